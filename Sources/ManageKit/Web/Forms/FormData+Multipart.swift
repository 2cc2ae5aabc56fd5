extension FormData {
  /// Reads the text fields of `multipart/form-data` (RFC 7578), which browsers' `FormData` sends; nil where a name or a
  /// value is not UTF-8, a part has no name, or there are more than 1,000 fields. Files are passed over.
  init?(multipart bytes: [UInt8], boundary: String) {
    self.init()
    let delimiter = Array("--\(boundary)".utf8)
    let parts = bytes.split(separator: delimiter, omittingEmptySubsequences: false).dropFirst()
    guard parts.last?.starts(with: "--".utf8) == true, parts.count <= Self.maximumFields + 1 else { return nil }
    for part in parts.dropLast() {
      guard let (head, body) = Self.headAndBody(of: part) else { return nil }
      let disposition = Self.disposition(in: head)
      guard disposition?["filename"] == nil else { continue }
      guard let name = disposition?["name"], let value = String(validating: body, as: UTF8.self) else { return nil }
      append(value, to: name)
    }
  }

  /// The boundary that a `Content-Type` names, if it is that of such a form.
  static func boundary(in contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { $0.trimming(\.isWhitespace) }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    let boundary = parts.first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst("boundary=".count)
    return boundary.map { $0.trimming { $0 == "\"" } }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func headAndBody(of part: ArraySlice<UInt8>) -> (head: String, body: ArraySlice<UInt8>)? {
    let emptyLine = Array("\r\n\r\n".utf8)
    guard part.starts(with: "\r\n".utf8), part.suffix(2).elementsEqual("\r\n".utf8),
      let end = part.firstRange(of: emptyLine), let head = String(validating: part[..<end.lowerBound], as: UTF8.self)
    else { return nil }
    return (head, part[end.upperBound...].dropLast(2))
  }

  /// `form-data; name="title"; filename="a.png"`, or nil.
  private static func disposition(in head: String) -> HeaderParameters? {
    let name = "content-disposition:"
    let lines = head.split(whereSeparator: \.isNewline)
    return lines.first { $0.lowercased().hasPrefix(name) }.flatMap {
      HeaderParameters(String($0.dropFirst(name.count)))
    }
  }
}
