/// The order of the folders of `Sources/ManageKit`: each may name only types of those before it, and its own.
struct Layering: Sendable {
  static let order: [[String]] = [
    ["Settings"], ["Console"], ["Database"], ["Models"],
    ["Migrations", "Templates", "Static", "Storage", "Mail", "Security"], ["Web"], ["Apps"], ["Commands"],
  ]

  private let files: [(file: SourceFile, place: Place)]
  private let owners: [String: Place]

  /// Where a file stands.
  private struct Place: Hashable {
    /// Of `order`; -1 is before all, for files in no folder.
    let layer: Int
    let folder: String
    /// The app whose folder within Apps it is.
    let app: String?
  }

  /// Throws `UnknownFolder`.
  init(_ files: [SourceFile]) throws {
    self.files = try files.map { ($0, try Self.place(of: $0)) }
    owners = Dictionary(
      self.files.flatMap { file, place in file.declarations.filter(\.isTopLevel).map { ($0.name, place) } },
      uniquingKeysWith: { $0.layer <= $1.layer ? $0 : $1 })
  }

  /// `PATH:LINE uses NAME of FOLDER` for each use of a type that stands too late.
  var violations: [String] {
    let own = Dictionary(grouping: files, by: \.place).mapValues { files in
      Set(files.flatMap { $0.file.declarations.map(\.name) })
    }
    return files.flatMap { file, place in
      file.typeNames.compactMap { name, line in
        guard let owner = owners[name], own[place]?.contains(name) != true, !Self.may(place, use: owner) else {
          return nil
        }
        return "\(file.path):\(line) uses \(name) of \(owner.app.map { "Apps/\($0)" } ?? owner.folder)"
      }
    }
  }

  private static func may(_ place: Place, use owner: Place) -> Bool {
    guard place.layer == owner.layer, owner.app != nil else { return owner.layer <= place.layer }
    return owner.app == place.app || (owner.app == "Accounts" && place.app != nil)
  }

  private static func place(of file: SourceFile) throws -> Place {
    let parts = file.path.split(separator: "/").dropFirst(2).map(String.init)
    guard parts.count > 1 else { return Place(layer: -1, folder: "", app: nil) }
    guard let layer = order.firstIndex(where: { $0.contains(parts[0]) }) else { throw UnknownFolder(name: parts[0]) }
    return Place(layer: layer, folder: parts[0], app: parts[0] == "Apps" && parts.count > 2 ? parts[1] : nil)
  }

  struct UnknownFolder: Error {
    let name: String
  }
}
