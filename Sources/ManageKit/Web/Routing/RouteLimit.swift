import ManageGroundwork

/// How often a client may ask for a route.
///
///     routing.post("contact/", limit: .perAddress(5, per: .seconds(3600)), contact.submit)
public struct RouteLimit: Sendable, Hashable {
  private let rate: RateLimit
  /// Whether a request is refused with 503 while the counts of other processes can't be had.
  let needsStore: Bool

  /// So many requests of one address, where a network of 64 bits of IPv6 is one; more are answered with 429.
  public static func perAddress(_ count: Int, per window: Duration) -> RouteLimit {
    perAddress(RateLimit(count, per: window))
  }

  /// So many requests of one address, as a setting has it.
  ///
  /// - Parameter needsStore: whether requests are answered 503 while the store of the counts is down, rather than counted
  ///   by each process for itself: for what does lasting harm, such as making accounts.
  public static func perAddress(_ rate: RateLimit, needsStore: Bool = false) -> RouteLimit {
    RouteLimit(rate: rate, needsStore: needsStore)
  }

  func counter(of route: Route, _ context: WebContext) -> AttemptCounter {
    AttemptCounter(
      "route", route.method.rawValue, route.pattern, IPAddress.source(of: context.origin.address), limit: rate)
  }
}
