import Logging
import ServiceLifecycle

/// Sends mails beside a server: at once those that its requests add, others and retries after a few seconds.
struct OutboxDelivery: Sendable {
  /// How often it looks for mails of other processes, and for those that are to be tried again.
  private static let pause = Duration.seconds(5)

  let sender: OutboxSender
  let bell: Bell
  let logger: Logger

  /// Sends until the server is to stop; the mail that is on its way then is finished.
  func run() async {
    await withGracefulShutdownHandler {
      var lastProblem = ""
      while !Task.isCancelled, !Task.isShuttingDownGracefully {
        let problem = await sendDue()
        // The same every five seconds would hide all else.
        if let problem, problem != lastProblem { logger.warning("\(problem)") }
        lastProblem = problem ?? ""
        await bell.sleep(for: Self.pause)
      }
    } onGracefulShutdown: {
      bell.ring()
    }
  }

  /// What kept mails from being sent.
  private func sendDue() async -> String? {
    do {
      let tally = try await sender.sendDue()
      guard tally.deferred + tally.failed > 0 else { return nil }
      return "mail: \(tally.deferred) to be tried again, \(tally.failed) given up; the table mail_outbox says why"
    } catch {
      return "mail can't be sent: \(error)"
    }
  }
}
