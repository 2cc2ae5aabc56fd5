import ArgumentParser

/// `manage sendtestemail`
struct SendTestEmail: Command {
  static let name = "sendtestemail"
  static let summary = "Send a test mail at once, to see whether the settings are right."
  static let requirements: [Requirement] = [.mail]

  @Argument(help: "The addresses to send it to.")
  var addresses: [String]

  @Option(help: ArgumentHelp("The mailer to send it by, where an app has one of its own.", valueName: "name"))
  var using: String?

  func validate() throws {
    guard let index = addresses.firstIndex(where: { EmailAddress(parsing: $0) == nil }) else { return }
    throw ValidationError("'\(addresses[index])' is not a mail address")
  }

  func run(in context: CommandContext) async throws {
    let settings = try context.mailSettings
    let recipients = addresses.compactMap { EmailAddress(parsing: $0) }
    let message = try EmailMessage(
      subject: "Test mail from manage",
      text: "If you read this, mail from this site arrives. 한글도 도착합니다.", to: recipients
    ).dispatched(from: settings.defaultSender)
    let refusals = try await Mailers(settings).backend(named: using).send(message, to: recipients)
    guard refusals.isEmpty else {
      let reasons = refusals.map { "\($0.recipient.address): \($0.reason)" }.joined(separator: "; ")
      throw CommandError("refused for \(refusals.count) of \(recipients.count) addresses: \(reasons)")
    }
    context.console.announce("Test mail sent to \(recipients.map(\.address).joined(separator: ", ")).")
  }
}
