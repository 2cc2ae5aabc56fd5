internal import CManageCurl

/// One transfer's libcurl handle with all that libcurl points into; its end frees them.
///
/// It is made, used and freed on the transfer loop's thread.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer?

  /// Called with each line of the response's head, or with each line of a server's replies.
  var receiveHeader: (UnsafeRawBufferPointer) -> Void = { _ in }
  /// Called with each piece of the response's body; false ends the transfer.
  var receiveBody: (UnsafeRawBufferPointer) -> Bool = { _ in true }

  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  /// Called with each command that goes to the server.
  private var observeCommand: (UnsafeRawBufferPointer) -> Void = { _ in }
  private var lists: [UnsafeMutablePointer<curl_slist>?] = []
  private var upload: [UInt8] = []
  private var uploaded = 0

  init() throws(TransferError) {
    pointer = curl_easy_init()
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try check(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
    // Without it libcurl would use SIGALRM, which no program with threads can bear.
    try set(CURLOPT_NOSIGNAL, true)
    // Otherwise the end of a transfer that still resolves its host waits for the system's resolver.
    try set(CURLOPT_QUICK_EXIT, true)
    try set(CURLOPT_SSL_VERIFYPEER, true)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try installReceivers()
  }

  deinit {
    curl_easy_cleanup(pointer)
    lists.forEach(curl_slist_free_all)
    errorText.deallocate()
  }

  func set(_ option: CURLoption, _ value: Int) throws(TransferError) {
    try check(ccurl_set_long(pointer, option, value))
  }

  func set(_ option: CURLoption, _ value: Bool) throws(TransferError) {
    try set(option, value ? 1 : 0)
  }

  func set(_ option: CURLoption, _ value: String) throws(TransferError) {
    try check(ccurl_set_string(pointer, option, value))
  }

  /// Sets a time in whole milliseconds, at least one: to libcurl zero means no limit.
  func set(_ option: CURLoption, _ value: Duration) throws(TransferError) {
    try set(option, max(1, Int(min(value / .milliseconds(1), Double(Int32.max)))))
  }

  /// Sets a list, such as header lines or a mail's recipients.
  func set(_ option: CURLoption, _ lines: [String]) throws(TransferError) {
    var list: UnsafeMutablePointer<curl_slist>?
    defer { lists.append(list) }
    for line in lines {
      guard let longer = curl_slist_append(list, line) else { throw .couldNotStart(reason: "out of memory") }
      list = longer
    }
    try check(ccurl_set_list(pointer, option, list))
  }

  /// Goes on when the server refuses some of a mail's recipients.
  func allowRefusedRecipients() throws(TransferError) {
    try check(ccurl_allow_refused_recipients(pointer))
  }

  /// Calls `observe` with each command that goes to the server, passwords among them.
  func observeCommands(_ observe: @escaping (UnsafeRawBufferPointer) -> Void) throws(TransferError) {
    observeCommand = observe
    try set(CURLOPT_VERBOSE, true)
    try check(ccurl_set_pointer(pointer, CURLOPT_DEBUGDATA, context))
    try check(
      ccurl_set_debug_callback(pointer) { _, kind, bytes, count, context in
        if kind == CURLINFO_HEADER_OUT {
          EasyHandle.from(context)?.observeCommand(UnsafeRawBufferPointer(start: bytes, count: count))
        }
        return 0
      })
  }

  /// Sends these bytes as the request's body.
  func setBody(_ bytes: [UInt8]) throws(TransferError) {
    // What libcurl has at once it sends in one piece with the head, up to this size.
    if bytes.count <= 1 << 16 { try setCopiedBody(bytes) } else { try setUpload(bytes) }
  }

  private func setCopiedBody(_ bytes: [UInt8]) throws(TransferError) {
    try check(ccurl_set_size(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
    var bytes = bytes.isEmpty ? [0] : bytes
    try check(ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, &bytes))
  }

  /// Sends these bytes as they are asked for.
  func setUpload(_ bytes: [UInt8]) throws(TransferError) {
    upload = bytes
    try set(CURLOPT_UPLOAD, true)
    try check(ccurl_set_size(pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count)))
    try check(ccurl_set_pointer(pointer, CURLOPT_READDATA, context))
    try check(ccurl_set_read_callback(pointer) { EasyHandle.from($3)?.fill($0, $1 * $2) ?? 0 })
    try check(ccurl_set_pointer(pointer, CURLOPT_SEEKDATA, context))
    try check(ccurl_set_seek_callback(pointer) { EasyHandle.from($0)?.seek(to: $1, from: $2) ?? CURL_SEEKFUNC_FAIL })
  }

  /// The status of the last response, 0 without one.
  var status: Int {
    var status = 0
    ccurl_get_long(pointer, CURLINFO_RESPONSE_CODE, &status)
    return status
  }

  /// libcurl's description of a result: its sentence about this transfer, else the general one.
  func reason(of result: CURLcode) -> String {
    errorText.pointee == 0 ? String(cString: curl_easy_strerror(result)) : String(cString: errorText)
  }

  private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  private static func from(_ context: UnsafeMutableRawPointer?) -> EasyHandle? {
    context.map { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue() }
  }

  private func installReceivers() throws(TransferError) {
    try check(ccurl_set_pointer(pointer, CURLOPT_HEADERDATA, context))
    try check(
      ccurl_set_write_callback(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        EasyHandle.from(context)?.receiveHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
      })
    try check(ccurl_set_pointer(pointer, CURLOPT_WRITEDATA, context))
    try check(
      ccurl_set_write_callback(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return EasyHandle.from(context)?.receiveBody(piece) == true ? piece.count : Int(CURL_WRITEFUNC_ERROR)
      })
  }

  private func fill(_ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int) -> Int {
    let piece = upload[uploaded..<min(uploaded + capacity, upload.count)]
    UnsafeMutableRawBufferPointer(start: buffer, count: capacity).copyBytes(from: piece)
    uploaded += piece.count
    return piece.count
  }

  /// libcurl starts the body again when a kept connection turns out to be dead.
  private func seek(to offset: curl_off_t, from origin: Int32) -> Int32 {
    guard origin == SEEK_SET, (0...upload.count).contains(Int(offset)) else { return CURL_SEEKFUNC_CANTSEEK }
    uploaded = Int(offset)
    return CURL_SEEKFUNC_OK
  }

  private func check(_ result: CURLcode) throws(TransferError) {
    guard result == CURLE_OK else { throw .couldNotStart(reason: String(cString: curl_easy_strerror(result))) }
  }
}
