public import SwiftSyntax
public import SwiftSyntaxMacros

/// `@ID`, `@Field`, `@References`, `@CreatedAt` and `@UpdatedAt`: marks that `@Model` reads, which expand to nothing.
open class FieldExpansion: PeerMacro {
  public static func expansion(
    of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
    in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    let model = context.lexicalContext.first?.asProtocol((any DeclGroupSyntax).self)
    if model?.attributes.named("Model") == nil || !declaration.is(VariableDeclSyntax.self) {
      context.diagnose(ModelDiagnostic.markerOutsideModel(node.name).at(node))
    }
    return []
  }
}
