/// Why a login failed, read from libpq's verbose message, its only source of the SQLSTATE:
/// `connection to server at "…", port … failed: FATAL:  28P01: password authentication failed for user "…"`.
struct LoginRefusal {
  let sqlState: String?
  let reason: String

  init(_ message: String) {
    let line = message.split(separator: "\n").first { $0.contains(Self.state) } ?? message[...]
    if let match = line.firstMatch(of: Self.state) {
      sqlState = String(match.1)
      reason = String(line[match.range.upperBound...]).asOneLine(limit: 300) + " (\(match.1))"
    } else {
      sqlState = nil
      // libpq's opening names host and port, which the error says already.
      let words = message.firstRange(of: "failed: ").map { message[$0.upperBound...] } ?? message[...]
      reason = String(words).asOneLine(limit: 300)
    }
  }

  private static var state: Regex<(Substring, Substring)> { /:\s\s([0-9A-Z]{5}):\s/ }
}
