import ManageGroundwork

/// The header that makes a browser show or save a response, and under which name (RFC 6266).
public struct ContentDisposition: Sendable, Hashable {
  /// Whether to save rather than show.
  public var isAttachment: Bool
  /// The file's name.
  public var fileName: String?

  /// Makes the header's value.
  public init(isAttachment: Bool, fileName: String? = nil) {
    self.isAttachment = isAttachment
    self.fileName = fileName
  }

  /// `attachment; filename="a.txt"`, or with a name beyond printable ASCII `filename*=utf-8''…`; nil where there is
  /// nothing to say.
  public var headerValue: String? {
    guard let fileName, !fileName.isEmpty else { return isAttachment ? "attachment" : nil }
    return (isAttachment ? "attachment" : "inline") + "; " + parameter(fileName)
  }

  private func parameter(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 == 9 || (0x20...0x7E).contains($0) }) else {
      return "filename*=utf-8''" + PercentEncoding.path.encode(name)
    }
    return "filename=\"" + name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
