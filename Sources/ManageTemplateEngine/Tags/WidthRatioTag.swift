/// `{% widthratio votes most 100 as width %}`: a value's share of a maximum, times a width.
final class WidthRatioNode: Node {
  private let value: FilterExpression
  private let maximum: FilterExpression
  private let width: FilterExpression
  private let variable: String?

  init(value: FilterExpression, maximum: FilterExpression, width: FilterExpression, variable: String?) {
    self.value = value
    self.maximum = maximum
    self.width = width
    self.variable = variable
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 4 || words.count == 6 else {
      throw TemplateError(.syntax, "widthratio takes at least three arguments")
    }
    guard words.count == 4 || words[4] == "as" else {
      throw TemplateError(.syntax, "Invalid syntax in widthratio tag. Expecting 'as' keyword")
    }
    return WidthRatioNode(
      value: try parser.expression(words[1]), maximum: try parser.expression(words[2]),
      width: try parser.expression(words[3]), variable: words.count == 6 ? words[5] : nil)
  }

  func render(into renderer: inout Renderer) throws {
    guard let (value, maximum, width) = try numbers(&renderer) else { return }
    guard let width = try width.boundedWholeNumber?.floating else { throw Self.noNumber }
    let text = Self.ratio(value, maximum, width)
    guard let variable else { return renderer.write(html: text) }
    renderer.set(variable, .string(text))
  }

  private static var noNumber: TemplateError {
    TemplateError(.syntax, "widthratio final argument must be a number")
  }

  /// The value, the maximum and the width; nil where a filter misses its argument.
  private func numbers(_ renderer: inout Renderer) throws -> (TemplateValue, TemplateValue, TemplateValue)? {
    do {
      return (try value.value(&renderer), try maximum.value(&renderer), try width.value(&renderer))
    } catch let error as TemplateError where error.kind == .missingVariable && !renderer.engine.options.isStrict {
      return nil
    } catch let error as TemplateError where error.kind == .render {
      throw Self.noNumber
    }
  }

  private static func ratio(_ value: TemplateValue, _ maximum: TemplateValue, _ width: Double) -> String {
    guard let value = value.floating, let maximum = maximum.floating else { return "" }
    guard maximum != 0 else { return "0" }
    let ratio = (value / maximum * width).rounded(.toNearestOrEven)
    return ratio.isFinite ? DecimalNumber(exactWhole: ratio).text : ""
  }
}
