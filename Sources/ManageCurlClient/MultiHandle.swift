internal import CManageCurl

/// libcurl's set of running transfers, with their pool of kept connections; its end frees both.
///
/// Unchecked, because `wakeUp` may be called from any thread, as libcurl documents. Everything else is called on the
/// transfer loop's thread alone. libcurl itself refuses the null handle that it gives when memory is out.
final class MultiHandle: @unchecked Sendable {
  private static let initialized = curl_global_init(Int(CURL_GLOBAL_ALL))

  private let multi: UnsafeMutableRawPointer?

  init() {
    multi = Self.initialized == CURLE_OK ? curl_multi_init() : nil
    // Otherwise as many connections are kept as four times the transfers that run: after a burst, none.
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 128)
  }

  deinit {
    curl_multi_cleanup(multi)
  }

  func add(_ easy: EasyHandle) -> Bool {
    curl_multi_add_handle(multi, easy.pointer) == CURLM_OK
  }

  func remove(_ easy: EasyHandle) {
    curl_multi_remove_handle(multi, easy.pointer)
  }

  /// Does what can be done without waiting; false when libcurl can't go on.
  func perform() -> Bool {
    var running: Int32 = 0
    return curl_multi_perform(multi, &running) == CURLM_OK
  }

  /// The next transfer that ended, with its result.
  func nextDone() -> (easy: UnsafeMutableRawPointer, result: CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left)?.pointee {
      if message.msg == CURLMSG_DONE, let easy = message.easy_handle {
        return (easy, message.data.result)
      }
    }
    return nil
  }

  /// Waits for a socket, one of libcurl's own timers, or `wakeUp`; false when libcurl can't go on.
  func wait() -> Bool {
    curl_multi_poll(multi, nil, 0, 3_600_000, nil) == CURLM_OK
  }

  func wakeUp() {
    curl_multi_wakeup(multi)
  }
}
