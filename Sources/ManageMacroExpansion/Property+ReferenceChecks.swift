import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

extension Property {
  /// A reference names a model by `User.self`, and holds its `User.ID`.
  func checkReference(_ problems: inout Problems) {
    guard let target else {
      if let argument = references?.argument(nil) {
        let text = argument.trimmedDescription
        problems.add(
          .notAType(text), at: argument, fix: .replacing(argument, with: ExprSyntax("\(raw: text).self"), "add '.self'")
        )
      }
      return
    }
    checkKeyType(of: target.trimmedDescription, &problems)
    checkDeleteRule(&problems)
  }

  private func checkKeyType(of target: String, _ problems: inout Problems) {
    let held = wrappedType
    if held.is(ArrayTypeSyntax.self) || held.as(IdentifierTypeSyntax.self)?.genericArgumentClause != nil {
      problems.add(.listOfKeys(target), at: type)
      return
    }
    let member = held.as(MemberTypeSyntax.self)
    let names = [target.lastComponent, "Self"]
    let isKeyOfOther = member?.name.text == "ID" && !names.contains(member?.baseType.lastName ?? "")
    guard held.lastName == target.lastComponent || isKeyOfOther else { return }
    let key: TypeSyntax = isOptional ? "\(raw: target).ID?" : "\(raw: target).ID"
    problems.add(.notAKey(bareName, target), at: type, fix: .replacing(type, with: key, "use '\(key)'"))
  }

  private func checkDeleteRule(_ problems: inout Problems) {
    guard let rule = references?.argument("onDelete")?.as(MemberAccessExprSyntax.self) else { return }
    switch rule.declName.baseName.text {
    case "setNull" where !isOptional:
      problems.add(
        .setNullOnRequired(bareName), at: rule,
        fix: .replacing(type, with: TypeSyntax("\(type.trimmed)?"), "make '\(bareName)' optional"))
    case "setDefault" where initialValue == nil:
      problems.add(.setDefaultWithoutDefault(bareName), at: rule)
    default: break
    }
  }
}

extension String {
  fileprivate var lastComponent: String { split(separator: ".").last.map(String.init) ?? self }
}

extension TypeSyntax {
  fileprivate var lastName: String { trimmedDescription.lastComponent }
}
