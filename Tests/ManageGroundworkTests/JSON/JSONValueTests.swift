import ManageGroundwork
import Testing

@Suite("JSONValue")
struct JSONValueTests {
  @Test(
    "text becomes a value",
    arguments: [
      ("null", nil), (" true ", true), ("false", false), ("-0", 0), ("42", 42), ("4.0", 4.0), ("-1.5e2", -150.0),
      ("9223372036854775807", .int(.max)), ("9223372036854775808", .double(9.223372036854775808e18)),
      (#""a\"\\\/\b\f\n\r\t\u00e9\ud83e\udd84 한""#, "a\"\\/\u{8}\u{C}\n\r\té🦄 한"), ("[ ]", []), ("{ }", [:]),
      (#"{"z":1, "a":[1,{"b":null}]}"#, ["z": 1, "a": [1, ["b": nil]]]),
    ] as [(String, JSONValue)])
  func parse(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
  }

  @Test(
    "anything else is an error",
    arguments: [
      "", " ", "nul", "nulls", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1",
      "1e400", "[1,]", "[,1]", "[1 2]", "[", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", "{1:1}", "'a'",
      #"""#, #""\x""#, #""\u12""#, #""\u+123""#, "\"\n\"", "1 2",
      "[]]", "// a\n1", "\u{FEFF}1",
    ])
  func reject(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test(
    "a surrogate alone, which Python writes, becomes U+FFFD",
    arguments: [
      (#""\ud800""#, "\u{FFFD}"), (#""\udd84x""#, "\u{FFFD}x"), (#""\ud800\u0041""#, "\u{FFFD}A"),
      (#""\ud83e\ud83e\udd84""#, "\u{FFFD}🦄"),
    ])
  func loneSurrogate(text: String, string: String) throws {
    #expect(try JSONValue(parsing: text) == .string(string))
  }

  @Test("bytes that are no UTF-8 are an error")
  func rejectBytes() {
    #expect(throws: JSONError.invalidString(offset: 3)) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test("deep nesting is an error, not a crash")
  func depth() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    _ = try JSONValue(parsing: nested(128))
    #expect(throws: JSONError.tooDeep(offset: 128)) { try JSONValue(parsing: nested(100_000)) }
  }

  @Test("a value is written as Python writes it: ASCII, no spaces, keys in order")
  func write() {
    let value: JSONValue = ["z": "a\"\\/\u{1}\u{7F}é🦄\n", "a": [1, 2.5, true, false, nil, [:], []]]
    #expect(
      value.serialized()
        == #"{"z":"a\"\\/\u0001\u007f\u00e9\ud83e\udd84\n","a":[1,2.5,true,false,null,{},[]]}"#)
  }

  @Test(
    "a number is written as Python's repr writes it",
    arguments: [
      (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-2.5, "-2.5"), (0.1, "0.1"), (0.0001, "0.0001"),
      (0.00001, "1e-05"), (1.5e-7, "1.5e-07"), (123456.789, "123456.789"), (1e15, "1000000000000000.0"),
      (1e16, "1e+16"), (1.25e17, "1.25e+17"), (1e22, "1e+22"), (9007199254740993.0, "9007199254740992.0"),
      (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"), (.infinity, "null"),
      (.nan, "null"),
    ])
  func number(double: Double, text: String) {
    #expect(JSONValue.double(double).serialized() == text)
  }

  @Test("an object keeps the order of its keys; a key set again keeps its place, a removed one is gone")
  func object() throws {
    var object: JSONObject = ["b": 1, "a": 2, "c": 3]
    object["b"] = 4
    object["a"] = nil
    object["d"] = .null
    object["gone"] = nil
    #expect(JSONValue.object(object).serialized() == #"{"b":4,"c":3,"d":null}"#)
    #expect(object == ["b": 4, "c": 3, "d": nil])
    #expect(object != ["c": 3, "b": 4, "d": nil])
    #expect(try JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#).serialized() == #"{"a":3,"b":2}"#)
  }
}
