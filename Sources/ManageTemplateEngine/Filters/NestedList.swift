/// The `unordered_list` filter: lists within lists as `<li>` and `<ul>`, without the outermost `<ul>`.
struct NestedList {
  private static let maximumDepth = 100

  let escapes: Bool

  func html(_ value: TemplateValue, depth: Int = 1) throws -> String {
    guard depth <= Self.maximumDepth else {
      throw TemplateError(.render, "The list is nested more than \(Self.maximumDepth) deep")
    }
    let indent = String(repeating: "\t", count: depth)
    var elements = try value.iterated[...]
    var lines: [String] = []
    while let element = elements.popFirst() {
      var sublist = ""
      if let children = try elements.first?.listElements() {
        elements.removeFirst()
        if !children.isEmpty {
          sublist = "\n\(indent)<ul>\n\(try html(.array(children), depth: depth + 1))\n\(indent)</ul>\n\(indent)"
        }
      }
      lines.append("\(indent)<li>\(escapes ? element.escapedText : element.text)\(sublist)</li>")
    }
    return lines.joined(separator: "\n")
  }
}

extension TemplateValue {
  /// The elements of a list or tuple; nil for anything else.
  fileprivate func listElements() throws -> [TemplateValue]? {
    switch try forced() {
    case .array(let elements): elements
    case .sequence(let sequence) where sequence.kind == .tuple: try sequence.elements()
    default: nil
    }
  }
}
