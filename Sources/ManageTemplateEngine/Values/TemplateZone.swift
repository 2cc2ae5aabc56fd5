public import Foundation

/// A time zone as a value: what `{% timezone zone %}` takes.
public struct TemplateZone: TemplateObject {
  /// The zone.
  public let zone: TimeZone
  /// Its display name, where its own name won't do.
  public let name: String?

  /// Makes a value of a zone.
  public init(_ zone: TimeZone, name: String? = nil) {
    self.zone = zone
    self.name = name
  }

  /// The zone that a value is or names; nil where there is none of that name.
  init?(_ value: TemplateValue) {
    if case .object(let object) = value, let zone = object as? TemplateZone {
      self = zone
    } else {
      guard let zone = ZoneName.zone(value.text) else { return nil }
      self.init(zone)
    }
  }

  /// Its name.
  public var templateText: String { name ?? ZoneName.full(of: zone) }

  /// None.
  public func member(_ name: String) -> TemplateValue? { nil }
}

extension TimeZone: TemplateValueConvertible {
  /// The zone, shown by its name.
  public var templateValue: TemplateValue { .object(TemplateZone(self)) }
}

extension FilterContext {
  /// The name of the zone in which dates are shown.
  var zoneName: String { activeTimeZone?.templateText ?? ZoneName.full(of: timeZone) }
}
