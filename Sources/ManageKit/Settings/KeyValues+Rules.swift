extension KeyValues {
  /// Everything that is wrong with the keys.
  ///
  /// - Parameter asked: whether a command asks for them, which makes its on-demand keys required; nil if they are only
  ///   read where they are set.
  func problems(asked: Bool?) -> [CheckMessage] {
    readings.flatMap { reading in
      reading.problems + (absence(of: reading, asked: asked).map { [$0] } ?? [])
    } + ownProblems + ((try? requirement.check(self)) ?? [])
  }

  /// Whether the keys that go together are all absent, so that the options do nothing.
  var isOff: Bool {
    let bound = readings.filter(\.key.isAllOrNone)
    return !bound.isEmpty && bound.allSatisfy { $0.isAbsent && !$0.key.presence(in: profile).isRequired }
  }

  /// Whether a key is set that goes together with `reading`.
  func isHalfSet(without reading: KeyReading) -> Bool {
    reading.key.isAllOrNone && readings.contains { $0.key.isAllOrNone && !$0.isAbsent }
  }

  /// Whether `reading` is an option, set while the group is off.
  func isUnused(_ reading: KeyReading) -> Bool {
    isOff && !reading.key.isAllOrNone && !reading.key.presence(in: profile).isExternal && !reading.isAbsent
  }

  private func absence(of reading: KeyReading, asked: Bool?) -> CheckMessage? {
    guard reading.isAbsent else { return nil }
    let presence = reading.key.presence(in: profile)
    let isWanted = presence.isRequired && asked != false || presence.isOnDemand && asked == true
    let state = reading.isEmpty ? "empty" : "missing"
    let hint = "set \(reading.name): \(reading.key.purpose)"
    if isWanted {
      let id: CheckID = reading.isEmpty ? .empty : .missing
      return CheckMessage(id, key: reading.name, "\(reading.name) is \(state)", hint: hint, source: reading.source)
    }
    if isHalfSet(without: reading) {
      let others = Self.list(readings.filter { $0.key.isAllOrNone && !$0.isAbsent })
      return CheckMessage(
        .halfSetGroup, key: reading.name, "\(reading.name) is \(state), while \(others) set",
        hint: "set all of the group, or none", source: reading.source)
    }
    guard presence.isRequired || presence.isOnDemand && profile == .product else { return nil }
    return CheckMessage(
      .neededBySome, key: reading.name, "\(reading.name) is \(state): \(presence.summary)", hint: hint,
      source: reading.source)
  }

  private static func list(_ readings: [KeyReading]) -> String {
    "\(readings.map(\.name).joined(separator: ", ")) \(readings.count == 1 ? "is" : "are")"
  }
}

extension KeyValues {
  /// Options of a group that is off, and endpoints by plain HTTP: warnings that no command minds.
  var optionProblems: [CheckMessage] {
    let bound = readings.filter(\.key.isAllOrNone).map(\.name).joined(separator: ", ")
    return readings.filter(isUnused).map { reading in
      CheckMessage(
        .unusedOption, key: reading.name, "\(reading.name) does nothing: its group is not set", hint: "set \(bound)",
        source: reading.source)
    }
      + readings.filter(\.isPlainHTTP).map { reading in
        CheckMessage(
          .plainHTTP, key: reading.name, "\(reading.name) is plain HTTP", hint: "use https", source: reading.source)
      }
  }

  /// The missing keys of each app that has keys of its own.
  private var ownProblems: [CheckMessage] {
    let apps = readings.compactMap(\.key.app)
    return Set(apps).sorted { apps.firstIndex(of: $0) ?? 0 < apps.firstIndex(of: $1) ?? 0 }.flatMap(problems(ofApp:))
  }

  /// Of the keys that go together the secret ones are one credential, so an app has all of its own or none; any other
  /// may be everybody's.
  private func problems(ofApp app: String) -> [CheckMessage] {
    let pairs = (included + readings).filter(\.key.isAllOrNone).compactMap { common in
      reading(EnvironmentKey.ownName(common.key.name, app: app)).map { (common: common, own: $0) }
    }
    let set = pairs.filter { !$0.own.isAbsent }.map(\.own)
    guard !set.isEmpty else { return [] }
    let hasOwnCredential = set.contains(where: \.key.isSecret)
    return pairs.compactMap { common, own in
      guard own.isAbsent, common.isAbsent || own.key.isSecret && hasOwnCredential else { return nil }
      return CheckMessage(
        .halfSetGroup, key: own.name, "\(own.name) is missing, while \(Self.list(set)) set",
        hint: "set \(own.name): \(own.key.purpose)", source: own.source)
    }
  }
}
