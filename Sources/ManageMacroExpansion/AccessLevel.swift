import SwiftSyntax

/// The visibility of a declaration; greater is wider.
enum AccessLevel: Int, Comparable {
  case `private`, `fileprivate`, `internal`, `package`, `public`

  static func < (left: AccessLevel, right: AccessLevel) -> Bool { left.rawValue < right.rawValue }

  /// The level that modifiers state, nil for none.
  init?(_ modifiers: DeclModifierListSyntax) {
    let levels: [AccessLevel] = modifiers.compactMap { modifier in
      guard modifier.detail == nil, case .keyword(let keyword) = modifier.name.tokenKind else { return nil }
      return switch keyword {
      case .private: .private
      case .fileprivate: .fileprivate
      case .internal: .internal
      case .package: .package
      case .public: .public
      default: nil
      }
    }
    guard let level = levels.first else { return nil }
    self = level
  }

  /// The keyword for a member as visible as this within a nested type, which sees nothing private.
  var modifier: String {
    switch self {
    case .private, .fileprivate: "fileprivate "
    case .internal: ""
    case .package: "package "
    case .public: "public "
    }
  }
}
