/// Whole numbers in the digits `0` to `9` and `a` to `z`, as short parts of addresses.
package enum Base36 {
  /// 64 bits fit into so many digits; longer text is refused before it costs anything.
  private static let maximumLength = 13

  /// The number in base 36; nil for a negative one.
  package static func encode(_ number: Int) -> String? {
    number < 0 ? nil : String(number, radix: 36)
  }

  /// The number that text stands for; nil where it is none or 64 bits don't hold it.
  package static func decode(_ text: String) -> Int? {
    text.utf8.count > maximumLength ? nil : Int(text, radix: 36)
  }
}
