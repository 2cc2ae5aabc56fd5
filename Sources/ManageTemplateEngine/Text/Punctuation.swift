/// A word apart from the punctuation around it.
struct Punctuation {
  private(set) var lead: String
  private(set) var middle: String
  private(set) var trail = ""

  init(_ word: String) {
    let rest = word.drop { $0 == "(" || $0 == "[" }
    lead = String(word.prefix(word.count - rest.count))
    middle = String(rest)
    var counts = Counts(middle)
    while !middle.isEmpty, trimBrackets(&counts) || trimMarks() {}
  }

  private struct Counts {
    var brackets: [(open: Character, close: Character, surplus: Int)]

    init(_ text: String) {
      brackets = [("(", ")"), ("[", "]")].map { open, close in
        (open, close, text.count { $0 == close } - text.count { $0 == open })
      }
    }
  }

  /// Takes the closing brackets that nothing opens off the end.
  private mutating func trimBrackets(_ counts: inout Counts) -> Bool {
    var didTrim = false
    for index in counts.brackets.indices {
      let bracket = counts.brackets[index]
      guard bracket.surplus > 0, middle.last == bracket.close else { continue }
      take(min(bracket.surplus, middle.count))
      counts.brackets[index].surplus = 0
      didTrim = true
    }
    return didTrim
  }

  /// Takes full stops and the like off the end; semicolons only where they don't end an entity.
  private mutating func trimMarks() -> Bool {
    let entity = middle.lastIndex(of: "&").map { String(middle[$0...]) }
    let count = trailing(entity == nil ? ".,:;!" : ".,:!")
    take(count)
    guard let entity, middle.hasSuffix(";") else { return count > 0 }
    let rest = String(entity.dropLast(count))
    let unescaped = HTMLEntities.unescape(rest)
    guard unescaped == rest || unescaped.hasSuffix(";") else { return count > 0 }
    let marks = trailing(".,:;!")
    let first = middle.suffix(marks).prefix { $0 != ";" }.count + 1
    take(trailing(";") > 1 ? marks - first : marks)
    return true
  }

  /// How many of these characters stand at the end.
  private func trailing(_ marks: String) -> Int { middle.reversed().prefix { marks.contains($0) }.count }

  private mutating func take(_ count: Int) {
    trail = middle.suffix(count) + trail
    middle.removeLast(count)
  }
}
