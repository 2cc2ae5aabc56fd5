import Foundation

/// The request of a user that their account be deleted; until that is done the account is inactive and keeps its name.
@Model("accounts_deletion", name: ["en": "account deletion", "ko": "계정 삭제"], plural: ["en": "account deletions"])
struct Deletion {
  /// How long an account is kept, for users who change their minds, in days.
  static let grace = 30

  /// What was deleted before this is removed for good.
  static func end(at time: Date = Date()) -> Date { time.addingTimeInterval(-TimeInterval(grace * 24 * 60 * 60)) }

  @ID let id: Int
  @References(User.self, onDelete: .cascade, database: true, unique: true) var user: User.ID
  @Field(index: true) var requestedAt: Date
}

extension User {
  /// Makes the account inactive, to be deleted once the grace is over:
  /// `INSERT INTO accounts_deletion … ON CONFLICT DO UPDATE …; UPDATE accounts_user SET is_active = FALSE …`
  func requestDeletion(in database: Database, at time: Date = Date()) async throws {
    try await database.transaction { connection in
      try await Deletion.insert(Deletion.Draft(user: id, requestedAt: time))
        .orUpdate(on: { $0.user }) { $0.requestedAt = time }.execute(in: connection)
      try await User.filter { $0.id == id }.update(in: connection) { $0.isActive = false }
    }
  }
}
