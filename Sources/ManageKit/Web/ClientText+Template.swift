public import ManageGroundwork
public import ManageTemplateEngine

extension ClientText: TemplateValueConvertible {
  /// The text, for a template to show.
  public var templateValue: TemplateValue { .string(unboundedString) }
}
