public import Foundation

/// An instant, a day or a time of day, and the zone in which it's shown.
public struct TemplateDate: Sendable, Hashable {
  /// Which parts of it mean something.
  public enum Kind: Sendable, Hashable {
    case dateTime, date, time
  }

  /// The instant.
  public var instant: Date

  /// The zone that the value came with; nil for a clock's bare numbers, which are never converted.
  public var timeZone: TimeZone?

  /// The zone on whose clock a value without a zone of its own shows its numbers, wherever the page is read.
  public var clock: TimeZone = .gmt

  /// The zone's display name, where its own name won't do.
  public var zoneName: String?

  /// Which parts of it mean something.
  public var kind: Kind

  /// Whether it's shown in its own zone, even where the engine converts to the reader's.
  public var isPinned: Bool

  /// Makes a date from an instant.
  public init(_ instant: Date, timeZone: TimeZone? = nil, kind: Kind = .dateTime, isPinned: Bool = false) {
    self.instant = instant
    self.timeZone = timeZone
    self.kind = kind
    self.isPinned = isPinned
  }

  /// Whether both are of one kind, and both instants or both bare numbers.
  func isComparable(with other: TemplateDate) -> Bool {
    kind == other.kind && (timeZone == nil) == (other.timeZone == nil)
  }
}
