public import Hummingbird

/// A handler's answer: a ``Page``, a ``Redirect``, a ``JSONReply``, a ``TextReply``, a ``FileReply``, a
/// ``StreamReply``, or a plain `Response`.
///
/// A handler that always answers with the same kind says so (`-> Page`); one that answers with several returns
/// `any Reply`.
public protocol Reply: Sendable {
  /// The response to `request`, rendered where it is a page.
  func response(
    to request: Request, in context: WebContext, using renderer: PageRenderer
  ) async throws -> Response
}

extension Response: Reply {
  /// The response itself.
  public func response(to request: Request, in context: WebContext, using renderer: PageRenderer) -> Response { self }
}
