internal import CManageCurl
import ManageGroundwork

/// One message on its way through libcurl: sets up a handle and finds who was refused.
struct SMTPExchange: Sendable {
  let message: SMTPClient.Message
  let configuration: SMTPClient.Configuration

  private var url: String {
    "\(configuration.security == .tls ? "smtps" : "smtp")://\(configuration.host):\(configuration.port)"
  }

  func prepare(_ easy: EasyHandle) throws(TransferError) -> TransferLoop.Finish<[SMTPClient.Refusal]> {
    let dialogue = SMTPDialogue()
    easy.receiveHeader = { dialogue.receive($0) }
    try easy.observeCommands { dialogue.send($0) }
    try setServer(easy)
    try setEnvelope(easy)
    try easy.setUpload(message.content)
    return { easy, result throws(TransferError) in
      try refusals(easy, result, dialogue)
    }
  }

  private func setServer(_ easy: EasyHandle) throws(TransferError) {
    try easy.set(CURLOPT_URL, url)
    try easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // `CURLUSESSL_TRY` would go on without TLS where somebody in between takes the offer away.
    try easy.set(
      CURLOPT_USE_SSL, Int(configuration.security == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
    // A proxy of the environment is for HTTP.
    try easy.set(CURLOPT_PROXY, "")
    if let user = configuration.user {
      try easy.set(CURLOPT_USERNAME, user)
      try easy.set(CURLOPT_PASSWORD, configuration.password ?? "")
    }
    if let file = configuration.certificateAuthorities { try easy.set(CURLOPT_CAINFO, file) }
    try easy.set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout)
    try easy.set(CURLOPT_TIMEOUT_MS, configuration.timeout)
  }

  private func setEnvelope(_ easy: EasyHandle) throws(TransferError) {
    guard !message.recipients.isEmpty else {
      throw .invalidRequest(url: url, reason: "the message has no recipient")
    }
    guard ([message.sender] + message.recipients).allSatisfy(Self.isAddress) else {
      throw .invalidRequest(url: url, reason: "the sender or a recipient is not a valid address")
    }
    try easy.set(CURLOPT_MAIL_FROM, "<\(message.sender)>")
    try easy.set(CURLOPT_MAIL_RCPT, message.recipients.map { "<\($0)>" })
    try easy.allowRefusedRecipients()
  }

  /// Whether it can't be taken for another command or parameter.
  private static func isAddress(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
  }

  private func refusals(
    _ easy: EasyHandle, _ result: CURLcode, _ dialogue: SMTPDialogue
  ) throws(TransferError) -> [SMTPClient.Refusal] {
    if let reply = dialogue.refusalOfAll {
      return message.recipients.map { SMTPClient.Refusal(recipient: $0, reply: reply) }
    }
    let refusals = zip(message.recipients, dialogue.recipients).filter { !$0.1.isPositive }
      .map { SMTPClient.Refusal(recipient: $0.0, reply: $0.1) }
    guard result == CURLE_OK || refusals.count == message.recipients.count else {
      throw TransferError(result, url: DisplayURL(url), reason: easy.reason(of: result))
    }
    return refusals
  }
}
