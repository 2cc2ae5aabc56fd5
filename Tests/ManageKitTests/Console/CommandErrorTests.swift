import Testing

@testable import ManageKit

struct CommandErrorTests {
  @Test("a failure exits with 1, bad usage with 64 as sysexits.h has it")
  func exitCodes() {
    #expect(CommandError("no such app").exitCode == .failure)
    #expect(CommandError("no such option", exitCode: .usage).exitCode == .usage)
    #expect([ExitStatus.success, .failure, .usage].map(\.rawValue) == [0, 1, 64])
  }

  @Test("a failure reads as its message")
  func description() {
    #expect("\(CommandError("no such app", hint: "look again"))" == "no such app")
  }
}
