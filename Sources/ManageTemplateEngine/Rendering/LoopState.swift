/// Where a `for` loop stands: what `forloop` tells.
struct LoopState: TemplateObject {
  var index: Int
  let count: Int
  /// Which of the render's loops it is.
  let run: Int
  let parent: Parent

  /// The enclosing loop.
  indirect enum Parent: Sendable {
    case none
    case loop(LoopState)
  }

  func member(_ name: String) -> TemplateValue? {
    switch name {
    case "counter": return .int(index + 1)
    case "counter0": return .int(index)
    case "revcounter": return .int(count - index)
    case "revcounter0": return .int(count - index - 1)
    case "first": return .bool(index == 0)
    case "last": return .bool(index == count - 1)
    case "length": return .int(count)
    case "parentloop":
      guard case .loop(let state) = parent else { return .dictionary(TemplateDictionary()) }
      return .object(state)
    default: return nil
    }
  }

  /// Python's text of the dictionary that `forloop` is in Django.
  var templateText: String {
    let names = ["parentloop", "length", "counter0", "counter", "revcounter", "revcounter0", "first", "last"]
    return TemplateValue.dictionary(TemplateDictionary(names.map { ($0, member($0) ?? .null) })).text
  }
}
