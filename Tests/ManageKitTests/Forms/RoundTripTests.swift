import Foundation
import ManageGroundwork
import ManageTemplateEngine
import Testing

@testable import ManageKit

@Suite("A value that a form shows and that comes back unchanged")
struct RoundTripTests {
  @Model("round_trip")
  struct Row {
    @ID var id: Int
    @Field(max: 200) var name: String
    var text: String
    var small: Int16
    var large: Int64
    var ratio: Double
    @Field(digits: 30, places: 10) var price: Decimal
    var isActive: Bool
    var at: Date
    var day: CalendarDate
    var key: UUID
    var address: IPAddress
  }

  /// How many values of each type go round, in addition to the extremes.
  private static let count = 300

  private func check<Value: FieldValue>(_ field: ModelField<Value>, _ values: [Value]) throws {
    let locale = try Reader.locale()
    for value in values {
      let shown = UntypedForm(
        [("value", field)], initial: ["value": value.databaseValue.formValue], locale)
      let html = try #require(try shown["value"]?.html())
      var data = FormData()
      if let sent = Self.sent(html) { data.append(ClientText(sent), to: "value") }
      var posted = UntypedForm([("value", field)], input: FormInput(data), locale)
      posted.clean()
      let cleaned = try #require(posted.cleanedValue(of: "value"), "\(posted.errors) of \(html)")
      #expect(try field.value(of: cleaned) == value, "\(html)")
    }
  }

  /// The value that a browser sends for an input.
  private static func sent(_ html: String) -> String? {
    if html.hasPrefix("<textarea") {
      guard let start = html.range(of: ">\n"), let end = html.range(of: "</textarea>") else { return nil }
      return unescaped(String(html[start.upperBound..<end.lowerBound]))
    }
    if html.contains("type=\"checkbox\"") { return html.contains(" checked") ? "on" : nil }
    return html.firstMatch(of: /value="([^"]*)"/).map { unescaped(String($0.output.1)) }
  }

  private static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal)
    }
  }

  private static func texts(longest: Int) -> [String] {
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", "0", "<", "&", ">", "\"", "'", "\\", "%", "가", "é", "\u{301}", "\u{200D}", "🦄", "\u{10FFFF}", " ",
      "\u{1}",
    ]
    return (0..<count).map { _ in
      let scalars = (0..<Int.random(in: 1...longest)).compactMap { _ in alphabet.randomElement() }
      // White space at the ends is dropped, as in Django.
      return "|" + String(String.UnicodeScalarView(scalars)) + "|"
    }
  }

  @Test("texts of any script")
  func text() throws {
    try check(Row.formField(\.name), Self.texts(longest: 150))
    try check(Row.formField(\.text), Self.texts(longest: 400))
  }

  @Test("numbers, to their extremes")
  func numbers() throws {
    try check(Row.formField(\.small), [.min, .max, 0, -1] + (0..<Self.count).map { _ in .random(in: .min ... .max) })
    try check(Row.formField(\.large), [.min, .max, 0] + (0..<Self.count).map { _ in .random(in: .min ... .max) })
    let extremes = [0, -0.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0.1, 1e16, 1e-5]
    let doubles = (0..<Self.count).map { _ in Double(bitPattern: .random(in: .min ... .max)) }.filter(\.isFinite)
    try check(Row.formField(\.ratio), extremes + doubles)
    let decimals = (0..<Self.count).map { _ in Decimal(Int.random(in: -1_000_000_000...1_000_000_000)) / 100_000 }
    try check(Row.formField(\.price), [0, Decimal(string: "-99999999999999999999.9999999999") ?? 0] + decimals)
  }

  @Test("days, instants to the second, keys, addresses and truth")
  func others() throws {
    let days = [1, 9999].compactMap { CalendarDate(year: $0, month: 12, day: 31) }
    let random = (0..<Self.count).compactMap { _ in CalendarDate(daysSinceEpoch: .random(in: -700_000...2_900_000)) }
    try check(Row.formField(\.day), days + random)
    let instants = (0..<Self.count).map { _ in
      Date(timeIntervalSince1970: Double(Int.random(in: -60_000_000_000...250_000_000_000)))
    }
    try check(Row.formField(\.at), instants)
    try check(Row.formField(\.key), (0..<Self.count).map { _ in UUID() })
    try check(
      Row.formField(\.address), ["10.0.0.1", "::1", "2001:db8::ff", "::ffff:10.0.0.1"].compactMap { IPAddress($0) })
    try check(Row.formField(\.isActive), [true, false])
  }
}
