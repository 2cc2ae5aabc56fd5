/// Which half of the environment a run reads, and how careful it is.
public enum Profile: String, CaseIterable, Sendable {
  case development, product, test

  /// The prefix of the profile's keys: `DEBUG_` or `PRODUCT_`.
  public var prefix: String {
    switch self {
    case .development, .test: "DEBUG_"
    case .product: "PRODUCT_"
    }
  }

  /// The origin of a profile that nobody has chosen.
  static let defaultOrigin = "by default"

  /// The profile that `--settings NAME` names, else `MANAGE_SETTINGS` of the process, else that of `.env`, else
  /// `development`; and in words where it is named.
  ///
  /// - Throws: `SettingsError.unknownProfile`.
  public static func selected(
    option: String?, environment: SiteEnvironment
  ) throws(SettingsError) -> (profile: Profile, origin: String) {
    let variable = environment.lookup("MANAGE_SETTINGS").flatMap { $0.value.reveal().isEmpty ? nil : $0 }
    guard let name = option ?? variable?.value.reveal() else { return (.development, defaultOrigin) }
    let place = variable.map { $0.source.isFile ? "MANAGE_SETTINGS in \($0.source)" : "MANAGE_SETTINGS" } ?? ""
    let origin = option == nil ? place : "--settings"
    guard let profile = Profile(rawValue: name) else { throw .unknownProfile(name, from: origin) }
    return (profile, "from \(origin)")
  }
}
