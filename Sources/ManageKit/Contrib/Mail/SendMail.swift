import ArgumentParser
import ManageGroundwork

/// `manage sendmail`
struct SendMail: Command {
  static let name = "sendmail"
  static let summary = "Send the mails that are due."
  static let discussion = """
    For a timer, or for many mails at once: a running server sends by itself. Any number may run at the same time. What \
    can't be sent now is tried again, after 15 seconds at first and an hour at most, for five days.
    """
  static let requirements: [Requirement] = [.database, .mail]

  @Option(help: ArgumentHelp("How many connections to send over at once.", valueName: "n"))
  var jobs = 1

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 64") }
  }

  func run(in context: CommandContext) async throws {
    let mailers = Mailers(try context.mailSettings)
    let tally = try await context.withDatabase { database in
      try await OutboxSender(
        database: database, keepsSent: context.settings.profile != .product, backend: mailers.backend(named:)
      ).sendDue(jobs: jobs)
    }
    if json { context.console.print(tally.json.serialized()) } else { context.console.announce(tally.text) }
  }
}

extension CommandContext {
  /// The command's settings with those of the apps' own mailers.
  var mailSettings: Settings {
    get throws(SettingsError) { try settings(requiring: [.mail], optional: site.settings.filter(\.isMailer)) }
  }
}

extension OutboxSender.Tally {
  fileprivate var text: String {
    "\(sent) \(sent == 1 ? "mail" : "mails") sent, \(deferred) to be tried again, \(failed) given up."
  }

  fileprivate var json: JSONValue {
    .object(["sent": .int(sent), "deferred": .int(deferred), "failed": .int(failed)])
  }
}
