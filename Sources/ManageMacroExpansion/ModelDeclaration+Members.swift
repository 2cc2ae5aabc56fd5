import SwiftSyntax
import SwiftSyntaxBuilder

extension ModelDeclaration {
  /// The members that the macro adds to the struct to make it a model.
  var members: [DeclSyntax] {
    let candidates: [(name: String, member: DeclSyntax)] = [
      ("schema", schema), ("Columns", columns), ("Draft", draft), ("init(from:)", rowInitializer),
      (memberwiseName, memberwiseInitializer), ("databaseValues", databaseValues),
      ("fieldValue(named:)", fieldValue), ("id", id),
    ]
    return candidates.filter { !declares($0.name) }.map(\.member)
  }

  private var rowInitializer: DeclSyntax {
    let reads = properties.map { "  self.\($0.name.text) = try row.decode(\($0.typeName).self)" }
    return """
      \(raw: access.modifier)init(from row: inout ManageKit.RowDecoder) throws {
      \(raw: reads.joined(separator: "\n"))
      }
      """
  }

  private var memberwiseName: String {
    "init(" + properties.map { $0.bareName + ":" }.joined() + ")"
  }

  private var memberwiseInitializer: DeclSyntax {
    "\(raw: initializer(of: properties, spelled: \.trimmedDescription))"
  }

  private var databaseValues: DeclSyntax {
    """
    \(raw: access.modifier)var databaseValues: [ManageKit.DatabaseValue] {
      [\(raw: properties.map { "self.\($0.name.text).databaseValue" }.joined(separator: ", "))]
    }
    """
  }

  private var fieldValue: DeclSyntax {
    var taken: Set<String> = []
    let cases = properties.map { property in
      let names = [property.bareName, property.bareName.snakeCased, property.column].filter {
        taken.insert($0).inserted
      }
      let labels = names.map { "\(literal: $0)" as ExprSyntax }.map(\.description).joined(separator: ", ")
      return "  case \(labels): self.\(property.name.text) as any ManageKit.FieldValue"
    }
    return """
      \(raw: access.modifier)func fieldValue(named name: Swift.String) -> (any ManageKit.FieldValue)? {
        switch name {
      \(raw: cases.joined(separator: "\n"))
        default: nil
        }
      }
      """
  }

  private var id: DeclSyntax {
    "\(raw: access.modifier)var id: \(key.type.trimmed) { self.\(key.name) }"
  }

  /// An initializer that takes a value for each property; as visible as the least visible of them.
  func initializer(of properties: [Property], spelled: (Syntax) -> String) -> String {
    let parameters = properties.map { property in
      let value = property.defaultValue.map { " = " + spelled(Syntax($0)) } ?? ""
      return "\(property.name.text): \(spelled(Syntax(property.type)))\(value)"
    }
    let access = properties.map(\.access).min().map { min($0, self.access) } ?? self.access
    return """
      \(access.modifier)init(\(parameters.joined(separator: ", "))) {
      \(properties.map { "  self.\($0.name.text) = \($0.name.text)" }.joined(separator: "\n"))
      }
      """
  }
}
