/// Content whose references are to be replaced.
struct Rewriting: Sendable {
  /// A piece of the content, and what takes its place.
  struct Edit: Sendable {
    let range: Range<Int>
    let text: String
  }

  /// In the order of the content; they don't overlap.
  let edits: [Edit]

  func apply(to source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + edits.count * 16)
    var position = 0
    for edit in edits {
      result += source[position..<edit.range.lowerBound]
      result += edit.text.utf8
      position = edit.range.upperBound
    }
    return result + source[position...]
  }
}
