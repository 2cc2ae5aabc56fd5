import ManageGroundwork

extension DecimalNumber {
  /// The number with this many places behind the point, half rounded away from zero.
  func rounded(places: Int) -> DecimalNumber {
    var result = self
    if exponent >= -places {
      result.digits += [UInt8](repeating: 0, count: exponent + places)
    } else {
      let dropped = -places - exponent
      let roundsUp = dropped <= digits.count && digits[digits.count - dropped] >= 5
      result.digits = dropped >= digits.count ? [0] : Array(digits.dropLast(dropped))
      if roundsUp { result.increment() }
    }
    result.exponent = -places
    return result
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }

  /// The integer towards zero, as Python's `int()` makes it; nil where it's no number or has too many digits.
  var truncated: DecimalNumber? {
    guard isFinite, exponent < 10_000 else { return nil }
    var result = self
    result.kind = .integer
    result.digits = exponent < 0 ? digits.dropLast(-exponent) : digits + [UInt8](repeating: 0, count: exponent)
    result.exponent = 0
    result.trim()
    return result
  }

  /// The order of two numbers by worth: negative where the first is less; nil where one isn't a number.
  static func compare(_ left: DecimalNumber, _ right: DecimalNumber) -> Int? {
    guard left.isFinite, right.isFinite else {
      let (first, second) = (left.floating, right.floating)
      return first.isNaN || second.isNaN ? nil : first < second ? -1 : first > second ? 1 : 0
    }
    if left.isZero || right.isZero { return left.signum - right.signum }
    guard left.isNegative == right.isNegative else { return left.signum }
    let order = compareMagnitudes(left, right)
    return left.isNegative ? -order : order
  }

  private var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

  private static func compareMagnitudes(_ left: DecimalNumber, _ right: DecimalNumber) -> Int {
    let (first, second) = (left.digits.drop { $0 == 0 }, right.digits.drop { $0 == 0 })
    let (top, otherTop) = (first.count + left.exponent, second.count + right.exponent)
    guard top == otherTop else { return top < otherTop ? -1 : 1 }
    for place in 0..<max(first.count, second.count) {
      let digit = place < first.count ? first[first.startIndex + place] : 0
      let other = place < second.count ? second[second.startIndex + place] : 0
      if digit != other { return digit < other ? -1 : 1 }
    }
    return 0
  }

  /// The sum; nil where it isn't finite or the numbers are too far apart.
  package static func sum(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    let exponent = min(left.exponent, right.exponent)
    guard left.isFinite, right.isFinite, max(left.exponent, right.exponent) - exponent < 10_000 else { return nil }
    var (first, second) = (left.scaled(to: exponent), right.scaled(to: exponent))
    if compareMagnitudes(first, second) < 0 { swap(&first, &second) }
    let isDifference = first.isNegative != second.isNegative
    first.add(second.digits, subtracting: isDifference)
    first.kind = left.kind == .integer && right.kind == .integer ? .integer : .decimal
    return first
  }

  private func scaled(to exponent: Int) -> DecimalNumber {
    var result = self
    result.digits += [UInt8](repeating: 0, count: self.exponent - exponent)
    result.exponent = exponent
    return result
  }

  private mutating func add(_ other: [UInt8], subtracting: Bool) {
    var carry = 0
    var result: [UInt8] = []
    for place in 0..<max(digits.count, other.count) {
      let digit = place < digits.count ? Int(digits[digits.count - 1 - place]) : 0
      let second = place < other.count ? Int(other[other.count - 1 - place]) : 0
      let total = digit + (subtracting ? -second : second) + carry
      let (quotient, remainder) = total.flooredQuotientAndRemainder(dividingBy: 10)
      result.append(UInt8(remainder))
      carry = quotient
    }
    if carry > 0 { result.append(UInt8(carry)) }
    digits = result.reversed()
    trim()
  }

  private mutating func trim() {
    digits = Array(digits.drop { $0 == 0 })
    guard digits.isEmpty else { return }
    digits = [0]
    if kind == .integer { isNegative = false }
  }

  /// Whether an integer can be divided by another without a remainder.
  func isMultiple(of divisor: DecimalNumber) -> Bool {
    if let divisor = divisor.integer, divisor != 0 { return remainder(by: divisor) == 0 }
    var divisor = divisor
    divisor.isNegative = false
    var rest = DecimalNumber(0)
    for digit in digits {
      rest.digits.append(digit)
      rest.trim()
      while Self.compareMagnitudes(rest, divisor) >= 0 { rest.add(divisor.digits, subtracting: true) }
    }
    return rest.isZero
  }

  /// The remainder of an integer by a divisor, rounded as Python does: it has the divisor's sign.
  func remainder(by divisor: Int) -> Int {
    let magnitude = divisor.magnitude
    let rest = digits.reduce(UInt(0)) { rest, digit in
      let (high, low) = rest.multipliedFullWidth(by: 10)
      let (sum, overflow) = low.addingReportingOverflow(UInt(digit))
      return magnitude.dividingFullWidth((high + (overflow ? 1 : 0), sum)).remainder
    }
    guard rest != 0, isNegative != (divisor < 0) else { return divisor < 0 ? -Int(rest) : Int(rest) }
    return divisor < 0 ? -Int(magnitude - rest) : Int(magnitude - rest)
  }
}
