import Foundation
import ManageGroundwork

/// Uploads in parts that killed runs left behind: nobody sees them, but they are paid for.
///
/// A file next to the local manifest records that some were begun and not yet seen to be ended, so that the next run
/// ends them even if it has nothing to send.
struct UnfinishedUploads: Sendable {
  /// Before the name of such a file.
  static let prefix = ".uploads-"

  private let bucket: S3Bucket
  private let folder: String
  private let name: String

  init(in bucket: S3Bucket, root: String) {
    self.bucket = bucket
    folder = "\(root)/staticfiles"
    name = Self.prefix + PercentEncoding.component.encode(bucket.connection.settings.bucket)
  }

  /// Whether a run may have left some.
  var areLikely: Bool {
    get async { await BlockingCall.run { access("\(folder)/\(name)", F_OK) == 0 } }
  }

  /// Notes that some are to be begun. Throws `StaticError.unwritable`.
  func note() async throws {
    try await BlockingCall.run { try OutputFolder(path: folder).write([], to: name) }
  }

  /// Ends those that are there, or those of some keys; gives what is to be told if it may not.
  func end(of keys: Set<String>? = nil) async throws -> [String] {
    do {
      for upload in try await bucket.uploads(prefix: BucketLayout.prefix) where keys?.contains(upload.key) ?? true {
        try await bucket.abort(upload)
      }
    } catch StorageError.unsupported {
      // Such a store leaves none behind.
    } catch let error as StorageError {
      guard case .accessDenied = error else { throw error }
      return ["\(error): uploads in parts that a killed run leaves behind can't be ended"]
    }
    _ = await BlockingCall.run { unlink("\(folder)/\(name)") }
    return []
  }
}
