internal import CManageCurl

extension TransferError {
  /// Decodes libcurl's result of a transfer.
  init(_ result: CURLcode, url: DisplayURL, reason: String) {
    let (host, url) = (url.host, url.text)
    self =
      switch result {
      case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidRequest(url: url, reason: reason)
      case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve(host: host)
      case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT: .couldNotConnect(url: url, reason: reason)
      case CURLE_LOGIN_DENIED: .loginDenied(url: url)
      case CURLE_OPERATION_TIMEDOUT: .timedOut(url: url, reason: reason)
      case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
        CURLE_HTTP2_STREAM:
        .connectionLost(url: url, reason: reason)
      case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
        CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
        CURLE_USE_SSL_FAILED:
        .tls(url: url, reason: reason)
      default: .failed(url: url, reason: reason)
      }
  }
}
