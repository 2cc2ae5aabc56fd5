import Foundation

/// `{% timezone "Asia/Seoul" %}…{% endtimezone %}`: shows dates in a zone.
final class TimeZoneNode: Node {
  private let zone: FilterExpression
  private let nodes: NodeList

  init(zone: FilterExpression, nodes: NodeList) {
    self.zone = zone
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 2 else { throw TemplateError(.syntax, "'timezone' takes one argument (timezone)") }
    let zone = try parser.expression(words[1])
    let nodes = try parser.parse(until: ["endtimezone"])
    _ = try parser.nextToken()
    return TimeZoneNode(zone: zone, nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let name = try zone.value(&renderer)
    guard let zone = name.isNull ? TemplateZone(renderer.engine.options.timeZone) : TemplateZone(name) else {
      throw TemplateError(.render, "'\(name.text)' is not a time zone")
    }
    let outer = renderer.filterContext
    renderer.filterContext.activeTimeZone = zone
    defer { renderer.filterContext = outer }
    try nodes.render(into: &renderer)
  }
}

/// `{% localtime off %}…{% endlocaltime %}`: shows dates in the zones that they came with.
final class LocalTimeNode: Node {
  private let isOn: Bool
  private let nodes: NodeList

  init(isOn: Bool, nodes: NodeList) {
    self.isOn = isOn
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count == 1 || words.count == 2 && ["on", "off"].contains(words[1]) else {
      throw TemplateError(.syntax, "'localtime' argument should be 'on' or 'off'")
    }
    let nodes = try parser.parse(until: ["endlocaltime"])
    _ = try parser.nextToken()
    return LocalTimeNode(isOn: words.last != "off", nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let outer = renderer.filterContext
    renderer.filterContext.usesTimeZones = isOn
    defer { renderer.filterContext = outer }
    try nodes.render(into: &renderer)
  }
}

/// `{% get_current_timezone as name %}`.
final class CurrentTimeZoneNode: Node {
  private let variable: String

  init(variable: String) { self.variable = variable }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count == 3, words[1] == "as" else {
      throw TemplateError(.syntax, "'get_current_timezone' requires 'as variable' (got \(words.representation))")
    }
    return CurrentTimeZoneNode(variable: words[2])
  }

  func render(into renderer: inout Renderer) {
    renderer.set(variable, .string(renderer.filterContext.zoneName))
  }
}

extension [String] {
  /// The words as Python's list of strings.
  fileprivate var representation: String { "[" + map(\.pythonRepresentation).joined(separator: ", ") + "]" }
}
