import ManageGroundwork

/// Names that carry a known prefix and that the contract doesn't know.
struct StrayKeys {
  let keys: [KeyState]
  let problems: [CheckMessage]

  init(in environment: SiteEnvironment, contract: EnvironmentContract) {
    let names = environment.names.sorted()
    let strays = names.filter { name in
      guard let profile = Self.profile(ofPrefix: name), name.utf8.allSatisfy({ (33...126).contains($0) }) else {
        return false
      }
      return !Self.known(in: profile, contract).contains(name)
    }
    let found = strays.compactMap { name in environment.lookup(name).map { (name: name, source: $0.source) } }
    keys = found.map { KeyState(unknown: $0.name, source: $0.source) }
    problems = found.map { Self.problem($0.name, at: $0.source, contract) }
  }

  private static func problem(_ name: String, at source: ValueSource, _ contract: EnvironmentContract) -> CheckMessage {
    let message = "\(name) is not a key of the contract"
    guard let nearest = nearest(to: name, contract) else {
      return CheckMessage(.unknownKey, key: name, message, hint: "delete it, or rename it", source: source)
    }
    return CheckMessage(.nearMiss, key: name, message, hint: "DID YOU MEAN \(nearest)?", source: source)
  }

  private static func profile(ofPrefix name: String) -> Profile? {
    [.development, .product].first { name.hasPrefix($0.prefix) }
  }

  private static func known(in profile: Profile, _ contract: EnvironmentContract) -> [String] {
    let profiles = Profile.allCases.filter { $0.prefix == profile.prefix }
    return profiles.flatMap(contract.acceptedNames)
  }

  /// The known key at the smallest edit distance, if that is at most a quarter of the name, and 3.
  private static func nearest(to name: String, _ contract: EnvironmentContract) -> String? {
    guard let profile = profile(ofPrefix: name) else { return nil }
    let limit = min(3, max(1, (name.utf8.count - profile.prefix.utf8.count) / 4))
    return Suggestion.nearest(to: name.uppercased(), in: known(in: profile, contract), limit: limit)
  }
}
