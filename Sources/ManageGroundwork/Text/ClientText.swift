/// Text that a client sent: of any length, and of any characters.
///
/// It can't be compared, hashed or searched as a `String`. Those work by canonical equivalence, whose cost grows with
/// the square of a run of combining marks (UAX #15), so that one header could stall a server. This is asked byte by
/// byte, and ``string(maximumBytes:)`` is the one way from it to a `String`.
public struct ClientText: Sendable {
  private let text: Substring

  /// Wraps a text.
  public init(_ text: some StringProtocol) {
    self.text = Substring(text)
  }

  /// Wraps bytes; nil where they are not UTF-8.
  package init?(validating bytes: some Collection<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.text = text[...]
  }

  /// The bytes.
  public var utf8: Substring.UTF8View { text.utf8 }

  /// Whether the text is empty.
  public var isEmpty: Bool { text.isEmpty }

  /// Whether it has the same bytes as another text.
  public func equals(_ other: some StringProtocol) -> Bool {
    text.utf8.elementsEqual(other.utf8)
  }

  /// Whether it has the same bytes as another text, but for the case of ASCII's letters.
  public func equals(ignoringASCIICaseOf other: some StringProtocol) -> Bool {
    text.utf8.elementsEqual(other.utf8) { $0.lowercasedASCII == $1.lowercasedASCII }
  }

  /// Whether its first bytes are those of another text.
  public func starts(with prefix: some StringProtocol) -> Bool {
    text.utf8.starts(with: prefix.utf8)
  }

  /// The text as a `String`, for whatever else is to be done with it.
  ///
  /// - Throws: ``ClientTextTooLong``, which a page answers with 400.
  public func string(maximumBytes: Int) throws(ClientTextTooLong) -> String {
    guard text.utf8.count <= maximumBytes else { throw ClientTextTooLong(limit: maximumBytes) }
    return String(text)
  }

  /// The text as a `String` of whatever length, to hand on and never to look into.
  package var unboundedString: String { String(text) }

  /// The value that it spells in at most 64 bytes, such as a number; nil where it doesn't.
  ///
  ///     let page = context.query["page"]?.value(as: Int.self) ?? 1
  public func value<Value: LosslessStringConvertible>(as type: Value.Type) -> Value? {
    (try? string(maximumBytes: 64)).flatMap(Value.init)
  }
}

extension ClientText: ExpressibleByStringLiteral {
  /// A text of one's own, such as one that stands in for a missing one.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

/// A client's text is longer than its reader takes.
public struct ClientTextTooLong: Error, CustomStringConvertible {
  /// The most bytes that it may have.
  public let limit: Int

  /// One line.
  public var description: String { "a text of the request is longer than \(limit) bytes" }
}

extension ClientText: CustomStringConvertible {
  private static let shown = 512

  /// The first 512 bytes, for a log: what isn't printable ASCII is percent-encoded.
  public var description: String {
    let start = text.utf8.prefix(Self.shown)
    let printable = start.flatMap { byte in
      (0x20..<0x7F).contains(byte) ? [byte] : Array(PercentEncoding.component.encode(CollectionOfOne(byte)).utf8)
    }
    return String(decoding: printable, as: UTF8.self) + (start.endIndex < text.utf8.endIndex ? "…" : "")
  }
}
