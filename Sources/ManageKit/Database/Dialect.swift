/// The SQL that a database speaks.
public enum Dialect: String, Sendable, CaseIterable {
  case sqlite
  case postgres

  /// The placeholder of the bound value at `position`, counted from 1.
  func placeholder(_ position: Int) -> String {
    switch self {
    case .sqlite: "?"
    case .postgres: "$\(position)"
    }
  }
}
