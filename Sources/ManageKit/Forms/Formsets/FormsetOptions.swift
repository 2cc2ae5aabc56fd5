/// How many forms a formset has, and what can be done to them.
public struct FormsetOptions: Sendable {
  /// The most forms by default, Django's `DEFAULT_MAX_NUM`.
  private static let standardMaximum = 1000

  /// How many empty forms stand behind those with initial values.
  public var extra = 1
  /// The fewest forms.
  public var minimum = 0
  /// The most forms.
  public var maximum: Int
  /// Whether fewer are refused.
  public var validatesMinimum = false
  /// Whether more are refused.
  public var validatesMaximum = false
  /// The most forms that are ever made, whatever the number that was sent: a client could ask for a billion
  /// (CVE-2013-0306).
  public var absoluteMaximum: Int
  /// Whether forms have a field for their place.
  public var canOrder = false
  /// Whether forms have a box that deletes them.
  public var canDelete = false
  /// Whether those that were added have it too.
  public var canDeleteExtra = true

  /// Django's defaults; nil where `absoluteMaximum` is less than `maximum`.
  public init?(maximum: Int? = nil, absoluteMaximum: Int? = nil) {
    let most = maximum ?? Self.standardMaximum
    self.maximum = most
    self.absoluteMaximum = absoluteMaximum ?? most + Self.standardMaximum
    guard most <= self.absoluteMaximum else { return nil }
  }

  /// Django's defaults.
  public init() {
    maximum = Self.standardMaximum
    absoluteMaximum = 2 * Self.standardMaximum
  }
}
