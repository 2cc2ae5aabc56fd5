import Foundation
import ManageTemplateEngine

/// A template and the values it shows, made of bytes that a fuzzer thought up.
///
/// What stands before the first 0xFF is the template, what follows makes the values. Whatever they are, compiling and
/// rendering must end, either well or with an error.
struct FuzzedRender {
  private static let separator: UInt8 = 0xFF
  private static let names = ["v", "n", "l", "d", "f", "s", "x", "foo", "var", "list", "items", "user"]

  private let source: String
  private let values: Values

  init(_ bytes: some Collection<UInt8>) {
    source = String(decoding: bytes.prefix { $0 != Self.separator }, as: UTF8.self)
    var stream = ValueStream(bytes: bytes.drop { $0 != Self.separator }.dropFirst())
    values = Values(uniqueKeysWithValues: Self.names.map { ($0, stream.value()) })
  }

  /// Compiles and renders; returns the output's length, or nil where there was an error.
  func run() -> Int? {
    var options = Options(debug: true)
    options.usesThousandSeparator = true
    let templates = ["a": source, "base": "{% block a %}{{ v }}{% endblock %}{% block title %}{% endblock %}"]
    let engine = Engine(loader: DictionaryLoader(templates), urls: Routes(), statics: Files(), options: options)
    return try? engine.render("a", values).count
  }
}

/// Makes values of bytes.
private struct ValueStream<Bytes: Collection<UInt8>> {
  var bytes: Bytes.SubSequence

  init(bytes: Bytes) { self.bytes = bytes[...] }

  private mutating func number(below limit: Int) -> Int {
    Int(bytes.popFirst() ?? 0) % limit
  }

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[number(below: choices.count)]
  }

  mutating func value(depth: Int = 0) -> TemplateValue {
    switch number(below: depth > 3 ? 8 : 11) {
    case 0: return .null
    case 1: return .int(pick(NastyValues.integers))
    case 2: return .double(pick(NastyValues.doubles))
    case 3: return .bool(number(below: 2) == 1)
    case 4: return .string(pick(NastyValues.texts))
    case 5: return .safe(pick(NastyValues.texts))
    case 6: return .string(text())
    case 7: return .date(date())
    case 8: return .array((0..<number(below: 4)).map { _ in value(depth: depth + 1) })
    case 9:
      let keys = ["a", "b", "x", "items"].prefix(number(below: 5))
      return .dictionary(TemplateDictionary(keys.map { ($0, value(depth: depth + 1)) }))
    default:
      let value = value(depth: depth + 1)
      return .lazy(LazyValue { value })
    }
  }

  private mutating func text() -> String {
    let length = number(below: 64)
    defer { bytes = bytes.dropFirst(length) }
    return String(decoding: bytes.prefix(length), as: UTF8.self)
  }

  private mutating func date() -> TemplateDate {
    TemplateDate(
      Date(timeIntervalSince1970: pick(NastyValues.instants)),
      timeZone: pick([nil, .gmt, TimeZone(identifier: "Asia/Seoul")]), kind: pick([.date, .time, .dateTime]))
  }
}

/// Values that break careless code.
private enum NastyValues {
  static let integers = [Int.min, Int.max, 0, -1, 1, 5, 999_999_999]
  static let doubles = [.nan, .infinity, -.infinity, 0, -0.0, 1e308, .leastNonzeroMagnitude, 1.5]
  static let instants = [0, 1e300, -1e300, .nan, 1e11, -1e11, 1.7e9]
  static let texts = [
    "", "a", "<a<a<a", "<!--", String(repeating: "<a ", count: 500), "&#xD800;", "&#99999999999;", "http://[",
    "www.a.com).;", "1e999999999999", "-", "%s%d%999999999d%*d", ":", "::0", "::-1", "-9223372036854775808:",
    "Y-m-d \\", "\u{0}\u{2028}", "e\u{301}👨‍👩‍👧", "999999999", "-999999999s", ".9999999999f", "g", "nan", "inf",
    "a@b.c", "١٢٣", "javascript:alert(1)", String(repeating: "a.", count: 2000), "\\ud800",
  ]
}

private struct Routes: URLResolver {
  func url(named name: String, arguments: [TemplateValue], keywordArguments: [(String, TemplateValue)]) -> String? {
    name.isEmpty ? nil : "/" + name
  }
}

private struct Files: StaticResolver {
  func staticURL(for path: String) -> String { "/" + path }
}
