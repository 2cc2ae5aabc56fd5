/// The values of one group of keys in an environment, and the rule that binds them.
struct GroupReading {
  let group: Requirement
  let readings: [KeyReading]
  private let profile: Profile

  init(_ group: Requirement, in environment: SiteEnvironment, profile: Profile, apps: [String] = []) {
    self.group = group
    self.profile = profile
    readings = EnvironmentContract.keys(in: profile, apps: apps).filter { $0.group == group }
      .map { KeyReading($0, in: environment, profile: profile) }
  }

  /// Whether the keys that go together are all absent, so that the group's options do nothing.
  var isOff: Bool {
    let bound = readings.filter(\.key.isAllOrNone)
    return !bound.isEmpty && bound.allSatisfy { $0.isAbsent && !$0.key.presence(in: profile).isRequired }
  }

  /// Whether a key is set that goes together with `reading`.
  func isHalfSet(without reading: KeyReading) -> Bool {
    reading.key.isAllOrNone && readings.contains { $0.key.isAllOrNone && !$0.isAbsent }
  }

  /// Everything that is wrong with the group.
  ///
  /// - Parameter asked: whether a command asks for the group, which makes its on-demand keys required; nil if
  ///   none was named.
  func problems(asked: Bool?) -> [Problem] {
    readings.flatMap { reading in
      reading.problems + (absence(of: reading, asked: asked).map { [$0] } ?? [])
    }
  }

  private func absence(of reading: KeyReading, asked: Bool?) -> Problem? {
    guard reading.isAbsent else { return nil }
    let presence = reading.key.presence(in: profile)
    let isWanted = presence.isRequired && asked != false || presence.isOnDemand && asked == true
    let state = reading.isEmpty ? "empty" : "missing"
    let hint = "set \(reading.name): \(reading.key.purpose)"
    if isWanted {
      let id = reading.isEmpty ? ProblemID.empty : .missing
      return Problem(id, key: reading.name, "\(reading.name) is \(state)", hint: hint, source: reading.source)
    }
    if isHalfSet(without: reading) {
      let set = readings.filter { $0.key.isAllOrNone && !$0.isAbsent }.map(\.name)
      return Problem(
        .halfSetGroup, key: reading.name,
        "\(reading.name) is \(state), while \(set.joined(separator: ", ")) \(set.count == 1 ? "is" : "are") set",
        hint: "set all of the group, or none", source: reading.source)
    }
    guard presence.isRequired || presence.isOnDemand && profile == .product else { return nil }
    return Problem(
      .neededBySome, key: reading.name, "\(reading.name) is \(state): \(presence.summary)", hint: hint,
      source: reading.source)
  }
}

extension GroupReading {
  /// Whether `reading` is an option of the group, set while the group is off.
  func isUnused(_ reading: KeyReading) -> Bool {
    isOff && !reading.key.isAllOrNone && group != .ci && !reading.isAbsent
  }

  /// Options of a group that is off, and endpoints by plain HTTP: warnings that no command minds.
  var optionProblems: [Problem] {
    readings.filter(isUnused).map { reading in
      Problem(
        .unusedOption, key: reading.name, "\(reading.name) does nothing: its group is not set",
        hint: "set \(readings.filter(\.key.isAllOrNone).map(\.name).joined(separator: ", "))", source: reading.source)
    }
      + readings.filter(\.isPlainHTTP).map { reading in
        Problem(
          .plainHTTP, key: reading.name, "\(reading.name) is plain HTTP", hint: "use https",
          source: reading.source)
      }
  }
}
