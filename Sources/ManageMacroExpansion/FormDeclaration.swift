import SwiftSyntax
import SwiftSyntaxBuilder

/// A struct with `@Form`, as the source has it.
struct FormDeclaration {
  /// A property with the field that asks for its value.
  private struct Input {
    let property: Property
    let field: ExprSyntax
    let name: String

    var bareName: String { property.name.text }
  }

  private let access: AccessLevel
  private let inputs: [Input]

  /// Nil where `problems` says why.
  init?(_ declaration: some DeclGroupSyntax, problems: inout Problems) {
    guard let structure = declaration.as(StructDeclSyntax.self) else {
      problems.add(.formNotStruct, at: declaration)
      return nil
    }
    if let generics = structure.genericParameterClause { problems.add(.genericForm, at: generics) }
    access = AccessLevel(structure.modifiers) ?? .internal
    let level = access
    let properties = structure.memberBlock.members.compactMap { $0.decl.as(VariableDeclSyntax.self) }
      .flatMap { Property.all(of: $0, within: level, problems: &problems) }
    var inputs: [Input] = []
    for property in properties {
      guard let attribute = property.declaration.attributes.named("Input"),
        let field = attribute.labeledArguments.first?.expression
      else {
        problems.add(.missingInput(property.bareName), at: property.binding.pattern)
        continue
      }
      let name = attribute.argument("name")?.literalText ?? property.bareName.snakeCased
      inputs.append(Input(property: property, field: field.trimmed, name: name))
    }
    self.inputs = inputs
  }

  /// The fields that the page shows.
  var fields: DeclSyntax {
    let modifier = access.modifier
    let members = inputs.map { input in
      "  \(modifier)var \(input.bareName) = \(input.field)\(input.property.isOptional ? ".optional" : "")"
    }
    let named = inputs.map { "(\(StringLiteralExprSyntax(content: $0.name)), self.\($0.bareName))" }
    let names = inputs.map { input in
      "    if field == \\Self.\(input.bareName) { return \(StringLiteralExprSyntax(content: input.name)) }"
    }
    return """
      \(raw: modifier)struct Fields: ManageKit.FormFields {
        \(raw: modifier)static let standard = Self()
      \(raw: members.joined(separator: "\n"))

        \(raw: modifier)var named: [(name: String, field: any ManageKit.FormField)] {
          [\(raw: named.joined(separator: ", "))]
        }

        \(raw: modifier)static func name(of field: PartialKeyPath<Self>) -> String? {
      \(raw: names.joined(separator: "\n"))
          return nil
        }
      }
      """
  }

  /// The initializer that takes the fields' values.
  var initializer: DeclSyntax {
    let assignments = inputs.map { input in
      let value = input.property.isOptional ? "optionalValue" : "value"
      return "  self.\(input.bareName) = try values.\(value)(of: \\.\(input.bareName))"
    }
    return """
      \(raw: access.modifier)init(_ values: ManageKit.CleanedFields<Fields>) throws(ManageKit.InvalidField) {
      \(raw: assignments.joined(separator: "\n"))
      }
      """
  }
}
