public import Foundation

/// A file that goes with a message.
public struct EmailAttachment: Sendable, Equatable, Codable {
  /// The file's name as readers see it, in any script.
  public var name: String
  /// Its MIME type, such as `image/png`.
  public var contentType: String
  /// Its bytes.
  public var content: Data
  /// The name by which the message's HTML shows it, such as `logo@example.com` for `<img src="cid:logo@example.com">`;
  /// without one it is a file to save.
  public var contentID: String?

  /// A file.
  public init(
    name: String, contentType: String = "application/octet-stream", content: Data, contentID: String? = nil
  ) {
    self.name = name
    self.contentType = contentType
    self.content = content
    self.contentID = contentID
  }
}
