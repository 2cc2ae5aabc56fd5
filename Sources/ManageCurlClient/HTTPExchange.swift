internal import CManageCurl

/// One request on its way through libcurl: sets up a handle and makes the response of what came back.
struct HTTPExchange: Sendable {
  let request: HTTPClient.Request
  let configuration: HTTPClient.Configuration

  private var displayURL: DisplayURL { DisplayURL(request.url) }

  func prepare(_ easy: EasyHandle) throws(TransferError) -> TransferLoop.Finish<HTTPClient.Response> {
    let collector = ResponseCollector(limit: request.maximumBodySize ?? configuration.maximumBodySize)
    easy.receiveHeader = { collector.receiveHeader($0) }
    easy.receiveBody = { collector.receiveBody($0) }
    try setTarget(easy)
    try setMethod(easy)
    try easy.set(CURLOPT_HTTPHEADER, headerLines())
    try setLimits(easy)
    return { easy, result throws(TransferError) in
      try response(of: easy, result, collector)
    }
  }

  private func setTarget(_ easy: EasyHandle) throws(TransferError) {
    guard !request.url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw .invalidRequest(url: displayURL.text, reason: "the URL has a space or a control character")
    }
    try easy.set(CURLOPT_URL, request.url)
    // A key such as `a/../b` is a name of its own to S3.
    try easy.set(CURLOPT_PATH_AS_IS, true)
    try easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
    if let file = request.certificateAuthorities ?? configuration.certificateAuthorities {
      try easy.set(CURLOPT_CAINFO, file)
    }
  }

  private func setMethod(_ easy: EasyHandle) throws(TransferError) {
    switch request.method {
    case .get where request.body.isEmpty: try setRedirects(easy)
    case .head:
      try easy.set(CURLOPT_NOBODY, true)
      try setRedirects(easy)
    case .delete where request.body.isEmpty, .options where request.body.isEmpty:
      try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    case .get, .post, .put, .patch, .delete, .options:
      try easy.setBody(request.body)
      try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  private func setRedirects(_ easy: EasyHandle) throws(TransferError) {
    guard request.maximumRedirects > 0 else { return }
    try easy.set(CURLOPT_FOLLOWLOCATION, true)
    try easy.set(CURLOPT_MAXREDIRS, request.maximumRedirects)
    try easy.set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
  }

  private func headerLines() throws(TransferError) -> [String] {
    // No server here waits for `Expect: 100-continue`, and one that doesn't know it would cost a second.
    var lines = request.headers["Expect"] == nil ? ["Expect:"] : []
    // libcurl takes any body for a form's.
    if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
    for (name, value) in request.headers.fields {
      guard !name.isEmpty, !(name + value).utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }),
        !name.utf8.contains(UInt8(ascii: ":")), !name.utf8.contains(UInt8(ascii: ";"))
      else {
        throw .invalidRequest(url: displayURL.text, reason: "a header's name or value isn't valid")
      }
      // The semicolon is libcurl's form of an empty value; a colon would remove the header.
      lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
    }
    return lines
  }

  private func setLimits(_ easy: EasyHandle) throws(TransferError) {
    try easy.set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout)
    try easy.set(CURLOPT_TIMEOUT_MS, timeout())
    if let stallTimeout = request.stallTimeout {
      try easy.set(CURLOPT_LOW_SPEED_LIMIT, 1)
      try easy.set(CURLOPT_LOW_SPEED_TIME, max(1, Int(stallTimeout.components.seconds)))
    }
  }

  private func timeout() throws(TransferError) -> Duration {
    let timeout = request.timeout ?? configuration.timeout
    guard let deadline = request.context.deadline else { return timeout }
    let rest = deadline - .now
    guard rest > .zero else { throw .timedOut(url: displayURL.text, reason: "its deadline is over") }
    return min(timeout, rest)
  }

  private func response(
    of easy: EasyHandle, _ result: CURLcode, _ collector: ResponseCollector
  ) throws(TransferError) -> HTTPClient.Response {
    if collector.isOverflowing { throw .tooLarge(url: displayURL.text, limit: collector.limit) }
    if result == CURLE_TOO_MANY_REDIRECTS {
      throw .tooManyRedirects(url: displayURL.text, limit: request.maximumRedirects)
    }
    guard result == CURLE_OK else {
      throw TransferError(result, url: displayURL, reason: easy.reason(of: result))
    }
    return HTTPClient.Response(status: easy.status, headers: collector.headers, body: collector.body)
  }
}
