/// `{% regroup posts by category as groups %}`: runs of elements that have something in common.
final class RegroupNode: Node {
  private let target: FilterExpression
  private let key: FilterExpression
  private let variable: String

  init(target: FilterExpression, key: FilterExpression, variable: String) {
    self.target = target
    self.key = key
    self.variable = variable
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 6 else { throw TemplateError(.syntax, "'regroup' tag takes five arguments") }
    guard words[2] == "by" else { throw TemplateError(.syntax, "second argument to 'regroup' tag must be 'by'") }
    guard words[4] == "as" else {
      throw TemplateError(.syntax, "next-to-last argument to 'regroup' tag must be 'as'")
    }
    let (target, key) = (try parser.expression(words[1]), try parser.expression("\(words[5]).\(words[3])"))
    return RegroupNode(target: target, key: key, variable: words[5])
  }

  func render(into renderer: inout Renderer) throws {
    var groups: [Group] = []
    let value = try target.valueOrNull(&renderer)
    for element in value.isNull ? [] : try value.iterated {
      renderer.set(variable, element)
      let grouper = try key.valueOrNull(&renderer)
      if let last = groups.last, try last.grouper.equals(grouper) {
        groups[groups.count - 1].list.append(element)
      } else {
        groups.append(Group(grouper: grouper, list: [element]))
      }
    }
    renderer.set(variable, .array(groups.map { .object($0) }))
  }

  private struct Group: TemplateObject {
    let grouper: TemplateValue
    var list: [TemplateValue]

    func member(_ name: String) -> TemplateValue? {
      switch name {
      case "grouper": grouper
      case "list": .array(list)
      default: nil
      }
    }

    var templateElements: [TemplateValue]? { [grouper, .array(list)] }

    var templateText: String {
      "GroupedResult(grouper=\(grouper.representation()), list=\(TemplateValue.array(list).representation()))"
    }
  }
}
