import SwiftDiagnostics
import SwiftSyntax

extension Property {
  /// The part of `@Field` and `@References` for people: texts, choices, validators, secrecy.
  func checkTexts(_ problems: inout Problems) {
    for label in ["label", "help"] {
      guard let text = (field ?? references)?.argument(label), text.literalText == "" || text.isEmptyDictionary else {
        continue
      }
      problems.add(.emptyText(label, bareName), at: text)
    }
    checkChoices(&problems)
    checkValidators(&problems)
    if let secret = field?.argument("secret"), secret.trimmedDescription == "false", wrappedType.bareName == "Secret" {
      problems.add(.shownSecret(bareName), at: secret)
    }
  }

  private func checkChoices(_ problems: inout Problems) {
    guard let choices = field?.argument("choices") else { return }
    if choices.isEmptyDictionary { problems.add(.noChoices(bareName), at: choices) }
    guard case .elements(let elements) = choices.as(DictionaryExprSyntax.self)?.content else { return }
    let max = field?.argument("max")?.trimmedDescription
    var known: Set<String> = []
    for key in elements.map(\.key) {
      let text = key.trimmedDescription
      if !known.insert(text).inserted { problems.add(.sameChoice(bareName, text), at: key) }
      if let max, let limit = Int(max), let literal = key.literalText, literal.unicodeScalars.count > limit {
        problems.add(.longChoice(bareName, text, max), at: key)
      }
    }
  }

  private func checkValidators(_ problems: inout Problems) {
    let kind = ColumnKind(wrappedType)
    for element in field?.argument("validators")?.as(ArrayExprSyntax.self)?.elements ?? [] {
      guard let call = element.expression.as(FunctionCallExprSyntax.self),
        let name = call.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text,
        let kinds = Self.checkedKinds[name], kind != .unknown, !kinds.contains(kind)
      else { continue }
      problems.add(.validatorOnOther(name, bareName, typeName), at: element.expression)
    }
  }

  private static let checkedKinds: [String: Set<ColumnKind>] = [
    "minimum": [.number, .decimal], "maximum": [.number, .decimal], "minimumLength": [.text],
  ]
}

extension ExprSyntax {
  /// Whether it is the literal `[:]`.
  fileprivate var isEmptyDictionary: Bool {
    guard case .colon = self.as(DictionaryExprSyntax.self)?.content else { return false }
    return true
  }
}
