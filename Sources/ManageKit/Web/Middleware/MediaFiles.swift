import Foundation
import HTTPTypes
import Hummingbird
import ManageGroundwork

/// Serves `/media/…` in development, with ETags and ranges: what users sent, which may be anything.
struct MediaFiles: MiddlewareProtocol {
  private static let prefix = "/media/"
  /// A page among the files may neither run scripts nor act as a page of the site.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox"

  private let finder: FolderFinder
  private let responses = FileResponses()

  init(folder: String) {
    finder = FolderFinder(folder: folder)
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard let path = request.filePath(below: Self.prefix) else { return try await next(request, context) }
    let file = await BlockingCall.run { [finder] in Self.isHidden(path) ? nil : finder.find(path) }
    return try await responses.response(
      to: request, with: file, headers: [.contentSecurityPolicy: Self.policy, .xContentTypeOptions: "nosniff"],
      context: context)
  }

  /// Whether a name, or that of a folder above, begins like those of hidden files, or of files that aren't whole yet.
  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasPrefix(PartialFile.prefix) }
  }
}
