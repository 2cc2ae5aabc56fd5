import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

extension ModelDeclaration {
  /// Names that a property can't have, because every model or every column of a query has a member of that name.
  static let reservedNames: Set<String> = [
    "schema", "databaseValues", "templateValue", "templateText", "templateElements", "tableReference",
    "expression", "ascending", "descending",
  ]

  func check(_ problems: inout Problems) {
    checkTable(&problems)
    checkKeys(&problems)
    checkNames(&problems)
    for property in properties { property.check(&problems) }
    checkColumns(&problems)
    checkIndexes(&problems)
  }

  private func checkTable(_ problems: inout Problems) {
    guard let table = attribute.argument(nil), table.literalText != nil else { return }
    problems.checkName(table, of: "the table")
  }

  private func checkKeys(_ problems: inout Problems) {
    for other in properties where other.id != nil && other.bareName != key.bareName {
      guard let marker = other.id else { continue }
      problems.add(
        .secondKey(key.bareName), at: marker, fix: .removing(marker, from: other.declaration, "remove '@ID'"))
    }
    if key.isOptional {
      problems.add(
        .optionalKey(key.bareName), at: key.type, fix: .replacing(key.type, with: key.wrappedType, "remove '?'"))
    }
  }

  private func checkNames(_ problems: inout Problems) {
    for property in properties {
      if Self.reservedNames.contains(property.bareName) {
        problems.add(.reserved(property.bareName), at: property.binding.pattern)
      } else if property.bareName == "id", key.bareName != "id" {
        problems.add(.keyTakesID(key.bareName), at: property.binding.pattern)
      }
    }
  }

  private func checkColumns(_ problems: inout Problems) {
    var owners: [String: String] = [:]
    for property in properties {
      if let owner = owners[property.column] {
        problems.add(
          .duplicateColumn(owner, property.bareName, property.column),
          at: property.columnArgument.map(Syntax.init) ?? Syntax(property.binding.pattern))
      }
      owners[property.column] = property.bareName
    }
  }

  private func checkIndexes(_ problems: inout Problems) {
    let names = properties.map(\.bareName)
    let indexes = attribute.argument("indexes")?.as(ArrayExprSyntax.self)?.elements ?? []
    for index in indexes.compactMap({ $0.expression.as(FunctionCallExprSyntax.self) }) {
      for argument in index.arguments where argument.label == nil {
        guard let text = argument.expression.literalText else { continue }
        let sign = text.hasPrefix("-") ? "-" : ""
        let name = String(text.dropFirst(sign.count))
        guard !names.contains(name) else { continue }
        let fix = name.nearest(of: names).map { nearest in
          FixIt.replacing(
            argument.expression, with: ExprSyntax("\(literal: sign + nearest)"), "use '\(nearest)'")
        }
        problems.add(.unknownProperty(name, self.name), at: argument.expression, fix: fix)
      }
    }
  }
}

extension String {
  /// The one of `candidates` that differs least, nil if none is alike.
  fileprivate func nearest(of candidates: [String]) -> String? {
    let distances = candidates.map { ($0, distance(to: $0)) }
    guard let (name, distance) = distances.min(by: { $0.1 < $1.1 }), distance <= max(2, count / 3) else { return nil }
    return name
  }

  /// How many characters to insert, remove or change, letter case and underscores apart (Levenshtein).
  private func distance(to other: String) -> Int {
    let (left, right) = (Array(folded), Array(other.folded))
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, candidate) in right.enumerated() {
        let cost = Swift.min(row[j] + 1, row[j + 1] + 1, diagonal + (character == candidate ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[right.count]
  }

  private var folded: String { lowercased().replacing("_", with: "") }
}
