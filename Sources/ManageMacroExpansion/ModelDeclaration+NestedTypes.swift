import SwiftSyntax
import SwiftSyntaxBuilder

extension ModelDeclaration {
  /// The columns as queries see them.
  var columns: DeclSyntax {
    let members = properties.map { property in
      "  \(property.access.modifier)let \(property.name.text): ManageKit.\(columnType(of: property))"
    }
    let assignments = properties.map { property in
      let type = property.references == nil ? "Column" : "ForeignKey"
      let column = StringLiteralExprSyntax(content: property.column)
      return "    self.\(property.name.text) = ManageKit.\(type)(\(column), in: table)"
    }
    return """
      \(raw: access.modifier)struct Columns: ManageKit.ModelColumns {
        \(raw: access.modifier)typealias Table = \(raw: name)
        \(raw: access.modifier)let tableReference: ManageKit.TableReference
      \(raw: members.joined(separator: "\n"))

        \(raw: access.modifier)init(_ table: ManageKit.TableReference) {
          self.tableReference = table
      \(raw: assignments.joined(separator: "\n"))
        }
      }
      """
  }

  private func columnType(of property: Property) -> String {
    guard let target = property.target else { return "Column<\(spelledOutside(property.type))>" }
    return "ForeignKey<\(spelledOutside(target)), \(spelledOutside(property.type))>"
  }

  /// The row that is not in the database yet.
  var draft: DeclSyntax {
    let members = draftedProperties.map { property in
      "  \(property.access.modifier)var \(property.name.text): \(spelledOutside(property.type))"
    }
    let values = properties.filter { !$0.isGenerated }.map { property in
      property.isTimestamp ? "now" : "self.\(property.name.text).databaseValue"
    }
    return """
      \(raw: access.modifier)struct Draft: ManageKit.ModelDraft {
        \(raw: access.modifier)typealias Table = \(raw: name)
      \(raw: members.joined(separator: "\n"))

      \(raw: initializer(of: draftedProperties, spelled: spelledOutside).indented)

        \(raw: access.modifier)func databaseValues(at now: ManageKit.DatabaseValue) -> [ManageKit.DatabaseValue] {
          [\(raw: values.joined(separator: ", "))]
        }
      }
      """
  }

  /// The source with the model's name for `Self`, which is another type within a nested one.
  private func spelledOutside(_ node: some SyntaxProtocol) -> String {
    node.trimmed.tokens(viewMode: .sourceAccurate).map { token in
      token.tokenKind == .keyword(.Self)
        ? token.leadingTrivia.description + name + token.trailingTrivia.description : token.description
    }.joined()
  }
}

extension String {
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }
}
