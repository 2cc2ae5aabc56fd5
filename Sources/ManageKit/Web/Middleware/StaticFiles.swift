import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// Serves `/static/…` in development, with ETags and ranges.
struct StaticFiles: MiddlewareProtocol {
  private let files: FileMiddleware<WebContext, StaticFileProvider>

  init(finders: StaticFinders) {
    files = FileMiddleware(
      fileProvider: StaticFileProvider(finders: finders), urlBasePath: "/static",
      cacheControl: CacheControl([(MediaType(type: .any), [.noCache])]))
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path.hasPrefix("/static/") else { return try await next(request, context) }
    guard request.method == .get || request.method == .head else {
      throw HTTPError(.methodNotAllowed, headers: [.allow: "GET, HEAD"])
    }
    return try await files.handle(request, context: context) { _, _ in throw HTTPError(.notFound) }
  }
}

/// Gives the finders' files to Hummingbird's file middleware.
private struct StaticFileProvider: FileProvider {
  struct FileAttributes: FileMiddlewareFileAttributes {
    let isFolder = false
    let size: Int
    let modificationDate: Date
  }

  let finders: StaticFinders
  private let fileIO = FileIO(threadPool: .singleton)
  /// What was embedded is as old as the process.
  private let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))

  init(finders: StaticFinders) {
    self.finders = finders
  }

  func getFileIdentifier(_ path: String) -> StaticFile? {
    finders.find(String(path.drop { $0 == "/" }))
  }

  func getAttributes(id file: StaticFile) async throws -> FileAttributes? {
    switch file.content {
    case .embedded(let embedded):
      return FileAttributes(size: embedded.data.count, modificationDate: start)
    case .file(let path):
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let size = attributes?[.size] as? Int, let date = attributes?[.modificationDate] as? Date else {
        return nil
      }
      return FileAttributes(size: size, modificationDate: date)
    }
  }

  func loadFile(id file: StaticFile, context: some RequestContext) async throws -> ResponseBody {
    switch file.content {
    case .embedded(let embedded): ResponseBody(byteBuffer: ByteBuffer(bytes: embedded.data))
    case .file(let path): try await fileIO.loadFile(path: path, context: context)
    }
  }

  func loadFile(
    id file: StaticFile, range: ClosedRange<Int>, context: some RequestContext
  ) async throws -> ResponseBody {
    switch file.content {
    case .embedded(let embedded): ResponseBody(byteBuffer: ByteBuffer(bytes: embedded.data[range]))
    case .file(let path): try await fileIO.loadFile(path: path, range: range, context: context)
    }
  }
}
