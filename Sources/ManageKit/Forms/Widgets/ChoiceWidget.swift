public import ManageTemplateEngine

/// An input that offers values to choose from.
public protocol ChoiceWidget: Widget {
  /// The values that it offers.
  var choices: [FormChoice] { get set }
  /// Whether several can be chosen.
  var allowsSeveral: Bool { get }
  /// How an option is rendered.
  var optionStyle: OptionStyle { get }
}

/// How the options of a choice are rendered.
public struct OptionStyle: Sendable {
  /// The template of one option.
  let template: String
  /// The type of the input.
  let type: String
  /// The attribute of a chosen option.
  let chosen: String
  /// Whether each option has the input's attributes and an id of its own.
  let isInput: Bool
}

extension ChoiceWidget {
  /// The texts of the chosen values.
  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    if value.isNull, allowsSeveral { return [] }
    return .array((value.listElements ?? [value]).map { .string($0.isNull ? "" : $0.text) })
  }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    let value = formatted(value, locale)
    var context = standardContext(name: name, value: value, attributes: attributes)
    var own = options.attributes.extended(by: attributes)
    if allowsSeveral, !optionStyle.isInput { own["multiple"] = true }
    context["attrs"] = .dictionary(own)
    context["optgroups"] = .array(groups(name, value, attributes, locale))
    return context
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    allowsSeveral ? .array(input.values(named: name)) : input.value(named: name)
  }

  /// The options in their groups: name, options and number of each.
  private func groups(
    _ name: String, _ value: TemplateValue, _ attributes: TemplateDictionary, _ locale: FormLocale
  ) -> [TemplateValue] {
    let chosen = Set((value.listElements ?? []).map { Array($0.text.utf8) })
    var hasChosen = false
    return choices.enumerated().map { index, choice in
      var groupName = TemplateValue.null
      var members = [choice]
      if case .group(let name, let choices) = choice { (groupName, members) = (name, choices) }
      let isGroup = !groupName.isNull || members.count != 1
      let options = members.enumerated().compactMap { place, member -> TemplateValue? in
        guard case .option(let value, let label) = member else { return nil }
        let shown: TemplateValue = value.isNull && !isGroup ? .string("") : value
        let isChosen = (!hasChosen || allowsSeveral) && chosen.contains(Array(shown.text.utf8))
        hasChosen = hasChosen || isChosen
        let number = isGroup ? "\(index)_\(place)" : "\(index)"
        return option(name, shown, label.translated(locale), isChosen: isChosen, number, attributes)
      }
      return .tuple([groupName.translated(locale), .array(options), .int(index)])
    }
  }

  private func option(
    _ name: String, _ value: TemplateValue, _ label: TemplateValue, isChosen: Bool, _ number: String,
    _ attributes: TemplateDictionary
  ) -> TemplateValue {
    var own = optionStyle.isInput ? options.attributes.extended(by: attributes) : TemplateDictionary()
    if isChosen { own[optionStyle.chosen] = true }
    if let id = own["id"] { own["id"] = .string(id.isTruthy ? "\(id.text)_\(number)" : id.text) }
    let pairs: [(String, TemplateValue)] = [
      ("name", .string(name)), ("value", value), ("label", label), ("selected", .bool(isChosen)),
      ("index", .string(number)), ("attrs", .dictionary(own)), ("type", .string(optionStyle.type)),
      ("template_name", .string(optionStyle.template)), ("wrap_label", true),
    ]
    return .dictionary(TemplateDictionary(pairs))
  }
}
