import ManageGroundwork
import ManageTemplateEngine

/// A date format such as `%d.%m.%Y`, as Python's `strptime` reads it and `strftime` writes it.
struct InputFormat: Sendable {
  private enum Piece {
    case literal(Unicode.Scalar)
    case space
    case directive(Unicode.Scalar)
  }

  private let pieces: [Piece]

  init(_ format: String) {
    var pieces: [Piece] = []
    var isDirective = false
    for scalar in format.unicodeScalars {
      if isDirective {
        pieces.append(scalar == "%" ? .literal("%") : .directive(scalar))
        isDirective = false
      } else if scalar == "%" {
        isDirective = true
      } else if scalar.isPythonWhitespace {
        if case .space? = pieces.last { continue }
        pieces.append(.space)
      } else {
        pieces.append(.literal(scalar))
      }
    }
    self.pieces = pieces
  }

  // MARK: - Reading

  /// The parts of a text in this format; nil for any other.
  func parse(_ text: String) -> ParsedDate? {
    guard text.utf8.count <= 256 else { return nil }
    let scalars = Array(text.unicodeScalars)
    var parts = ParsedDate()
    guard let end = match(pieces[...], scalars[...], &parts), end == scalars.endIndex else { return nil }
    return parts
  }

  /// Where a match ends: the first in the order in which a regular expression finds them.
  private func match(
    _ pieces: ArraySlice<Piece>, _ text: ArraySlice<Unicode.Scalar>, _ parts: inout ParsedDate
  ) -> Int? {
    guard let piece = pieces.first else { return text.startIndex }
    let rest = pieces.dropFirst()
    switch piece {
    case .literal(let scalar):
      guard let first = text.first, Self.isSame(first, scalar) else { return nil }
      return match(rest, text.dropFirst(), &parts)
    case .space:
      var count = text.prefix { $0.isPythonWhitespace }.count
      while count > 0 {
        if let end = match(rest, text.dropFirst(count), &parts) { return end }
        count -= 1
      }
      return nil
    case .directive(let letter):
      for (length, number) in DateDirective.candidates(letter, text) {
        let kept = parts
        parts.set(letter, number)
        if let end = match(rest, text.dropFirst(length), &parts) { return end }
        parts = kept
      }
      return nil
    }
  }

  private static func isSame(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    first == second || first.properties.lowercaseMapping == second.properties.lowercaseMapping
  }

  // MARK: - Writing

  /// The parts of a day and a time in this format.
  func text(of date: CivilDate) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let scalar): String(scalar)
      case .space: " "
      case .directive(let letter): DateDirective.text(letter, date)
      }
    }.joined()
  }
}
