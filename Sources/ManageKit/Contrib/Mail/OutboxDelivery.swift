import Logging
import ServiceLifecycle

/// Sends mail alongside a server: the mail of its own requests at once, other mail and retries within a few seconds.
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

  /// Sends the mails that are due; returns the problem where some could not be sent.
  private func sendDue() async -> String? {
    do {
      let tally = try await sender.sendDue()
      guard tally.deferred + tally.failed > 0 else { return nil }
      return "mail: \(tally.deferred) to be tried again, \(tally.failed) given up; the table mail_outbox says why"
    } catch {
      // What is cancelled by the server's end fails without being a problem.
      return Task.isCancelled ? nil : "mail can't be sent: \(error)"
    }
  }
}
