import ManageGroundwork

/// The headers of one part of a multipart form.
struct PartHead: Equatable {
  /// The name of its field.
  let name: String
  /// Its file's name as it was sent; nil for a field that isn't a file, empty where no file was chosen.
  let fileName: String?
  /// The content's type according to the sender.
  let contentType: String

  /// Reads the lines before the empty one; throws `UploadError.damaged`.
  init(_ bytes: [UInt8]) throws(UploadError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .damaged("a part's head is not UTF-8") }
    var fields: [String: String] = [:]
    // By bytes, since line ends are characters of their own.
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      fields[Substring(line[..<colon]).trimmingPythonWhitespace().lowercased()] =
        Substring(line[colon...].dropFirst()).trimmingPythonWhitespace()
    }
    guard let disposition = fields["content-disposition"].flatMap({ HeaderParameters($0) }),
      disposition.value == "form-data", let name = disposition["name"]
    else { throw .damaged("a part has no name") }
    self.name = name
    fileName = disposition["filename"]
    contentType = fields["content-type"] ?? "text/plain"
  }
}
