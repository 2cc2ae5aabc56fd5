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
    for index in counts.brackets.indices {
      let bracket = counts.brackets[index]
      guard bracket.surplus > 0, middle.last == bracket.close else { continue }
      let count = min(bracket.surplus, middle.reversed().prefix { $0 == bracket.close }.count)
      take(count)
      counts.brackets[index].surplus -= count
      return true
    }
    return false
  }

  /// Takes full stops and the like off the end; a semicolon only where it doesn't end an entity.
  private mutating func trimMarks() -> Bool {
    let entity = middle.lastIndex(of: "&").map { String(middle[$0...]) }
    let marks = entity == nil ? ".,:;!" : ".,:!"
    let count = middle.reversed().prefix { marks.contains($0) }.count
    take(count)
    guard let entity, middle.hasSuffix(";"), count == 0 else { return count > 0 }
    let unescaped = HTMLEntities.unescape(entity)
    guard unescaped == entity || unescaped.hasSuffix(";") else { return false }
    let semicolons = middle.reversed().prefix { $0 == ";" }.count
    take(semicolons > 1 ? semicolons - 1 : 1)
    return semicolons > 1 || unescaped == entity
  }

  private mutating func take(_ count: Int) {
    trail = middle.suffix(count) + trail
    middle.removeLast(count)
  }
}
