/// The keys of the environment by their full names, `PRODUCT_S3_AWS_REGION`.
///
/// Modules that know no profile name keys as they declare them, `S3_AWS_REGION`, which nobody could copy into `.env`.
struct KeyNames: Sendable {
  private let fullNames: [String: String]

  /// Knows none.
  init() {
    fullNames = [:]
  }

  /// The keys of a contract in a profile.
  init(_ contract: EnvironmentContract, in profile: Profile) {
    let keys = contract.requirements.flatMap(\.keys).filter { $0.prefix == .required }
    fullNames = Dictionary(keys.map { ($0.name, $0.fullName(in: profile)) }) { first, _ in first }
  }

  /// The text with each key's name in full.
  func inFull(_ text: String) -> String {
    guard !fullNames.isEmpty else { return text }
    return text.replacing(/[A-Z][A-Z0-9_]+/) { match in fullNames[String(match.output)] ?? String(match.output) }
  }
}
