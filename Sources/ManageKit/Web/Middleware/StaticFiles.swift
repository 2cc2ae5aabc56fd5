import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Serves `/static/…` in development, with ETags and ranges.
struct StaticFiles: MiddlewareProtocol {
  private static let prefix = "/static/"

  let finders: StaticFinders
  private let fileIO = FileIO()

  init(finders: StaticFinders) {
    self.finders = finders
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path.hasPrefix(Self.prefix) else { return try await next(request, context) }
    guard request.method == .get || request.method == .head else {
      throw HTTPError(.methodNotAllowed, headers: [.allow: "GET, HEAD"])
    }
    let path = request.uri.path.dropFirst(Self.prefix.count).removingPercentEncoding
    guard let file = path.flatMap(finders.find), let version = StaticFileVersion(file) else {
      throw HTTPError(.notFound)
    }
    var headers: HTTPFields = [
      .eTag: version.etag, .lastModified: version.lastModified, .acceptRanges: "bytes",
      .cacheControl: StaticCacheControl.revalidated,
      .contentType: StaticContentType.of(file.path), .contentLength: "\(version.size)",
    ]
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
