import ManageGroundwork
import ManageTemplateEngine

/// A button of a formset's page that changes its rows without JavaScript: the form is sent, and shown again with one row
/// more or less, or two of them in another order.
enum RowAction: Equatable {
  case add
  case remove(Int)
  case moveUp(Int)
  case moveDown(Int)

  /// The names of the buttons, behind the prefix of the formset or the row.
  enum Name {
    static let add = "ADD"
    static let remove = "REMOVE"
    static let up = "UP"
    static let down = "DOWN"
  }

  /// The button that was pressed; nil for none of a formset of so many rows.
  init?(in input: FormInput, prefix: String, count: Int) {
    if input.contains("\(prefix)-\(Name.add)") {
      self = .add
      return
    }
    for row in 0..<count {
      if input.contains("\(prefix)-\(row)-\(Name.remove)") {
        self = .remove(row)
      } else if input.contains("\(prefix)-\(row)-\(Name.up)"), row > 0 {
        self = .moveUp(row)
      } else if input.contains("\(prefix)-\(row)-\(Name.down)"), row < count - 1 {
        self = .moveDown(row)
      } else {
        continue
      }
      return
    }
    return nil
  }

  /// The number that a row gets; nil for none.
  func place(of row: Int, isStored: Bool) -> Int? {
    switch self {
    case .remove(let removed) where !isStored: row == removed ? nil : row > removed ? row - 1 : row
    case .moveUp(let moved): row == moved ? row - 1 : row == moved - 1 ? row + 1 : row
    case .moveDown(let moved): row == moved ? row + 1 : row == moved + 1 ? row - 1 : row
    case .add, .remove: row
    }
  }
}

extension Formset {
  /// The same formset with its rows as a button asks for: `form-ADD`, `form-2-REMOVE`, `form-2-UP`, `form-2-DOWN`. Nil
  /// where none was pressed, so that the formset is to be cleaned and saved.
  ///
  ///     if let changed = formset.changingRows() { return page(changed) }
  ///
  /// A row that began with values is not taken away but ticked for deletion, where the formset can delete; rows that
  /// were stored stay before those that were added.
  public func changingRows() -> Formset? {
    guard let input, let action = RowAction(in: input, prefix: prefix, count: totalCount), isAllowed(action) else {
      return nil
    }
    let isStored = if case .remove(let row) = action { row < initialCount } else { false }
    var total = totalCount
    if action == .add { total += 1 }
    if case .remove = action, !isStored { total -= 1 }
    var changed = input.renamingRows(of: prefix) { action.place(of: $0, isStored: isStored) }
    changed.replace("\(prefix)-\(Name.total)", by: String(total))
    if case .remove(let row) = action, isStored { changed.replace("\(prefix)-\(row)-\(Name.delete)", by: "on") }
    return Formset(
      fields, options, input: changed, prefix: prefix, initial: initial, idFormat: idFormat, management.locale)
  }

  private func isAllowed(_ action: RowAction) -> Bool {
    switch action {
    case .add: totalCount < min(options.maximum, options.absoluteMaximum)
    case .remove(let row): row >= initialCount || options.canDelete
    case .moveUp(let row): row > initialCount
    case .moveDown(let row): row >= initialCount
    }
  }
}

extension FormInput {
  /// The longest name of a field that belongs to a row, in bytes.
  private static let longestName = 1024

  /// The same input with the fields of numbered rows under other numbers; those without a number are left out.
  fileprivate func renamingRows(of prefix: String, _ place: (Int) -> Int?) -> FormInput {
    var renamed = FormData()
    for sent in data.names {
      guard let name = try? sent.string(maximumBytes: Self.longestName) else { continue }
      guard let (row, field) = Self.row(in: name, prefix: prefix) else {
        for value in data.all(name) { renamed.append(value, to: sent) }
        continue
      }
      guard let number = place(row) else { continue }
      for value in data.all(name) { renamed.append(value, to: ClientText("\(prefix)-\(number)-\(field)")) }
    }
    return replacing(renamed)
  }

  /// The number and the field of a name such as `form-2-title`.
  private static func row(in name: String, prefix: String) -> (Int, Substring)? {
    guard name.utf8.starts(with: "\(prefix)-".utf8) else { return nil }
    let rest = Substring(name.utf8.dropFirst(prefix.utf8.count + 1))
    guard let dash = rest.utf8.firstIndex(of: UInt8(ascii: "-")), let row = Int(rest[..<dash]), row >= 0 else {
      return nil
    }
    return (row, Substring(rest.utf8[rest.utf8.index(after: dash)...]))
  }

  fileprivate mutating func replace(_ name: String, by value: String) {
    var replaced = FormData()
    for sent in data.names where !sent.equals(name) {
      guard let other = try? sent.string(maximumBytes: Self.longestName) else { continue }
      for value in data.all(other) { replaced.append(value, to: sent) }
    }
    replaced.append(ClientText(value), to: ClientText(name))
    self = replacing(replaced)
  }
}
