public import HTTPTypes
public import Hummingbird
import NIOCore

/// A file of this machine, with an ETag and ranges, so that a download can be resumed (RFC 9110, sections 13 and 14).
///
///     FileReply("/srv/reports/2026.pdf")
///     FileReply("/srv/reports/2026.csv", downloadedAs: "보고서.csv")
///
/// The path is the site's: one that a visitor may choose needs a check of its own. A file that is not there is a 404.
public struct FileReply: Reply {
  private static let responses = FileResponses()

  /// The file's path.
  public var path: String
  /// Whether browsers save or show it, and under which name (RFC 6266).
  public var disposition: ContentDisposition
  /// The media type; by default that of the name's extension.
  public var contentType: String?
  /// Headers in addition to the file's own.
  public var headers: HTTPFields

  /// A file that browsers show.
  public init(_ path: String, contentType: String? = nil, headers: HTTPFields = [:]) {
    self.init(path, ContentDisposition(isAttachment: false), contentType, headers)
  }

  /// A file that browsers save under a name.
  public init(_ path: String, downloadedAs name: String, contentType: String? = nil, headers: HTTPFields = [:]) {
    self.init(path, ContentDisposition(isAttachment: true, fileName: name), contentType, headers)
  }

  private init(_ path: String, _ disposition: ContentDisposition, _ contentType: String?, _ headers: HTTPFields) {
    self.path = path
    self.disposition = disposition
    self.contentType = contentType
    self.headers = headers
  }

  /// The file, a part of it, or 304 for a browser that has it.
  public func response(
    to request: Request, in context: WebContext, using renderer: PageRenderer
  ) async throws -> Response {
    var headers = headers
    if let value = disposition.headerValue { headers[.contentDisposition] = value }
    if let contentType { headers[.contentType] = contentType }
    let file = StaticFile(path: path, content: .file(path: path))
    return try await Self.responses.response(to: request, with: file, headers: headers, context: context)
  }
}
