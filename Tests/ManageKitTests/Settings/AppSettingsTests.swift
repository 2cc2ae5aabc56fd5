import Testing

@testable import ManageKit

@Suite("An app's own keys")
struct AppSettingsTests {
  private static let sms = Requirement(
    "sms", title: "SMS",
    keys: [
      EnvironmentKey(
        "TWILIO_ACCOUNT", allOrNone: true, development: .optional("no SMS"), product: .required,
        for: "Twilio's account", example: "your-account"),
      EnvironmentKey(
        "TWILIO_TOKEN", otherSpellings: ["TWILIO_AUTH_TOKEN"], allOrNone: true, development: .optional("no SMS"),
        product: .required, secret: true, for: "Twilio's token", example: "your-token"),
      EnvironmentKey(
        "TWILIO_SENDER", development: .optional("Twilio's"), product: .optional("Twilio's"),
        ValueKind("number") { $0.hasPrefix("+") ? nil : "is not a number such as +82212345678" },
        for: "the sender", example: "+82212345678"),
      EnvironmentKey(
        "TWILIO_RETRIES", development: .value("3"), product: .value("3"), .integer(0...9), for: "tries", example: "3"),
      EnvironmentKey(
        "SENTRY_DSN", prefix: .optional, development: .optional("no reports"), product: .optional("no reports"), .url,
        secret: true, for: "where errors are reported", example: "https://key.sentry.example.com/1"),
    ])

  private static let contract = Site([App("alerts", settings: [sms])]).contract
  private static let twilio = ["PRODUCT_TWILIO_ACCOUNT": "AC1", "PRODUCT_TWILIO_TOKEN": "t0ken"]

  private func values(
    _ profile: Profile = .product, _ process: [String: String] = twilio, file: String = "", root: String = "/"
  ) throws -> KeyValues {
    let environment = SettingsFixture.environment(process, file: file, root: root)
    return try Settings(profile: profile, environment: environment, requiring: [Self.sms]).values(of: Self.sms)
  }

  private func report(_ process: [String: String], file: String = "") -> EnvironmentReport {
    EnvironmentReport(
      Self.contract, profile: .product, environment: SettingsFixture.environment(process, file: file),
      commands: ["sendsms": [Self.sms]], optional: ["runserver": [Self.sms]], failLevel: .warning)
  }

  @Test("are read by their names without a prefix, with their defaults")
  func readByName() throws {
    let values = try values()
    #expect(try values["TWILIO_ACCOUNT"] == "AC1")
    #expect(try values.secret("TWILIO_TOKEN")?.reveal() == "t0ken")
    #expect(try values["TWILIO_SENDER"] == nil)
    #expect(try values.integer("TWILIO_RETRIES") == 3)
    #expect(throws: SettingsError.self) { try values.require("TWILIO_SENDER", values["TWILIO_SENDER"]) }
  }

  @Test("a mistyped name is an error that suggests the nearest, never an absent value")
  func mistyped() throws {
    let values = try values()
    let error = #expect(throws: SettingsError.self) { try values["TWILIO_TOKE"] }
    #expect(error?.hint == "did you mean 'TWILIO_TOKEN'?")
  }

  @Test("have the rules of all keys: presence, kind, all or none, spellings")
  func rules() throws {
    let missing = #expect(throws: SettingsError.self) { try values(.product, [:]) }
    #expect(missing?.description.contains("missing PRODUCT_TWILIO_ACCOUNT, PRODUCT_TWILIO_TOKEN") == true)
    let half = #expect(throws: SettingsError.self) { try values(.development, ["DEBUG_TWILIO_ACCOUNT": "AC1"]) }
    #expect(half?.description.contains("missing DEBUG_TWILIO_TOKEN") == true)
    let sender = #expect(throws: SettingsError.self) {
      try values(.product, Self.twilio.merging(["PRODUCT_TWILIO_SENDER": "02"]) { $1 })
    }
    #expect(sender?.description.contains("PRODUCT_TWILIO_SENDER is not a number such as") == true)
    let spelled = try values(.product, ["PRODUCT_TWILIO_ACCOUNT": "AC1", "PRODUCT_TWILIO_AUTH_TOKEN": "other"])
    #expect(try spelled["TWILIO_TOKEN"] == "other")
    #expect(try values(.development, [:])["TWILIO_TOKEN"] == nil)
  }

  @Test("a secret may be in a file that KEY_FILE names")
  func keyFile() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("filed\n", to: root + "/token")
      let process = ["PRODUCT_TWILIO_ACCOUNT": "AC1", "PRODUCT_TWILIO_TOKEN_FILE": "token"]
      #expect(try values(.product, process, root: root)["TWILIO_TOKEN"] == "filed")
    }
  }

  @Test("check-env knows them, with their near misses and the commands that need them")
  func checked() throws {
    let process = SettingsFixture.product(without: "SUPERUSER", "EMAIL").merging(Self.twilio) { $1 }
    let report = report(process.merging(["PRODUCT_TWILIO_SENDR": "+1"]) { $1 })
    #expect(report.problems.map(\.hint) == ["DID YOU MEAN PRODUCT_TWILIO_SENDER?"])
    let token = try #require(report.keys.first { $0.name == "PRODUCT_TWILIO_TOKEN" })
    #expect(token.state == .set && token.isSecret && token.requiredBy == ["runserver", "sendsms"])
    #expect(!report.lines().joined().contains("t0ken"))
    let without = self.report(SettingsFixture.product(without: "SUPERUSER", "EMAIL"))
    #expect(without.problems.map(\.id) == [.missing, .missing])
  }

  @Test("stand in .env.example and the table of keys")
  func documents() {
    let example = Self.contract.exampleFile()
    #expect(example.contains("\n# SMS\n# Twilio's account (required)\nPRODUCT_TWILIO_ACCOUNT=your-account\n"))
    #expect(example.contains("(optional: no reports; or SENTRY_DSN)\n#PRODUCT_SENTRY_DSN="))
    #expect(Self.contract.markdownTable().contains("| `TWILIO_RETRIES` | optional: `3` | optional: `3` | tries |\n"))
    #expect(Self.contract.markdownTable().contains("| `SENTRY_DSN` (or without the prefix) |"))
  }

  @Test("a name of another standard is read without the prefix too, the prefixed one first")
  func withoutPrefix() throws {
    let bare = Self.twilio.merging(["SENTRY_DSN": "https://bare.example.com"]) { $1 }
    #expect(try values(.product, bare)["SENTRY_DSN"] == "https://bare.example.com")
    let file = "PRODUCT_SENTRY_DSN=https://own.example.com"
    #expect(try values(.product, bare, file: file)["SENTRY_DSN"] == "https://own.example.com")
    #expect(report(SettingsFixture.product.merging(bare) { $1 }).state("PRODUCT_SENTRY_DSN") == .set)
    let wrong = #expect(throws: SettingsError.self) {
      try values(.product, Self.twilio.merging(["SENTRY_DSN": "none of these"]) { $1 })
    }
    #expect(wrong?.description.contains("wrong: SENTRY_DSN is not an http") == true)
  }

  @Test(
    "a name of another standard that nobody declares is passed over in silence",
    arguments: ["AWS_CA_BUNDLE", "SSL_CERT_FILE", "OTEL_EXPORTER_OTLP_ENDPOINT", "NO_COLOR", "SENTRY_DSN"])
  func undeclared(name: String) {
    #expect(SettingsFixture.report(.product, SettingsFixture.product.merging([name: "x"]) { $1 }).problems.isEmpty)
  }

  @Test("a key or a name that is declared twice is refused, and so is a requirement that no app declares")
  func declaredTwice() throws {
    struct Send: Command {
      static let name = "sendsms"
      static let summary = "Send."
      static let requirements = [AppSettingsTests.sms]
      func run(in context: CommandContext) {}
    }
    let other = Requirement("other", title: "Other", keys: [Self.sms.keys[1]])
    let twice = Site([App("alerts", settings: [Self.sms]), App("logins", settings: [other])])
    #expect(throws: SiteError.keyDeclaredTwice("DEBUG_TWILIO_TOKEN", ["sms", "other"])) { try twice.validate() }
    try Site([App("alerts", settings: [Self.sms]), App("logins", settings: [Self.sms])]).validate()
    let undeclared = Site([App("alerts", commands: [Send.self])])
    #expect(throws: SiteError.notDeclared(requirement: "sms", command: "sendsms")) { try undeclared.validate() }
  }
}
