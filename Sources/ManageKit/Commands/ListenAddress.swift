import ArgumentParser
import Hummingbird

/// Where `runserver` listens: Django's `[ADDR:]PORT`.
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible {
  static let standard = ListenAddress(host: "127.0.0.1", port: 8000)

  let host: String
  let port: Int

  private init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `8000`, `127.0.0.1:8000`, `localhost:8000`, `[::1]:8000`, `0:8000`.
  init?(argument: String) {
    let parts = argument.lastIndex(of: ":").map {
      (String(argument[..<$0]), argument[argument.index(after: $0)...])
    }
    let (host, port) = parts ?? (Self.standard.host, argument[...])
    guard let port = Int(port), (0...65_535).contains(port), !host.isEmpty else { return nil }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    guard isBracketed || !host.contains(":") else { return nil }
    self.init(host: isBracketed ? String(host.dropFirst().dropLast()) : host == "0" ? "0.0.0.0" : host, port: port)
  }

  var bindAddress: BindAddress { .hostname(host, port: port) }

  var description: String { text(port: port) }

  /// The URL that a browser opens, once the port is known.
  func url(port: Int?) -> String { "http://\(text(port: port ?? self.port))/" }

  private func text(port: Int) -> String {
    (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
  }
}
