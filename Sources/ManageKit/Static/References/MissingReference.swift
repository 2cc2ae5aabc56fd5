/// A reference to a file that isn't there.
struct MissingReference: Equatable, Sendable {
  /// Where the stylesheet or script lies.
  let file: String
  let line: Int
  /// As it is written there.
  let url: String
  /// The path that it leads to, below the static folder.
  var path: String?
  /// Whether pages work without it.
  var isForgiven = false
  /// The path of a file that differs only in capitals.
  var suggestion: String?
}

extension MissingReference: CustomStringConvertible {
  var description: String {
    guard url != Reference.Form.unreadableChunkList else {
      return "\(file):\(line) has a list \(url) that can't be read: its chunks are loaded by their plain names"
    }
    return "\(file):\(line) refers to '\(url)', which is not there"
      + (suggestion.map { " (did you mean '\($0)'?)" } ?? "")
  }
}
