import Foundation

/// How static files are collected.
struct CollectOptions: Sendable {
  /// Shell patterns of names to leave out, in addition to the standard ones.
  var ignored: [String] = []
  /// Whether version control's folders, hidden files and editors' copies are left out.
  var ignoresStandard = true
  /// Whether files get names with hashes, and references to them follow.
  var hashes = true
  /// Whether files are published under their plain names as well as the hashed ones.
  var keepsPlain = false
  /// Whether a reference to a file that isn't there is an error; else it is a warning.
  var isStrict = true
  /// How many threads work at once.
  var jobs = ProcessInfo.processInfo.activeProcessorCount
}
