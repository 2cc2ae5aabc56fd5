import ManageCurlClient
import ManageGroundwork

/// Where mail goes, as `EMAIL_URL` says it.
enum EmailURL: Sendable {
  /// `console:`: to standard output.
  case console
  /// `memory:`: into the process's memory.
  case memory
  /// `file:///folder`: into a file each.
  case file(folder: String)
  /// `smtp://user:password@host:port?tls=starttls` or `smtps://…`.
  case smtp(Server)

  /// An SMTP server and who logs in to it.
  struct Server: Sendable {
    var host: String
    var port: Int
    var security: SMTPClient.Security
    var user: String?
    var password: Secret?
  }

  /// The fault of a URL, as the end of a sentence that quotes no part of it.
  struct Malformed: Error {
    let complaint: String
  }

  /// Throws `Malformed`.
  init(_ text: String) throws(Malformed) {
    guard ValueKind.isWord(text) else { throw Malformed(complaint: "holds white space or an invisible character") }
    switch text.prefix(while: { $0 != ":" }).lowercased() {
    case "console" where text.hasSuffix(":"): self = .console
    case "memory" where text.hasSuffix(":"): self = .memory
    case "file": self = .file(folder: try Self.folder(text))
    case "smtp": self = .smtp(try Server(text, security: .startTLS))
    case "smtps": self = .smtp(try Server(text, security: .tls))
    default: throw Malformed(complaint: "is none of smtp://…, smtps://…, file:///…, console: and memory:")
    }
  }

  private static func folder(_ text: String) throws(Malformed) -> String {
    guard let url = SplitURL(text), url.authority.isEmpty, url.path.hasPrefix("/"),
      let path = PercentEncoding.decode(url.path)
    else { throw Malformed(complaint: "names no folder: write file:///path/of/the/folder") }
    return path
  }
}

extension EmailURL.Server {
  private typealias Malformed = EmailURL.Malformed

  fileprivate init(_ text: String, security: SMTPClient.Security) throws(EmailURL.Malformed) {
    guard let url = SplitURL(text), url.fragment.isEmpty, ["", "/"].contains(url.path) else {
      throw Malformed(
        complaint: "has something after the host: in a user or a password, write /, ? and # as %2F, %3F and %23")
    }
    self.security = try Self.security(query: url.query, of: security)
    (user, password) = try Self.login(url.authority)
    let host = url.authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    (self.host, port) = try Self.place(String(host), standardPort: self.security.standardPort)
    guard user == nil || self.security != .none || IPAddress.isLoopback(host: self.host) else {
      throw Malformed(complaint: "would send the password unencrypted: leave out tls=none")
    }
  }

  private static func security(
    query: String, of scheme: SMTPClient.Security
  ) throws(EmailURL.Malformed) -> SMTPClient.Security {
    switch (query, scheme) {
    case ("", _), ("tls=starttls", .startTLS): return scheme
    case ("tls=none", .startTLS): return .none
    default: throw Malformed(complaint: "has an option other than ?tls=starttls and ?tls=none, which go with smtp://")
    }
  }

  private static func login(_ authority: String) throws(EmailURL.Malformed) -> (String?, Secret?) {
    guard let at = authority.lastIndex(of: "@") else { return (nil, nil) }
    let parts = authority[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let user = PercentEncoding.decode(parts[0]),
      let password = PercentEncoding.decode(parts[1]), !(user + password).utf8.contains(0)
    else { throw Malformed(complaint: "has no user:password before the @") }
    return (user, Secret(password))
  }

  private static func place(_ text: String, standardPort: Int) throws(EmailURL.Malformed) -> (String, Int) {
    let end = text.lastIndex(of: "]").map { text.index(after: $0) } ?? text.firstIndex(of: ":") ?? text.endIndex
    let (host, rest) = (String(text[..<end]), text[end...])
    guard ValueKind.isHost(host) else { throw Malformed(complaint: "has no host name where one should be") }
    guard !rest.isEmpty else { return (host, standardPort) }
    guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), (1...65_535).contains(port) else {
      throw Malformed(complaint: "has a port that is not one from 1 to 65535")
    }
    return (host, port)
  }
}

extension SMTPClient.Security {
  /// RFC 8314 and RFC 6409; without TLS it is a relay's (RFC 5321).
  fileprivate var standardPort: Int {
    switch self {
    case .tls: 465
    case .startTLS: 587
    case .none: 25
    }
  }
}

extension IPAddress {
  fileprivate static func isLoopback(host: String) -> Bool {
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    return name == "localhost" || ["127.0.0.0/8", "::1"].contains { CIDRBlock($0)?.contains(address: name) == true }
  }
}

extension ValueKind {
  /// Where mail goes.
  static let emailURL = ValueKind("mail URL") { value in
    do throws(EmailURL.Malformed) {
      _ = try EmailURL(value)
      return nil
    } catch {
      return error.complaint
    }
  }

  /// A mail address, also with a name: `The site <mail@your-domain.example>`.
  static let sender = ValueKind("sender") {
    EmailAddress(parsing: $0) == nil ? "is neither a mail address nor of the form Name <address>" : nil
  }
}
