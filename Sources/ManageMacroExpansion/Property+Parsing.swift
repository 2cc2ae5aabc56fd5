import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

extension Property {
  /// The columns that a declaration makes: none if it is static, lazy or computed.
  static func all(
    of declaration: VariableDeclSyntax, within access: AccessLevel, problems: inout Problems
  ) -> [Property] {
    let others: [TokenKind] = [.keyword(.static), .keyword(.class), .keyword(.lazy)]
    guard !declaration.modifiers.contains(where: { others.contains($0.name.tokenKind) }) else { return [] }
    var properties: [Property] = []
    var followingType: TypeSyntax?
    // In `var first, last: String` the type stands behind the last name.
    for binding in declaration.bindings.reversed() where binding.isStored {
      let type = binding.typeAnnotation?.type ?? binding.initializer?.value.literalType ?? followingType
      followingType = binding.typeAnnotation?.type ?? followingType
      if let property = Property(declaration, binding, type: type, within: access, problems: &problems) {
        properties.insert(property, at: 0)
      }
    }
    return properties
  }

  private init?(
    _ declaration: VariableDeclSyntax, _ binding: PatternBindingSyntax, type: TypeSyntax?,
    within modelAccess: AccessLevel, problems: inout Problems
  ) {
    guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.trimmed else {
      problems.add(.pattern, at: binding.pattern)
      return nil
    }
    guard let type else {
      let annotation = TypeAnnotationSyntax(
        colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("<#Type#>"),
        trailingTrivia: binding.initializer == nil ? [] : .space)
      let typed = binding.with(\.pattern.trailingTrivia, []).with(\.typeAnnotation, annotation)
      problems.add(
        .missingType(name.text), at: binding.pattern, fix: .replacing(binding, with: typed, "write the type"))
      return nil
    }
    self.name = name
    self.type = type
    self.declaration = declaration
    self.binding = binding
    initialValue = binding.initializer?.value
    isVariable = declaration.bindingSpecifier.tokenKind == .keyword(.var)
    access = min(AccessLevel(declaration.modifiers) ?? .internal, modelAccess)
  }
}

extension PatternBindingSyntax {
  /// Whether it stores a value: it has no accessors but observers.
  var isStored: Bool {
    guard let accessorBlock else { return true }
    guard case .accessors(let accessors) = accessorBlock.accessors else { return false }
    return accessors.allSatisfy { ["willSet", "didSet"].contains($0.accessorSpecifier.text) }
  }
}
