import Foundation
import Testing

@testable import ManageKit

@Suite("The environment of a site")
struct SiteEnvironmentTests {
  private func lookup(_ name: String, _ process: [String: String], _ file: String) -> [String]? {
    SettingsFixture.environment(process, file: file).lookup(name).map { [$0.value.reveal(), "\($0.source)"] }
  }

  @Test("the process environment wins over .env, and each value knows its source")
  func precedence() {
    #expect(lookup("A", ["A": "1"], "A=2") == ["1", "environment"])
    #expect(lookup("A", [:], "\nA=2") == ["2", ".env:2"])
    #expect(lookup("A", [:], "B=2") == nil)
  }

  @Test("an empty variable doesn't hide a line of .env")
  func empty() {
    #expect(lookup("A", ["A": ""], "A=2") == ["2", ".env:1"])
    #expect(lookup("A", ["A": ""], "A=") == ["", "environment"])
  }

  @Test("a line hidden by a different value is known")
  func shadowed() {
    let environment = SettingsFixture.environment(["A": "1", "B": "2", "C": ""], file: "A=0\nB=2\nC=3")
    #expect(environment.shadowedSource(of: "A")?.description == ".env:1")
    #expect(environment.shadowedSource(of: "B") == nil)
    #expect(environment.shadowedSource(of: "C") == nil)
  }

  @Test("without .env there is only the process")
  func missing() async throws {
    try await SettingsFixture.withFolder { root in
      let environment = try SiteEnvironment.load(root: root, process: ["A": "1"])
      #expect(environment.names == ["A"])
    }
  }

  @Test(".env is read from the root, whatever its rights say is noted")
  func load() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("A=1\n", to: root + "/.env", mode: 0o644)
      #expect(try SiteEnvironment.load(root: root, process: [:]).file.isExposed)
      try SettingsFixture.write("A=1\n", to: root + "/.env", mode: 0o600)
      let environment = try SiteEnvironment.load(root: root, process: [:])
      #expect(!environment.file.isExposed)
      #expect(environment.lookup("A")?.source.description == ".env:1")
    }
  }

  @Test("another file's values name that file")
  func envFile() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("A=1\n", to: root + "/prod.env")
      try SettingsFixture.write("B=1\n", to: root + "/.env")
      let environment = try SiteEnvironment.load(root: root, envFile: root + "/prod.env", process: [:])
      #expect(environment.names == ["A"])
      #expect(environment.lookup("A")?.source.description == "\(root)/prod.env:1")
    }
  }

  @Test("a file that --env-file names must be there")
  func envFileMissing() async throws {
    try await SettingsFixture.withFolder { root in
      let error = try #require(throws: SettingsError.self) {
        try SiteEnvironment.load(root: root, envFile: root + "/prod.env", process: [:])
      }
      #expect(error.description == "\(root)/prod.env: no such file")
      #expect(error.hint?.contains("--env-file") == true)
    }
  }

  @Test("a folder named .env is an error, which stops nothing where the process has all keys")
  func folder() async throws {
    try await SettingsFixture.withFolder { root in
      try FileManager.default.createDirectory(atPath: root + "/.env", withIntermediateDirectories: false)
      let environment = try SiteEnvironment.load(root: root, process: SettingsFixture.product)
      #expect(environment.file.problems.map(\.id) == [.folder] && environment.file.problems[0].level == .error)
      _ = try Settings(profile: .product, environment: environment, requiring: [.database])
      let bare = try SiteEnvironment.load(root: root, process: [:])
      let error = try #require(throws: SettingsError.self) {
        try Settings(profile: .product, environment: bare, requiring: [.database])
      }
      #expect(error.description.hasSuffix("; .env is a folder"))
    }
  }

  @Test("a .env without the right to read it is an error that says so", .enabled(if: geteuid() != 0))
  func permissionDenied() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("A=1\n", to: root + "/.env", mode: 0o000)
      let error = try #require(throws: SettingsError.self) { try SiteEnvironment.load(root: root, process: [:]) }
      #expect(error.description == "\(root)/.env can't be read: permission denied")
    }
  }

  @Test("a huge file is refused")
  func huge() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write(String(repeating: "#\n", count: 600_000), to: root + "/.env")
      let error = try #require(throws: SettingsError.self) { try SiteEnvironment.load(root: root, process: [:]) }
      #expect(error.description.hasSuffix("it is larger than 1 MB"))
    }
  }
}
