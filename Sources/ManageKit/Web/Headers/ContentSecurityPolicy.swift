import ManageGroundwork
import Synchronization

/// The Content-Security-Policy of one page (W3C CSP, level 3): what it may load and run, and from where.
///
/// Every page may load scripts, styles, images, fonts and films of its own site, and nothing else. A handler allows more
/// for the page that it answers with, and for no other:
///
///     try context.contentSecurityPolicy.allow("https://giscus.app", for: .scripts, .frames)
public final class ContentSecurityPolicy: Sendable {
  /// A kind of content.
  public enum Content: String, Sendable, CaseIterable {
    case scripts = "script-src"
    case styles = "style-src"
    case images = "img-src"
    case fonts = "font-src"
    case connections = "connect-src"
    case media = "media-src"
    case manifests = "manifest-src"
    case frames = "frame-src"
  }

  private struct State {
    var nonce: String?
    var sources: [Content: [String]]
  }

  private let state: Mutex<State>

  /// A policy of a site whose static files, and whose media, other servers have too.
  init(staticOrigin: String? = nil, mediaOrigins: [String] = []) {
    let own = ["'self'"] + [staticOrigin].compactMap(\.self)
    let others = own.dropFirst() + mediaOrigins.filter { $0 != staticOrigin }
    state = Mutex(
      State(sources: [
        .scripts: own, .styles: own, .images: ["'self'", "data:"] + others, .fonts: own, .connections: ["'self'"],
        .media: ["'self'"] + others,
        .manifests: own,
      ]))
  }

  /// The nonce that lets an inline script or style of this page pass; made when a page asks for it.
  public var nonce: String {
    state.withLock { state in
      if let nonce = state.nonce { return nonce }
      let nonce = randomString(22)
      state.nonce = nonce
      return nonce
    }
  }

  /// Lets the page load content of these kinds from a source, such as `https://giscus.app`.
  ///
  /// - Throws: ``ContentSourceError`` for text that is not one source.
  public func allow(_ source: String, for contents: Content...) throws(ContentSourceError) {
    guard !source.isEmpty, source.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !";,".utf8.contains($0) }),
      !source.utf8.starts(with: "'unsafe".utf8)
    else { throw ContentSourceError(source: source) }
    state.withLock { state in
      for content in contents { state.sources[content, default: []].append(source) }
    }
  }

  /// The header's value.
  var headerValue: String {
    let state = state.withLock { $0 }
    let nonce = state.nonce.map { ["'nonce-\($0)'"] } ?? []
    let directives = Content.allCases.compactMap { content -> String? in
      guard let sources = state.sources[content] else { return nil }
      let takesNonce = content == .scripts || content == .styles
      return ([content.rawValue] + sources + (takesNonce ? nonce : [])).joined(separator: " ")
    }
    return (["default-src 'none'"] + directives + Self.fixed).joined(separator: "; ")
  }

  private static let fixed = ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]
}

/// A text is not a source that a Content-Security-Policy may allow.
public struct ContentSourceError: ExplainedError, Equatable {
  /// The text.
  public let source: String

  /// One line.
  public var description: String { "'\(source)' is not a source of content" }

  /// How to fix it.
  public var hint: String? { "name one origin, such as https://giscus.app; inline code takes {{ csp_nonce }}" }
}
