import SwiftSyntax
import SwiftSyntaxBuilder

extension ExprSyntax {
  /// The type that a value without annotation has: that of a literal, or of a call that makes a `UUID` or `Date`.
  var literalType: TypeSyntax? {
    switch self.as(ExprSyntaxEnum.self) {
    case .booleanLiteralExpr: "Bool"
    case .integerLiteralExpr: "Int"
    case .floatLiteralExpr: "Double"
    case .stringLiteralExpr: "String"
    case .prefixOperatorExpr(let expression) where expression.operator.text == "-": expression.expression.literalType
    case .functionCallExpr(let call) where ["UUID", "Date"].contains(call.calledExpression.trimmedDescription):
      "\(call.calledExpression.trimmed)"
    default: nil
    }
  }
}
