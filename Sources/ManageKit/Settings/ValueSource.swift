/// Where a value was found.
public enum ValueSource: Hashable, Sendable, CustomStringConvertible {
  case environment
  /// `name` is `.env`, or the path that `--env-file` gave; lines count from 1.
  case file(name: String, line: Int)

  var isFile: Bool { self != .environment }

  /// `environment`, or `.env:LINE`.
  public var description: String {
    switch self {
    case .environment: "environment"
    case .file(let name, let line): "\(name):\(line)"
    }
  }
}
