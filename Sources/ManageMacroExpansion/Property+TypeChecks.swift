import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

extension Property {
  /// Types that no column holds, and the nearest that one does.
  private static let replacements = [
    "Float": "Double", "Int8": "Int16", "UInt8": "Int16", "UInt16": "Int32", "UInt32": "Int64", "UInt": "Int64",
    "UInt64": "Decimal", "Character": "String", "Substring": "String", "URL": "String",
  ]

  /// What is known about the type from its name alone; the compiler checks that others are a `FieldValue`.
  func checkType(_ problems: inout Problems) {
    if type.unwrapped?.unwrapped != nil {
      problems.add(
        .nestedOptional(bareName), at: type, fix: .replacing(type, with: wrappedType, "use '\(wrappedType.trimmed)'"))
    } else if let implicit = type.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) {
      let optional = OptionalTypeSyntax(wrappedType: implicit.wrappedType.trimmed)
      problems.add(
        .unsupportedType(bareName, "it is null without saying so"), at: type,
        fix: .replacing(type, with: optional, "use '?'"))
    } else if let replacement = Self.replacements[wrappedType.bareName] {
      problems.add(
        .replacedType(wrappedType.trimmedDescription, replacement), at: type,
        fix: .replacing(type, with: type.wrapping(TypeSyntax("\(raw: replacement)")), "use '\(replacement)'"))
    } else if wrappedType.isCollection {
      problems.add(
        .unsupportedType(bareName, "it is a collection, which JSON can hold"), at: type, fix: jsonFixIt)
    } else if let reason = wrappedType.reasonAgainst {
      problems.add(.unsupportedType(bareName, reason), at: type)
    }
  }

  private var jsonFixIt: FixIt {
    let json = type.wrapping(TypeSyntax("JSON<\(wrappedType.trimmed)>"))
    var fixed = binding
    fixed.typeAnnotation?.type = json.with(\.trailingTrivia, type.trailingTrivia)
    if let value = binding.initializer?.value, !value.is(NilLiteralExprSyntax.self) {
      fixed.initializer?.value = ExprSyntax("JSON(\(value.trimmed))")
    }
    return .replacing(binding, with: fixed, "wrap it in JSON")
  }
}

extension TypeSyntax {
  /// `type`, or an optional of it if this is an optional.
  fileprivate func wrapping(_ type: TypeSyntax) -> TypeSyntax {
    unwrapped == nil ? type : "\(type)?"
  }

  fileprivate var isCollection: Bool {
    self.is(ArrayTypeSyntax.self) || self.is(DictionaryTypeSyntax.self)
      || ["Array", "Set", "Dictionary"].contains(self.as(IdentifierTypeSyntax.self)?.name.text)
  }

  /// Why no column can hold it, whatever its names stand for.
  fileprivate var reasonAgainst: String? {
    if let tuple = self.as(TupleTypeSyntax.self) {
      guard tuple.elements.count == 1, let only = tuple.elements.first?.type else {
        return "it is a tuple; make each element a property"
      }
      return only.reasonAgainst
    }
    if let attributed = self.as(AttributedTypeSyntax.self) { return attributed.baseType.reasonAgainst }
    if self.is(FunctionTypeSyntax.self) { return "it is a function" }
    if self.is(MetatypeTypeSyntax.self) { return "it is a type, not a value" }
    let isExistential = self.is(SomeOrAnyTypeSyntax.self) || ["Any", "AnyObject"].contains(bareName)
    return isExistential ? "its type isn't known before it runs" : nil
  }
}
