import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Has a request answered by the site, and the answer sent: the work of one task.
struct RequestAnswer: Sendable {
  let exchange: ExchangeReference
  let channel: any Channel
  let fault: RequestFault?
  let server: ServerState

  func send(to request: Hummingbird.Request) async {
    let response = await response(to: request)
    var head = response.head
    guard Self.hasContent(response.status, request.method) else {
      if request.method != .head { head.headerFields[.contentLength] = nil }
      return exchange.send(.whole(head, nil))
    }
    let length = response.body.contentLength ?? head.headerFields[.contentLength].flatMap { Int($0) }
    head.headerFields[.contentLength] = length.map { "\($0)" }
    let writer = AnswerWriter(exchange, head, length: length)
    do {
      try await response.body.write(writer)
      guard !writer.isFinished else { return }
    } catch is ChannelError {
      // The client has gone.
    } catch {
      if !Task.isCancelled { server.logger.error("\(request.method.rawValue) \(request.uri.path): \(error)") }
    }
    exchange.send(.failure)
  }

  private func response(to request: Hummingbird.Request) async -> Response {
    var context = WebContext(source: ApplicationRequestContextSource(channel: channel, logger: server.logger))
    context.fault = fault
    do {
      return try await server.responder.respond(to: request, context: context)
    } catch {
      server.logger.error("\(request.method.rawValue) \(request.uri.path): \(error)")
      return Response(status: .internalServerError)
    }
  }

  /// RFC 9110, section 6.4.1.
  private static func hasContent(_ status: HTTPResponse.Status, _ method: HTTPRequest.Method) -> Bool {
    method != .head && status.code >= 200 && status != .noContent && status != .notModified
  }
}

/// Takes an answer's content piece by piece; one of a single piece leaves with its head.
final class AnswerWriter: ResponseBodyWriter {
  private let exchange: ExchangeReference
  private let length: Int?
  /// The head, until it is sent.
  private var head: HTTPResponse?
  private var written = 0
  private(set) var isFinished = false

  init(_ exchange: ExchangeReference, _ head: HTTPResponse, length: Int?) {
    self.exchange = exchange
    self.length = length
    guard length == nil else {
      self.head = head
      return
    }
    exchange.send(.head(head, length: nil))
  }

  func write(_ buffer: ByteBuffer) async throws {
    guard buffer.readableBytes > 0 else { return }
    written += buffer.readableBytes
    if let length, written > length { throw AnswerError.tooLong(declared: length) }
    if let head {
      self.head = nil
      if written == length {
        isFinished = true
        return exchange.send(.whole(head, buffer))
      }
      exchange.send(.head(head, length: length))
    }
    try await exchange.sendInTurn(.content(buffer))
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {
    guard !isFinished else { return }
    if let length, written < length { throw AnswerError.tooShort(declared: length, sent: written) }
    isFinished = true
    exchange.send(head.map { .whole($0, nil) } ?? .end)
  }
}

/// Content that is not as long as its answer said.
enum AnswerError: Error, CustomStringConvertible {
  case tooLong(declared: Int)
  case tooShort(declared: Int, sent: Int)

  /// One line.
  var description: String {
    switch self {
    case .tooLong(let declared): "the content is longer than the \(declared) bytes that its Content-Length says"
    case .tooShort(let declared, let sent): "the content ends after \(sent) of \(declared) bytes"
    }
  }
}
