import ArgumentParser
import ManageGroundwork

/// Where `runserver` listens: Django's `[ADDR:]PORT`.
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible {
  static let standard = ListenAddress(host: "127.0.0.1", port: 8000)

  let host: String
  let port: Int

  private init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `8000`, `127.0.0.1:8000`, `localhost:8000`, `localhost`, `[::1]:8000`, `[::1]`, `0:8000`.
  init?(argument: String) {
    if let port = Self.port(argument[...]) {
      self.init(host: Self.standard.host, port: port)
    } else if let host = Self.host(argument[...]) {
      self.init(host: host, port: Self.standard.port)
    } else {
      guard let colon = argument.lastIndex(of: ":"), let host = Self.host(argument[..<colon]),
        let port = Self.port(argument[argument.index(after: colon)...])
      else { return nil }
      self.init(host: host, port: port)
    }
  }

  private static func port(_ text: Substring) -> Int? {
    text.allSatisfy(\.isASCIIDigit) ? Int(text).flatMap { (0...65_535).contains($0) ? $0 : nil } : nil
  }

  /// A name or an address; one of IPv6 stands in brackets.
  private static func host(_ text: Substring) -> String? {
    if text == "0" { return "0.0.0.0" }
    let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
    let host = String(isBracketed ? text.dropFirst().dropLast() : text)
    let isNumber = host.allSatisfy(\.isASCIIDigit)
    return !isNumber && (isBracketed ? host.contains(":") && CIDRBlock(host) != nil : HostName.isValid(host))
      ? host : nil
  }

  /// The same port by IPv6, where no host but the standard one or all are meant.
  var byIPv6: ListenAddress {
    let hosts = [Self.standard.host: "::1", "0.0.0.0": "::"]
    return ListenAddress(host: hosts[host] ?? host, port: port)
  }

  /// Whether only this machine can reach it.
  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  var serverAddress: HTTPServer.Address { .tcp(host: host, port: port) }

  var description: String { text(port: port) }

  /// The URL that a browser opens, once the port is known.
  func url(port: Int?) -> String { "http://\(text(port: port ?? self.port))/" }

  private func text(port: Int) -> String {
    (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
