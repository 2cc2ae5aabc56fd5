import SwiftDiagnostics
import SwiftSyntax

extension Property {
  func check(_ problems: inout Problems) {
    checkMarkers(&problems)
    checkConstant(&problems)
    if references != nil { checkReference(&problems) } else { checkType(&problems) }
    checkArguments(&problems)
    checkTexts(&problems)
  }

  private func checkMarkers(_ problems: inout Problems) {
    for (first, second) in [(field, references), (createdAt, updatedAt), (id, createdAt), (id, updatedAt)] {
      guard let first, let second else { continue }
      problems.add(.conflictingMarkers(first.name, second.name), at: second)
    }
    for marker in [createdAt, updatedAt].compactMap(\.self) where wrappedType.bareName != "Date" {
      problems.add(.timestampOnOther(marker.name, typeName), at: marker)
    }
  }

  private func checkConstant(_ problems: inout Problems) {
    guard !isVariable, initialValue != nil else { return }
    problems.add(
      .constant(bareName), at: declaration.bindingSpecifier,
      fix: .replacing(declaration.bindingSpecifier, with: TokenSyntax.keyword(.var), "use 'var'"))
  }

  private func checkArguments(_ problems: inout Problems) {
    if let columnArgument { problems.checkName(columnArgument, of: "the column") }
    guard let field else { return }
    let known = ColumnKind(wrappedType)
    if let max = field.argument("max"), ![.text, .unknown].contains(known) {
      problems.add(.maxOnOther(bareName, typeName), at: max)
    }
    for label in ["digits", "places"] {
      guard let argument = field.argument(label), ![.decimal, .unknown].contains(known) else { continue }
      problems.add(.digitsOnOther(bareName, typeName), at: argument)
    }
  }
}

/// What a macro can learn about a column from the name of its type.
enum ColumnKind {
  case text, number, decimal, other, unknown

  init(_ type: TypeSyntax) {
    let others: Set = ["Bool", "Date", "Data", "UUID", "CalendarDate", "IPAddress"]
    self =
      switch type.bareName {
      case "String": .text
      case "Int", "Int16", "Int32", "Int64", "Double": .number
      case "Decimal": .decimal
      case let name where others.contains(name) || name.hasPrefix("JSON<"): .other
      default: .unknown
      }
  }
}
