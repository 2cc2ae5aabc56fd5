import Foundation

@testable import ManageKit

extension S3Settings {
  /// The store for tests that need one, as `.env` names it for development; nil without it.
  static let ofTestStore: S3Settings? = {
    let values = ProcessInfo.processInfo.environment
    guard let endpoint = values["DEBUG_S3_ENDPOINT_URL"].flatMap({ URL(string: $0) }),
      let id = values["DEBUG_S3_AWS_ACCESS_KEY_ID"], let secret = values["DEBUG_S3_AWS_SECRET_ACCESS_KEY"],
      let bucket = values["DEBUG_S3_AWS_STORAGE_BUCKET_NAME"]
    else { return nil }
    return S3Settings(accessKeyID: id, secretAccessKey: Secret(secret), bucket: bucket, endpoint: endpoint)
  }()
}
