import ManageGroundwork

/// The headers of one part of a multipart form.
struct PartHead: Sendable {
  /// The name of its field.
  let name: ClientText
  /// Its file's name as it was sent; nil for a field that isn't a file, empty where no file was chosen.
  let fileName: ClientText?
  /// The content's type according to the sender.
  let contentType: ClientText

  /// Reads the lines before the empty one; throws `UploadError.damaged`.
  init(_ bytes: [UInt8]) throws(UploadError) {
    guard let head = ClientText(validating: bytes) else { throw .damaged("a part's head is not UTF-8") }
    guard let disposition = Self.field("content-disposition", in: head).flatMap({ HeaderParameters($0) }),
      disposition.value.equals("form-data"), let name = disposition["name"]
    else { throw .damaged("a part has no name") }
    self.name = name
    fileName = disposition["filename"]
    contentType = Self.field("content-type", in: head) ?? "text/plain"
  }

  /// The value of a field; the last one of several.
  private static func field(_ name: String, in head: ClientText) -> ClientText? {
    var value: ClientText?
    for line in head.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        ClientText(Substring(line[..<colon].trimmingASCIIWhitespace())).equals(ignoringASCIICaseOf: name)
      else { continue }
      value = ClientText(Substring(line[colon...].dropFirst().trimmingASCIIWhitespace()))
    }
    return value
  }
}
