import ManageGroundwork

/// A parameter of a header, such as `filename="report.pdf"`.
enum MIMEParameter {
  /// The characters that stay as they are in a value of another character set (RFC 2231, section 7, `attribute-char`).
  private static let encoding = PercentEncoding(keeping: "!#$&+^`{|}~")
  /// How much of an encoded value a line holds.
  private static let room = 54

  /// The parameter as words that end with `;`, but for the last one: in quotation marks where the value is short ASCII,
  /// else encoded and, where it is long, in pieces (RFC 2231, sections 3 and 4).
  static func words(_ name: String, _ value: String, in field: String) throws(EmailError) -> [String] {
    try HeaderText.check(value, in: field)
    if value.utf8.count <= room, value.utf8.allSatisfy(isQuotable) { return ["\(name)=\"\(value)\""] }
    let pieces = pieces(of: value)
    guard pieces.count > 1 else { return ["\(name)*=utf-8''\(pieces.joined())"] }
    return pieces.enumerated().map { index, piece in
      "\(name)*\(index)*=\(index == 0 ? "utf-8''" : "")\(piece)\(index == pieces.count - 1 ? "" : ";")"
    }
  }

  private static func isQuotable(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte.isVisibleASCII && !"\"\\%'".utf8.contains(byte)
  }

  /// Cuts between the bytes of the value, never within `%41`.
  private static func pieces(of value: String) -> [String] {
    var pieces = [""]
    for byte in value.utf8 {
      let text = encoding.encode([byte])
      if pieces[pieces.count - 1].utf8.count + text.utf8.count > room { pieces.append("") }
      pieces[pieces.count - 1] += text
    }
    return pieces
  }
}
