/// The version of `manage`.
enum Version {
  static let current = "0.1.0"
}
