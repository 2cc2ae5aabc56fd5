import Foundation

/// The accounts whose users asked for their deletion.
struct DeletedAccounts: Sendable {
  /// The result of removing those whose grace is over.
  struct Removal: Sendable {
    var removed = 0
    /// The users whose rows something else in the database holds on to, and why.
    var kept: [(user: User, error: any Error)] = []
  }

  let database: Database

  /// Removes the accounts whose grace is over, and what references them by the delete rules of the site's models. A user
  /// whom somebody has made active again is forgotten here, and stays.
  func removeDue(at time: Date = Date()) async throws -> Removal {
    try await Deletion.filter { $0.user.in(User.filter { $0.isActive }.select { $0.id }) }.delete(from: database)
    let end = Deletion.end(at: time)
    let due = Deletion.filter { $0.requestedAt <= end }.select { $0.user }
    var removal = Removal()
    for user in try await User.filter({ $0.id.in(due) && !$0.isActive }).fetch(from: database) {
      do {
        try await User.filter { $0.id == user.id && !$0.isActive }.delete(from: database)
        removal.removed += 1
      } catch  where !(error is CancellationError) {
        removal.kept.append((user, error))
      }
    }
    return removal
  }
}
