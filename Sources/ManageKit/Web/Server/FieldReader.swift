import HTTPTypes
import ManageGroundwork

/// Reads a request's header lines one after the other, and keeps what HTTP itself needs of them.
struct FieldReader {
  /// All but `Host`.
  private(set) var fields = HTTPFields()
  private(set) var host: String?
  private(set) var length: Int?
  private(set) var isChunked = false
  private(set) var expectsContinue = false
  private(set) var closes = false
  private(set) var keepsAlive = false

  /// The longest `Content-Length`, in digits: any number of so many fits into an `Int`.
  private static let maximumDigits = 18

  typealias Bytes = UnsafeRawBufferPointer.SubSequence

  /// Takes a line without its end.
  mutating func read(_ line: Bytes) throws(RequestFault) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw .field }
    let value = Self.trimmed(line[(colon + 1)...])
    // A line that goes on with the one before starts with white space, and has no name.
    guard value.allSatisfy(Self.isValueCharacter),
      let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
    else { throw .field }
    try keep(name.canonicalName, value)
    if name.canonicalName != "host" { fields.append(HTTPField(name: name, value: value)) }
  }

  private mutating func keep(_ name: String, _ value: Bytes) throws(RequestFault) {
    switch name {
    case "host":
      guard host == nil, RequestTarget.isAuthority(value) else { throw .host }
      host = String(decoding: value, as: UTF8.self)
    case "content-length":
      guard length == nil, value.count <= Self.maximumDigits, value.allSatisfy(\.isASCIIDigit),
        let number = Int(String(decoding: value, as: UTF8.self))
      else { throw .framing }
      length = number
    case "transfer-encoding":
      guard !isChunked, value.equalsIgnoringCase("chunked") else { throw .framing }
      isChunked = true
    // Some programs read an underscore as a hyphen.
    case "content_length", "transfer_encoding": throw .framing
    case "expect":
      guard value.equalsIgnoringCase("100-continue") else { throw .expectation }
      expectsContinue = true
    case "connection": readConnection(value)
    default: break
    }
  }

  private mutating func readConnection(_ list: Bytes) {
    for item in list.split(separator: UInt8(ascii: ",")) {
      let item = Self.trimmed(item)
      closes = closes || item.equalsIgnoringCase("close")
      keepsAlive = keepsAlive || item.equalsIgnoringCase("keep-alive")
    }
  }

  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// Visible ASCII, blanks, and the bytes of other alphabets: no CR, no NUL.
  private static func isValueCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
  }
}
