import ManageGroundwork
public import ManageTemplateEngine

/// An input that is put together of several.
public struct MultiWidget: Widget {
  public var options: WidgetOptions
  public var template: String
  private var widgets: [any Widget]
  private let splitsDates: Bool

  /// Inputs whose names are numbered.
  public init(_ widgets: [any Widget], attributes: TemplateDictionary = TemplateDictionary()) {
    self.widgets = widgets
    options = WidgetOptions(attributes)
    template = "forms/widgets/multiwidget.html"
    splitsDates = false
  }

  private init(dateAndTime widgets: [any Widget], template: String) {
    self.widgets = widgets
    options = WidgetOptions()
    self.template = template
    splitsDates = true
  }

  /// An input for a day and one for a time (Django's `SplitDateTimeWidget`).
  public static func splitDateTime(
    date: TemporalInput = TemporalInput(.date), time: TemporalInput = TemporalInput(.time), isHidden: Bool = false
  ) -> MultiWidget {
    var (date, time) = (date, time)
    if isHidden { (date.type, time.type) = ("hidden", "hidden") }
    let name = isHidden ? "splithiddendatetime" : "splitdatetime"
    return MultiWidget(dateAndTime: [date, time], template: "forms/widgets/\(name).html")
  }

  public var isHidden: Bool { widgets.allSatisfy(\.isHidden) }
  public var usesFieldset: Bool { true }
  public var showsMicroseconds: Bool { !splitsDates }
  public var needsMultipart: Bool { widgets.contains(where: \.needsMultipart) }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var context = standardContext(name: name, value: standardFormat(value, locale), attributes: attributes)
    let parts = value.listElements ?? (splitsDates ? Self.splitParts(of: value, locale) : [])
    let own = options.attributes.extended(by: attributes)
    let inputs = widgets.enumerated().map { index, widget in
      var (widget, attributes) = (widget, own)
      if options.isLocalized { widget.options.isLocalized = true }
      if let id = own["id"], id.isTruthy { attributes["id"] = .string("\(id.text)_\(index)") }
      let part = parts.indices.contains(index) ? parts[index] : .null
      return TemplateValue.dictionary(
        widget.context(name: "\(name)_\(index)", value: part, attributes: attributes, locale))
    }
    context["subwidgets"] = .array(inputs)
    return context
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    .array(widgets.enumerated().map { $1.value(in: input, named: "\(name)_\($0)", locale) })
  }

  public func labelTarget(_ id: String, _ locale: FormLocale) -> String { "" }

  /// The day and the time of an instant in the reader's zone.
  static func splitParts(of value: TemplateValue, _ locale: FormLocale) -> [TemplateValue] {
    guard case .date(let date) = value else { return [.null, .null] }
    let clock = locale.clock(of: date)
    return [.date(clock.only(.date)), .date(clock.only(.time))]
  }
}
