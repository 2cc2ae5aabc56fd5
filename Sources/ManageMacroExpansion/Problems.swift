import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

/// All problems of a declaration, shown at once.
struct Problems {
  private(set) var list: [Diagnostic] = []

  mutating func add(_ message: ModelDiagnostic, at node: some SyntaxProtocol, fix: FixIt? = nil) {
    list.append(message.at(node, fix: fix))
  }

  /// A name must be a literal, and one that PostgreSQL keeps whole.
  mutating func checkName(_ expression: ExprSyntax, of what: String) {
    guard let name = expression.literalText else { return add(.notLiteral(what), at: expression) }
    if name.isEmpty { add(.emptyName(what), at: expression) }
    if name.utf8.count > 63 { add(.nameTooLong(name, name.utf8.count), at: expression) }
  }

  mutating func addNotStruct(_ declaration: some DeclGroupSyntax) {
    let introducer = declaration.introducer
    let article = "aeiou".contains(introducer.text.prefix(1)) ? "an" : "a"
    let fix = declaration.as(ClassDeclSyntax.self).map {
      FixIt.replacing($0.classKeyword, with: TokenSyntax.keyword(.struct), "make it a struct")
    }
    add(.notStruct("\(article) \(introducer.text)"), at: introducer, fix: fix)
  }

  mutating func addNoKey(_ structure: StructDeclSyntax, properties: [Property], access: AccessLevel) {
    let fix: FixIt
    if let id = properties.first(where: { $0.bareName == "id" })?.declaration {
      fix = .replacing(id, with: DeclSyntax("@ID \(id.trimmed)"), "mark 'id' with @ID")
    } else {
      let members = structure.memberBlock.members
      let key = MemberBlockItemSyntax(decl: DeclSyntax("@ID \(raw: access.modifier)var id: Int")).with(
        \.leadingTrivia, members.first?.leadingTrivia ?? .newline)
      fix = .replacing(members, with: [key] + members, "add a key")
    }
    add(.noKey, at: structure.name, fix: fix)
  }
}

/// A fix-it's text.
struct ModelFixIt: FixItMessage {
  let message: String

  var fixItID: MessageID { MessageID(domain: "ManageMacros", id: message) }
}

extension FixIt {
  static func replacing(_ old: some SyntaxProtocol, with new: some SyntaxProtocol, _ message: String) -> FixIt {
    let replacement = Syntax(new).with(\.leadingTrivia, old.leadingTrivia).with(\.trailingTrivia, old.trailingTrivia)
    return FixIt(
      message: ModelFixIt(message: message), changes: [.replace(oldNode: Syntax(old), newNode: replacement)])
  }

  static func removing(
    _ attribute: AttributeSyntax, from declaration: VariableDeclSyntax, _ message: String
  ) -> FixIt {
    let attributes = declaration.attributes.filter { $0.as(AttributeSyntax.self)?.id != attribute.id }
    return .replacing(declaration, with: declaration.with(\.attributes, attributes), message)
  }
}
