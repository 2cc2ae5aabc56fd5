/// The text between the quotes of a string in a script.
///
/// Source: ECMA-262, "String Literals".
struct JavaScriptString {
  /// With its escapes resolved; nil if one of them is none, or stands for a control character.
  let text: String?

  init(_ source: ArraySlice<UInt8>) {
    let source = String(decoding: source, as: UTF8.self)
    text = source.contains("\\") ? Self.unescaped(source.unicodeScalars) : source
  }

  private static func unescaped(_ source: String.UnicodeScalarView) -> String? {
    var (rest, text) = (source[...], String.UnicodeScalarView())
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "u":
        guard let scalar = rest.first == "{" ? braced(&rest) : digits(4, &rest) else { return nil }
        text.append(scalar)
      case "x":
        guard let scalar = digits(2, &rest) else { return nil }
        text.append(scalar)
      case "\n": break
      case "b", "f", "n", "r", "t", "v", "\r", nil: return nil
      case let digit? where ("0"..."9").contains(digit): return nil
      case let scalar?: text.append(scalar)
      }
    }
    return text.contains { $0.properties.generalCategory == .control } ? nil : String(text)
  }

  private static func braced(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard let end = rest.firstIndex(of: "}") else { return nil }
    let digits = String(rest[..<end].dropFirst())
    rest = rest[rest.index(after: end)...]
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }

  private static func digits(_ count: Int, _ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
    let digits = String(rest.prefix(count))
    rest = rest.dropFirst(count)
    return digits.unicodeScalars.count == count ? UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) : nil
  }
}
