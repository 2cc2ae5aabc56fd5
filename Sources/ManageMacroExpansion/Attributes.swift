import SwiftSyntax

extension AttributeSyntax {
  /// The name without its module: `Field` of `@ManageKit.Field(max: 30)`.
  var name: String {
    attributeName.as(MemberTypeSyntax.self)?.name.text ?? attributeName.trimmedDescription
  }

  /// The arguments between the parentheses.
  var labeledArguments: LabeledExprListSyntax {
    arguments?.as(LabeledExprListSyntax.self) ?? []
  }

  /// The argument with this label, nil for none.
  func argument(_ label: String?) -> ExprSyntax? {
    labeledArguments.first { $0.label?.text == label }?.expression
  }

  /// Whether an argument is the literal `true`, or `absent` if it isn't there.
  func flag(_ label: String, absent: Bool = false) -> Bool {
    argument(label).map { $0.trimmedDescription == "true" } ?? absent
  }
}

extension AttributeListSyntax {
  /// The attribute of this name.
  func named(_ name: String) -> AttributeSyntax? {
    lazy.compactMap { $0.as(AttributeSyntax.self) }.first { $0.name == name }
  }
}

extension ExprSyntax {
  /// The text of a literal that has neither interpolations nor escapes.
  var literalText: String? {
    guard let segments = self.as(StringLiteralExprSyntax.self)?.segments else { return nil }
    let texts = segments.compactMap { $0.as(StringSegmentSyntax.self)?.content.text }
    return texts.count == segments.count && !texts.contains { $0.contains("\\") } ? texts.joined() : nil
  }
}
