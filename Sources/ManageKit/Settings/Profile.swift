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

  /// The profile that `--settings NAME` names, else `MANAGE_SETTINGS`, else `development`.
  ///
  /// - Throws: `SettingsError.unknownProfile`.
  public static func selected(option: String?, process: [String: String]) throws(SettingsError) -> Profile {
    let variable = process["MANAGE_SETTINGS"].flatMap { $0.isEmpty ? nil : $0 }
    guard let name = option ?? variable else { return .development }
    guard let profile = Profile(rawValue: name) else {
      throw .unknownProfile(name, from: option == nil ? "MANAGE_SETTINGS" : "--settings")
    }
    return profile
  }
}
