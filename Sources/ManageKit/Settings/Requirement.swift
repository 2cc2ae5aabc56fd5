/// A group of keys, and what a command asks for when it needs them.
public enum Requirement: String, CaseIterable, Sendable {
  /// The secret key, hosts, proxies and the redirect to https.
  case web
  /// How new passwords are hashed.
  case passwords
  /// SQLite or PostgreSQL.
  case database
  /// The first administrator.
  case superuser
  /// The S3 bucket.
  case storage
  /// Where the apps keep the files that users send.
  case media
  /// Keys without a prefix, read by continuous integration alone.
  case ci

  /// The heading of the group.
  public var title: String {
    switch self {
    case .web: "Site"
    case .passwords: "Passwords"
    case .database: "Database"
    case .superuser: "First administrator"
    case .storage: "S3"
    case .media: "Media"
    case .ci: "Continuous integration"
    }
  }
}
