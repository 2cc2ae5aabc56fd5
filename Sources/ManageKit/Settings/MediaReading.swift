/// The values for the bucket of one app in an environment, where the app has keys of its own.
struct MediaReading {
  /// The keys of which all or none lead to a bucket.
  private static let bound = ["S3_AWS_ACCESS_KEY_ID", "S3_AWS_SECRET_ACCESS_KEY", "S3_AWS_STORAGE_BUCKET_NAME"]

  private let app: String
  private let readings: [String: KeyReading]

  /// For each app, from the groups `storage` and `media`; none if those aren't there.
  static func all(of apps: [String], in groups: [GroupReading]) -> [MediaReading] {
    let readings = groups.filter { [.storage, .media].contains($0.group) }.flatMap(\.readings)
    let byName = Dictionary(readings.map { ($0.key.name, $0) }) { first, _ in first }
    return apps.map { MediaReading(app: $0, readings: byName) }
  }

  /// The missing parts of the app's own bucket: a secret for its own access key, or anything that nobody's keys give.
  var problems: [Problem] {
    let set = Self.bound.compactMap(own).filter { !$0.isAbsent }.map(\.name)
    guard !set.isEmpty else { return [] }
    let hasOwnAccess = Self.bound.dropLast().contains { own($0)?.isAbsent == false }
    return Self.bound.compactMap { name in
      guard let own = own(name), own.isAbsent else { return nil }
      let isCredential = name != Self.bound.last
      if readings[name]?.isAbsent == false, !(isCredential && hasOwnAccess) { return nil }
      return Problem(
        .halfSetGroup, key: own.name,
        "\(own.name) is missing, while \(set.joined(separator: ", ")) \(set.count == 1 ? "is" : "are") set",
        hint: "set \(own.name): \(own.key.purpose)", source: own.source)
    }
  }

  private func own(_ name: String) -> KeyReading? {
    readings[EnvironmentKey.ownName(name, app: app)]
  }
}
