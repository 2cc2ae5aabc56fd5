import HTTPTypes
public import Hummingbird

extension HTTPError {
  /// How long a client is to wait for a hasher that has too much to do, in seconds.
  private static let busyPause = 5

  /// How long a client is to wait for what is down, in seconds.
  private static let unavailablePause = 30

  /// 429 with `Retry-After` (RFC 6585, section 4).
  public static func tooMany(retryAfter seconds: Int) -> HTTPError {
    HTTPError(.tooManyRequests, headers: [.retryAfter: "\(seconds)"])
  }

  /// 503 with `Retry-After`: something that the page needs is down (RFC 9110, section 15.6.4).
  static var unavailable: HTTPError {
    HTTPError(.serviceUnavailable, headers: [.retryAfter: "\(unavailablePause)"])
  }

  /// 429 if the error is that too many passwords are being hashed, else the error itself.
  public static func tooManyIfBusy(_ error: any Error) -> any Error {
    error as? PasswordHasherError == .busy ? tooMany(retryAfter: busyPause) : error
  }
}
