import ManageGroundwork

/// Names that carry a known prefix and that the contract doesn't know.
struct StrayKeys {
  let keys: [KeyState]
  let problems: [Problem]

  init(in environment: SiteEnvironment, profile: Profile, apps: [String]) {
    let names = environment.names.sorted()
    let strays = names.filter { name in
      guard let profile = Self.profile(ofPrefix: name), name.utf8.allSatisfy({ (33...126).contains($0) }) else {
        return false
      }
      return !Self.known(in: profile, apps).contains(name)
    }
    let found = strays.compactMap { name in environment.lookup(name).map { (name: name, source: $0.source) } }
    keys = found.map { KeyState(unknown: $0.name, source: $0.source) }
    problems = found.map { Self.problem($0.name, at: $0.source, apps) }
  }

  private static func problem(_ name: String, at source: ValueSource, _ apps: [String]) -> Problem {
    let message = "\(name) is not a key of the contract"
    guard let nearest = nearest(to: name, apps) else {
      return Problem(.unknownKey, key: name, message, hint: "delete it, or rename it", source: source)
    }
    return Problem(.nearMiss, key: name, message, hint: "DID YOU MEAN \(nearest)?", source: source)
  }

  private static func profile(ofPrefix name: String) -> Profile? {
    [.development, .product].first { name.hasPrefix($0.prefix) }
  }

  private static func known(in profile: Profile, _ apps: [String]) -> [String] {
    EnvironmentContract.keys(in: profile, apps: apps).flatMap { $0.acceptedNames(in: profile) }
  }

  /// The known key at the smallest edit distance, if that is at most a quarter of the name, and 3.
  private static func nearest(to name: String, _ apps: [String]) -> String? {
    guard let profile = profile(ofPrefix: name) else { return nil }
    let limit = min(3, max(1, (name.utf8.count - profile.prefix.utf8.count) / 4))
    return Suggestion.nearest(to: name.uppercased(), in: known(in: profile, apps), limit: limit)
  }
}
