import Synchronization

@testable import ManageKit

/// Keeps the storage that an app was given.
final class StorageReceiver: Sendable {
  private let received = Mutex<(any Storage)?>(nil)

  var storage: (any Storage)? {
    get { received.withLock { $0 } }
    set { received.withLock { $0 = newValue } }
  }
}
