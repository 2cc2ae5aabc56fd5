/// Which of a language's forms goes with a number: gettext's `Plural-Forms` expression in C.
indirect enum PluralRule: Sendable {
  case number
  case constant(Int)
  case not(PluralRule)
  case binary(Operator, PluralRule, PluralRule)
  case choice(PluralRule, PluralRule, PluralRule)

  enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case unequal = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case remainder = "%"
  }

  /// The index of the form for a number.
  func form(for number: Int) -> Int {
    switch self {
    case .number: number
    case .constant(let value): value
    case .not(let operand): operand.form(for: number) == 0 ? 1 : 0
    case .choice(let condition, let yes, let no): (condition.form(for: number) != 0 ? yes : no).form(for: number)
    case .binary(let sign, let left, let right): sign.apply(left.form(for: number), right.form(for: number))
    }
  }
}

extension PluralRule.Operator {
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .unequal: 3
    case .less, .greater, .lessOrEqual, .greaterOrEqual: 4
    case .plus, .minus: 5
    case .times, .divided, .remainder: 6
    }
  }

  fileprivate func apply(_ left: Int, _ right: Int) -> Int {
    switch self {
    case .or: left != 0 || right != 0 ? 1 : 0
    case .and: left != 0 && right != 0 ? 1 : 0
    case .equal: left == right ? 1 : 0
    case .unequal: left != right ? 1 : 0
    case .less: left < right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .greaterOrEqual: left >= right ? 1 : 0
    case .plus: left &+ right
    case .minus: left &- right
    case .times: left &* right
    case .divided: right > 0 ? left / right : 0
    case .remainder: right > 0 ? left % right : 0
    }
  }
}
