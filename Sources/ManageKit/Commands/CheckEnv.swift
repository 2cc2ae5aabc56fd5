import ArgumentParser
import ManageGroundwork

/// `manage check-env`: what is wrong with the environment, all at once.
struct CheckEnv: Command {
  static let name = "check-env"
  static let summary = "Check the keys of .env and of the process environment."
  static let discussion = "Secrets are never shown. Nothing is asked over the network without --connect."

  @Option(name: .customLong("for"), help: "Also fail on what this command needs.")
  var command: String?

  @Flag(help: "Run the checks for production too.")
  var deploy = false

  @Flag(help: "Log in to the database and the bucket, with a limit of 5 seconds each.")
  var connect = false

  @OptionGroup var patience: DatabasePatience

  @Option(help: "The lowest level of a problem that makes the check fail: warning or error.")
  var failLevel = CheckMessage.Level.error

  @Flag(help: "Print one JSON document.")
  var json = false

  func run(in context: CommandContext) async throws {
    let commands = context.site.commands
    if let command, !commands.contains(where: { $0.name == command }) {
      let nearest = Suggestion.nearest(to: command, in: commands.map { $0.name })
      throw CommandError(
        "unknown command for --for: '\(command)'", hint: nearest.map { "did you mean '\($0)'?" }, exitCode: .usage)
    }
    var report = context.environmentReport(for: command, failLevel: failLevel)
    if deploy {
      for check in context.site.checks where check.option == .deploy { report.add(try await check.run(context)) }
    }
    if connect { report.add(await ConnectionCheck(context: context.waiting(patience.wait)).problems()) }
    if json {
      context.console.print(try report.json())
    } else {
      for line in report.lines() { context.console.print(line) }
    }
    if !report.ok { throw ExitStatus.failure }
  }
}
