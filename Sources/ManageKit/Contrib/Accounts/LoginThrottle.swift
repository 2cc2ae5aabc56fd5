import ManageGroundwork

/// Slows down guessing of passwords: by the pair of a username and an address, by the username alone, and by the address
/// alone.
struct LoginThrottle: Sendable {
  private let throttle: Throttle
  private let limits: LoginLimits

  init(_ throttle: Throttle, _ limits: LoginLimits) {
    self.throttle = throttle
    self.limits = limits
  }

  /// Counts an attempt: nil if it may go on, else the seconds until the next may (at least 1).
  func attempt(username: String, address: String) async -> Int? {
    await throttle.attempt(counters(username, address))
  }

  /// Takes back an attempt whose password was never checked, because the hasher was busy.
  func withdraw(username: String, address: String) {
    throttle.withdraw(counters(username, address))
  }

  /// Forgets the failures of the name: its password was right. Those of the address, which may have tried other names
  /// too, count on.
  func reset(username: String, address: String) async {
    let counters = counters(username, address)
    await throttle.reset(Array(counters.dropLast()))
    throttle.withdraw([counters[counters.count - 1]])
  }

  private func counters(_ username: String, _ address: String) -> [AttemptCounter] {
    let written = UsernameValidator.normalize(username)
    // An e-mail address leads to its account in any capitals.
    let name = written.utf8.contains(UInt8(ascii: "@")) ? written.caseFolded : written
    let source = IPAddress.source(of: address)
    return [
      AttemptCounter("login pair", name, source, limit: limits.pair),
      AttemptCounter("login name", name, limit: limits.name, excess: .slowed),
      AttemptCounter("login address", source, limit: limits.address),
    ]
  }
}
