/// The parts of an encoded URL that a signature covers.
struct CanonicalURL {
  /// The host, with the port unless it is the scheme's own: what the `Host` header says.
  let host: String
  /// The path as it stands in the URL.
  let path: String
  private let query: Substring

  init(_ url: String) {
    let isSecure = url.hasPrefix("https:")
    let rest = url.drop { $0 != "/" }.dropFirst(2)
    let target = rest.drop { $0 != "/" && $0 != "?" }
    let authority = rest[..<target.startIndex]
    let ownPort = isSecure ? ":443" : ":80"
    let path = target.prefix { $0 != "?" }
    self.host = String(authority.hasSuffix(ownPort) ? authority.dropLast(ownPort.count) : authority)
    self.path = path.isEmpty ? "/" : String(path)
    self.query = target.dropFirst(path.count + 1)
  }

  /// The query's parameters sorted by name, then value; one without a value gets an empty one.
  var canonicalQuery: String {
    query.split(separator: "&").map { parameter in
      let name = parameter.prefix { $0 != "=" }
      return (name: name, value: parameter.dropFirst(name.count + 1))
    }
    .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    .map { "\($0.name)=\($0.value)" }
    .joined(separator: "&")
  }
}
