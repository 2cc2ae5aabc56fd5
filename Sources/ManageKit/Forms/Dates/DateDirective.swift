import ManageGroundwork
import ManageTemplateEngine

/// The letters of a date format, as Python has them in the C locale.
enum DateDirective {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// How many scalars at the front a directive may take, and the number that they stand for; the likeliest first.
  static func candidates(_ letter: Unicode.Scalar, _ text: ArraySlice<Unicode.Scalar>) -> [(Int, Int)] {
    switch letter {
    case "d": twoDigits(text, 1...31, wild: 1...2) + oneDigit(text, 1...9) + spacedDay(text)
    case "H": twoDigits(text, 0...23, wild: 0...1) + oneDigit(text, 0...9, isWild: true)
    case "I", "m": twoDigits(text, 1...12) + oneDigit(text, 1...9)
    case "M": twoDigits(text, 0...59, wild: 0...5) + oneDigit(text, 0...9, isWild: true)
    case "S": twoDigits(text, 0...61, wild: 0...5) + oneDigit(text, 0...9, isWild: true)
    case "j": [3, 2, 1].flatMap { digits(text, $0, 1...366) }
    case "y": digits(text, 2, 0...99)
    case "Y": digits(text, 4, 0...9999)
    case "f": fractions(text)
    case "B": names(months, text)
    case "b": names(months.map { String($0.prefix(3)) }, text)
    case "A": names(weekdays, text)
    case "a": names(weekdays.map { String($0.prefix(3)) }, text)
    case "p": names(["am", "pm"], text)
    default: []
    }
  }

  /// Two digits, of which the second may be of any script where the first is one of `wild`, as in Python's `[1-2]\d`.
  private static func twoDigits(
    _ text: ArraySlice<Unicode.Scalar>, _ range: ClosedRange<Int>, wild: ClosedRange<Int>? = nil
  ) -> [(Int, Int)] {
    guard let first = text.first, first.isASCII, let tens = digit(first), let second = text.dropFirst().first,
      let units = digit(second), second.isASCII || wild?.contains(tens) == true
    else { return [] }
    return range.contains(tens * 10 + units) ? [(2, tens * 10 + units)] : []
  }

  private static func oneDigit(
    _ text: ArraySlice<Unicode.Scalar>, _ range: ClosedRange<Int>, isWild: Bool = false
  ) -> [(Int, Int)] {
    guard let first = text.first, isWild || first.isASCII, let number = digit(first) else { return [] }
    return range.contains(number) ? [(1, number)] : []
  }

  /// So many digits of any script.
  private static func digits(
    _ text: ArraySlice<Unicode.Scalar>, _ length: Int, _ range: ClosedRange<Int>
  ) -> [(Int, Int)] {
    let digits = text.prefix(length).compactMap(digit)
    guard digits.count == length else { return [] }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    return range.contains(number) ? [(length, number)] : []
  }

  private static func spacedDay(_ text: ArraySlice<Unicode.Scalar>) -> [(Int, Int)] {
    guard text.first == " ", let day = text.dropFirst().first, ("1"..."9").contains(day) else { return [] }
    return [(2, Int(day.value) - 48)]
  }

  /// Up to six digits of ASCII, in microseconds.
  private static func fractions(_ text: ArraySlice<Unicode.Scalar>) -> [(Int, Int)] {
    let digits = text.prefix(6).prefix { ("0"..."9").contains($0) }.map { Int($0.value) - 48 }
    return digits.indices.reversed().map { last in
      let number = digits[...last].reduce(0) { $0 * 10 + $1 }
      return (last + 1, (last + 1..<6).reduce(number) { number, _ in number * 10 })
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil }
    guard scalar.properties.generalCategory == .decimalNumber else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  private static func names(_ names: [String], _ text: ArraySlice<Unicode.Scalar>) -> [(Int, Int)] {
    let longestFirst = names.enumerated().sorted { $0.element.utf8.count > $1.element.utf8.count }
    return longestFirst.compactMap { index, name in
      let taken = text.prefix(name.utf8.count)
      guard taken.count == name.utf8.count, taken.allSatisfy(\.isASCII) else { return nil }
      let word = String(String.UnicodeScalarView(taken)).lowercased()
      return word == name.lowercased() ? (taken.count, index + 1) : nil
    }
  }

  /// A directive of a day and a time, padded with zeros.
  static func text(_ letter: Unicode.Scalar, _ date: CivilDate) -> String {
    let hour = date.hour % 12 == 0 ? 12 : date.hour % 12
    return switch letter {
    case "d": padded(date.day, 2)
    case "m": padded(date.month, 2)
    case "Y": padded(date.year, 4)
    case "y": padded(date.year % 100, 2)
    case "H": padded(date.hour, 2)
    case "I": padded(hour, 2)
    case "M": padded(date.minute, 2)
    case "S": padded(date.second, 2)
    case "f": padded(date.microsecond, 6)
    case "j": padded(date.dayOfYear, 3)
    case "B": months[date.month - 1]
    case "b": String(months[date.month - 1].prefix(3))
    case "A": weekdays[date.weekday]
    case "a": String(weekdays[date.weekday].prefix(3))
    case "p": date.hour < 12 ? "AM" : "PM"
    default: "%" + String(letter)
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
