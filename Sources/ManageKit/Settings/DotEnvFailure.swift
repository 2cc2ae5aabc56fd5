/// Why a line of `.env` can't be read.
enum DotEnvFailure: Error {
  case noEquals
  case noKey
  case badKey
  case openQuote
  case textAfterQuote
  /// The value goes on over a line that sets a key of the site's.
  case swallows(key: String, place: String)
  case notUTF8

  /// An error where the line is the site's or takes one of the site's in, else a warning.
  func message(isOurs: Bool, in file: String, source: ValueSource) -> CheckMessage {
    let hint = hint(in: file)
    switch self {
    case .swallows: return CheckMessage(.badLine, reason, hint: hint, source: source)
    case .notUTF8 where isOurs: return CheckMessage(.notUTF8, reason, hint: hint, source: source)
    case _ where isOurs: return CheckMessage(.badLine, "the line can't be read: \(reason)", hint: hint, source: source)
    default: return CheckMessage(.foreignLine, "the line is passed over: \(reason)", hint: hint, source: source)
    }
  }

  private var reason: String {
    switch self {
    case .noEquals: "a key is not followed by '='"
    case .noKey: "there is no key before the '='"
    case .badKey: "the key is not of letters, digits and underscores"
    case .openQuote: "a quote is not closed"
    case .textAfterQuote: "there is text after the closing quote"
    case .swallows(let key, let place): "the quote that opens here takes in \(key) at \(place)"
    case .notUTF8: "the line is not UTF-8"
    }
  }

  private func hint(in file: String) -> String {
    switch self {
    case .noEquals, .noKey: "write KEY=value"
    case .badKey: "write the key with letters, digits and underscores alone"
    case .openQuote, .swallows: "close the quote on its line, or put the other kind of quote around the value"
    case .textAfterQuote: "delete the text, or put a # before it"
    case .notUTF8: "save \(file) as UTF-8"
    }
  }
}
