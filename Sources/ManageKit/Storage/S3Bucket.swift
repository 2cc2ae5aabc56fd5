public import CurlClient
import Foundation

/// A bucket of an S3 store: AWS's, or any that speaks its protocol.
public struct S3Bucket: Sendable {
  private let settings: S3Settings
  private let address: S3Address
  private let signer: S3Signer
  private let client: HTTPClient
  private let now: @Sendable () -> Date

  /// Makes a bucket without asking for it; throws `StorageError.invalidEndpoint`.
  public init(_ settings: S3Settings, client: HTTPClient) throws(StorageError) {
    try self.init(settings, client: client, now: { Date() })
  }

  init(
    _ settings: S3Settings, client: HTTPClient, now: @escaping @Sendable () -> Date
  ) throws(StorageError) {
    self.settings = settings
    self.address = try S3Address(settings)
    self.signer = S3Signer(settings)
    self.client = client
    self.now = now
  }

  /// Asks whether the bucket is there and the keys open it, within five seconds.
  ///
  /// It lists no more than one object: only a GET's answer says what is wrong, where S3's HeadBucket gives a bare
  /// status. Throws `StorageError`, or `CancellationError`.
  public func head(timeout: Duration = .seconds(5)) async throws {
    let url = address.url(query: ["list-type": "2", "max-keys": "1"])
    _ = try await send(HTTPClient.Request(.get, url, timeout: timeout))
  }

  private func send(_ unsigned: HTTPClient.Request) async throws -> HTTPClient.Response {
    var request = unsigned
    let date = now()
    signer.sign(&request, payload: .bytes(request.body), at: date)
    let response: HTTPClient.Response
    do {
      response = try await client.send(request)
    } catch let error as TransferError {
      throw StorageError.noAnswer(error.description)
    }
    if let error = StorageError(response, settings: settings, signedAt: date) { throw error }
    return response
  }
}
