import Foundation
import ManageCurlClient
import Synchronization

/// Sends a bucket's requests: addressed and signed, repeated after what passes, refusals told apart.
final class S3Connection: Sendable {
  private struct Target {
    var settings: S3Settings
    var address: S3Address
    var signer: S3Signer

    init(_ settings: S3Settings) throws(StorageError) {
      self.settings = settings
      address = try S3Address(settings)
      signer = S3Signer(settings)
    }
  }

  let client: HTTPClient
  let retry: S3RetryPolicy
  private let now: @Sendable () -> Date
  /// Changed once, when the store tells that the bucket is in another region.
  private let target: Mutex<Target>

  init(
    _ settings: S3Settings, client: HTTPClient, retry: S3RetryPolicy, now: @escaping @Sendable () -> Date
  ) throws(StorageError) {
    self.client = client
    self.retry = retry
    self.now = now
    target = Mutex(try Target(settings))
  }

  var settings: S3Settings { target.withLock { $0.settings } }

  func url(key: String, query: [String: String] = [:]) -> String {
    target.withLock { $0.address }.url(key: key, query: query)
  }

  func presignedURL(
    _ method: HTTPClient.Request.Method, key: String, query: [String: String], headers: HTTPClient.Headers,
    seconds: Int
  ) -> String {
    let target = target.withLock { $0 }
    let url = target.address.url(key: key, query: query)
    return target.signer.presign(method, url, headers: headers, expires: seconds, at: now())
  }

  /// Sends a request as often as the policy says. Throws `StorageError`, or `CancellationError`.
  func send(_ request: S3Request) async throws -> HTTPClient.Response {
    try await retry.run { _ in try await sendOnce(request) }
  }

  /// Sends a request, once more if the bucket turns out to be in another region.
  func sendOnce(_ request: S3Request) async throws -> HTTPClient.Response {
    let target = target.withLock { $0 }
    do {
      return try await send(request, to: target)
    } catch StorageError.wrongRegion(_, let configured, let actual) {
      var settings = target.settings
      settings.region = actual
      let corrected = try Target(settings)
      self.target.withLock { if $0.settings.region == configured { $0 = corrected } }
      return try await send(request, to: corrected)
    }
  }

  private func send(_ request: S3Request, to target: Target) async throws -> HTTPClient.Response {
    var signed = HTTPClient.Request(
      request.method, target.address.url(key: request.key, query: request.query), headers: request.headers,
      body: request.body, timeout: request.timeout, stallTimeout: request.stallTimeout,
      maximumBodySize: request.limit)
    signed.certificateAuthorities = target.settings.certificateAuthorities
    let date = now()
    target.signer.sign(&signed, payload: payload(of: request, to: target), at: date)
    var response: HTTPClient.Response
    do {
      response = try await client.send(signed)
    } catch let error as TransferError {
      throw StorageError(error, key: request.key)
    }
    if request.isAnsweredByDocument, S3ErrorDocument(response.body).isThere, response.status == 200 {
      response.status = 500
    }
    if let error = StorageError(response, settings: target.settings, action: S3Action(request), signedAt: date) {
      throw error
    }
    return response
  }

  private func payload(of request: S3Request, to target: Target) -> S3Signer.Payload {
    if let digest = request.sha256 { return .sha256(digest) }
    let isProtected = target.address.origin.hasPrefix("https:") && request.body.count > 1 << 16
    return isProtected ? .unsigned : .bytes(request.body)
  }
}
