/// The values of keys that were read without a problem, defaults included, by name without prefix.
struct KeyValues: Sendable {
  private let values: [String: Secret]

  init(_ readings: [KeyReading], profile: Profile) {
    let pairs = readings.compactMap { reading -> (String, Secret)? in
      let value = reading.value ?? reading.key.presence(in: profile).defaultValue.map { Secret($0) }
      return value.map { (reading.key.name, $0) }
    }
    values = Dictionary(pairs) { first, _ in first }
  }

  func secret(_ name: String) -> Secret? {
    values[name]
  }

  func text(_ name: String) -> String? {
    values[name]?.reveal()
  }

  func integer(_ name: String) -> Int? {
    text(name).flatMap { Int($0) }
  }
}
