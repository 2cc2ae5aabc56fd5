import ManageKit

/// Who somebody is to a post or a comment.
enum Role: CaseIterable, Sendable {
  case visitor, member, author, staff

  /// The role of a user towards something that `author` has written.
  init(of user: User?, towards author: User.ID?) {
    switch user {
    case nil: self = .visitor
    case let user? where user.isStaff || user.isSuperuser: self = .staff
    case let user?: self = user.id == author ? .author : .member
    }
  }

  /// What each may do, and nobody else.
  private static let rights: [Role: Set<Action>] = [
    .visitor: [.read],
    .member: [.read, .write, .like, .report],
    .author: [.read, .write, .like, .edit, .delete],
    .staff: [.read, .write, .like, .report, .edit, .delete, .moderate],
  ]

  /// Whether one in this role may do it.
  func may(_ action: Action) -> Bool { Self.rights[self]?.contains(action) == true }

  /// Throws a 403 unless one in this role may do it.
  func require(_ action: Action) throws {
    guard may(action) else { throw HTTPError(.forbidden) }
  }
}

/// What people do in the forum.
enum Action: CaseIterable, Sendable {
  /// To see posts and comments.
  case read
  /// To add posts, comments and answers.
  case write
  case like, report, edit, delete
  /// To see the reports and settle them.
  case moderate
}

extension Role: TemplateValueConvertible {
  /// `{{ may.edit }}`: each action that is allowed, by its name.
  var templateValue: TemplateValue {
    Dictionary(uniqueKeysWithValues: Action.allCases.map { ("\($0)", may($0)) }).templateValue
  }
}
