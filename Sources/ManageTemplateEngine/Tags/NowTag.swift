import Foundation

/// `{% now "Y-m-d" as today %}`.
final class NowNode: Node {
  private let format: String
  private let variable: String?

  init(format: String, variable: String?) {
    self.format = format
    self.variable = variable
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var words = try token.words()[...]
    let variable = words.count == 4 ? words.removeVariable() : nil
    guard words.count == 2 else { throw TemplateError(.syntax, "'now' statement takes one argument") }
    return NowNode(format: String(words[1].dropFirst().dropLast()), variable: variable)
  }

  func render(into renderer: inout Renderer) {
    let zone = renderer.filterContext.timeZone
    var date = TemplateDate(renderer.engine.options.now(), timeZone: zone)
    if !renderer.engine.options.usesTimeZones {
      date.timeZone = nil
      date.clock = zone
    }
    let now = CivilDate(date, in: zone, named: renderer.filterContext.activeTimeZone?.name)
    let text = TemplateValue.string(
      renderer.filterContext.dateFormat(format.isEmpty ? "DATE_FORMAT" : format).text(of: now))
    guard let variable else { return renderer.write(html: text.text) }
    renderer.set(variable, text)
  }
}
