import HTTPTypes
import Hummingbird
import ManageGroundwork
import NIOCore

/// Answers requests for files: with the whole, a part, or 304 for those who have it (RFC 9110, sections 13 and 14).
struct FileResponses: Sendable {
  private let fileIO = FileIO()

  /// - Parameters:
  ///   - file: Nil where there is none of that name, which is answered with 404.
  ///   - headers: Headers in addition to the file's own; one of the same name wins.
  func response(
    to request: Request, with file: StaticFile?, headers: HTTPFields = [:], context: WebContext
  ) async throws -> Response {
    guard request.method == .get || request.method == .head else {
      throw HTTPError(.methodNotAllowed, headers: [.allow: "GET, HEAD"])
    }
    guard let file else { throw HTTPError(.notFound) }
    let found = await BlockingCall.run { StaticFileVersion(file).map { ($0, file.contentType) } }
    guard let (version, contentType) = found else { throw HTTPError(.notFound) }
    let own: HTTPFields = [
      .eTag: version.etag, .lastModified: version.lastModified, .acceptRanges: "bytes",
      .cacheControl: StaticCacheControl.revalidated, .contentType: contentType, .contentLength: "\(version.size)",
    ]
    var headers = headers
    headers[.contentEncoding] = file.contentEncoding
    for field in own where headers[field.name] == nil { headers[field.name] = field.value }
    if version.isRefused(by: request) { throw HTTPError(.preconditionFailed) }
    if version.isKnown(to: request) { return Response(status: .notModified, headers: headers) }
    switch version.range(for: request) {
    case .whole:
      return Response(status: .ok, headers: headers, body: try await body(of: file, nil, context))
    case .part(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(version.size)"
      headers[.contentLength] = "\(range.count)"
      return Response(status: .partialContent, headers: headers, body: try await body(of: file, range, context))
    case .unsatisfiable:
      throw HTTPError(.rangeNotSatisfiable, headers: [.contentRange: "bytes */\(version.size)"])
    }
  }

  private func body(
    of file: StaticFile, _ range: ClosedRange<Int>?, _ context: WebContext
  ) async throws -> ResponseBody {
    switch (file.content, range) {
    case (.embedded(let embedded), let range?): ResponseBody(byteBuffer: ByteBuffer(bytes: embedded.data[range]))
    case (.embedded(let embedded), nil): ResponseBody(byteBuffer: ByteBuffer(bytes: embedded.data))
    case (.file(let path), let range?): try await fileIO.loadFile(path: path, range: range, context: context)
    case (.file(let path), nil): try await fileIO.loadFile(path: path, context: context)
    }
  }
}
