import Foundation

/// The message of an error in words: Foundation's own text is a domain, a number and a list.
enum SystemMessage {
  static func of(_ error: any Error) -> String {
    guard !(error is any ExplainedError), let error = error as? CocoaError else { return "\(error)" }
    let place = (error.filePath ?? error.url?.path).map { "\($0): " } ?? ""
    let cause = error.underlying as? POSIXError
    return place
      + (cause.map { String(cString: strerror($0.code.rawValue)).lowercased() } ?? error.localizedDescription)
  }
}
