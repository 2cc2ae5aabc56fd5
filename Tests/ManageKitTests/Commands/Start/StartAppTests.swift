import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage startapp")
struct StartAppTests {
  private static let package = ["Sources/Demo/Home.swift": "", "Sources/manage/Manage.swift": ""]

  @Test("adds a folder to the target, a page, a migration for each database and a test")
  func files() async throws {
    try await TemporaryFolder.with(Self.package) { folder in
      let made = try await ManageBinary.run("startapp", "polls", in: folder.path)
      #expect(made.exitCode == 0, "\(made.stderr)")
      #expect(made.stdout.contains("add .polls to Site([…])"))
      for file in [
        "Sources/Demo/Polls/Polls.swift", "Sources/Demo/Polls/PollsEntry.swift", "templates/polls/index.html",
        "migrations/polls/0001_initial.postgres.sql", "migrations/polls/0001_initial.sqlite.sql",
        "Tests/DemoTests/PollsTests.swift",
      ] { #expect(folder.contains(file), "\(file)") }
      #expect(!folder.contains("Package.swift"))
      #expect(try folder.read("Sources/Demo/Polls/Polls.swift").contains("routing.get(\"polls/\", name: \"polls\")"))
    }
  }

  @Test("a second time it changes nothing and says why")
  func twice() async throws {
    try await TemporaryFolder.with(Self.package) { folder in
      _ = try await ManageBinary.run("startapp", "polls", in: folder.path)
      try folder.write("mine", to: "templates/polls/index.html")
      try await ManageBinary.run("startapp", "polls", in: folder.path).expectFailure(1, "already exists")
      #expect(try folder.read("templates/polls/index.html") == "mine")
    }
  }

  @Test("an app of the site, a folder without Sources and several targets are errors")
  func refusals() async throws {
    try await TemporaryFolder.with(Self.package) { folder in
      try await ManageBinary.run("startapp", "accounts", in: folder.path).expectFailure(1, "has an app 'accounts'")
      try folder.write("", to: "Sources/Other/Other.swift")
      try await ManageBinary.run("startapp", "polls", in: folder.path).expectFailure(1, "several targets")
      let chosen = try await ManageBinary.run("startapp", "polls", "Sources/Other", in: folder.path)
      #expect(chosen.exitCode == 0 && folder.contains("Sources/Other/Polls/Polls.swift"), "\(chosen.stderr)")
    }
    try await TemporaryFolder.with { folder in
      try await ManageBinary.run("startapp", "polls", in: folder.path).expectFailure(1, "there is no folder")
    }
  }
}
