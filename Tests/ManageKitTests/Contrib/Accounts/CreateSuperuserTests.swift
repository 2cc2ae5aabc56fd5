import ManageTesting
import Testing

@testable import ManageKit

struct CreateSuperuserTests {
  private static let answers = [
    "DEBUG_DJANGO_SUPERUSER_NAME": "admin", "DEBUG_DJANGO_SUPERUSER_EMAIL": "admin@example.com",
    "DEBUG_DJANGO_SUPERUSER_PASSWORD": "Kimchi-jjigae-42",
  ]

  @Test(
    "--noinput makes the environment's administrator, and a second run leaves it", arguments: TestDatabase.available)
  func noInput(dialect: Dialect) async throws {
    try await CommandSite.with(dialect, environment: Self.answers) { site in
      let first = try await site.manage("createsuperuser", "--noinput")
      #expect(first.exitCode == 0, "\(first.stderr)")
      #expect(first.stdout == "Superuser 'admin' created successfully.\n")
      let user = try await site.database.user("admin")
      #expect(user.isStaff && user.isSuperuser && user.isActive && user.email == "admin@example.com")
      let second = try await site.manage("createsuperuser", "--noinput")
      #expect(second.exitCode == 0)
      #expect(second.stdout == "Superuser 'admin' already exists; left as it is.\n")
      #expect(try await site.database.user("admin").password.reveal() == user.password.reveal())
      #expect(!(first.stdout + first.stderr + second.stderr).contains("Kimchi"))
    }
  }

  @Test("ten at once make one", arguments: TestDatabase.available)
  func tenAtOnce(dialect: Dialect) async throws {
    try await CommandSite.with(dialect, environment: Self.answers) { site in
      let codes = try await withThrowingTaskGroup(of: Int32?.self) { group in
        for _ in 1...10 { group.addTask { try await site.manage("createsuperuser", "--noinput").exitCode } }
        return try await group.reduce(into: Set<Int32?>()) { $0.insert($1) }
      }
      #expect(codes == [0])
      #expect(try await site.database.query("SELECT id FROM accounts_user").count == 1)
    }
  }

  @Test("missing answers are named all at once")
  func missing() async throws {
    try await CommandSite.with { site in
      let output = try await site.manage("createsuperuser", "--noinput")
      #expect(output.exitCode == 1)
      for key in ["NAME", "EMAIL", "PASSWORD"] { #expect(output.stderr.contains("DEBUG_DJANGO_SUPERUSER_\(key)")) }
      #expect(output.stderr.contains("check-env"))
    }
  }

  @Test("options win over the environment, and stand in for what it lacks")
  func options() async throws {
    try await CommandSite.with(environment: ["DEBUG_DJANGO_SUPERUSER_PASSWORD": "Kimchi-jjigae-42"]) { site in
      let output = try await site.manage(
        "createsuperuser", "--noinput", "--username", "chief", "--email", "chief@example.com")
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(try await site.database.user("chief").email == "chief@example.com")
      #expect(try await site.manage("createsuperuser", "--noinput", "--username", "a b").exitCode == 64)
    }
  }

  @Test("the process wins over .env, whether KEY or KEY_FILE is in which")
  func processOverFile() async throws {
    let files = [
      "password": "Kimchi-jjigae-42\n", ".env": "DEBUG_DJANGO_SUPERUSER_PASSWORD=Doenjang-jjigae-43\n",
    ]
    var answers = Self.answers
    answers["DEBUG_DJANGO_SUPERUSER_PASSWORD"] = nil
    answers["DEBUG_DJANGO_SUPERUSER_PASSWORD_FILE"] = "password"
    answers["DEBUG_DJANGO_PASSWORD_ROUNDS"] = "1000"
    try await TemporaryFolder.with(files) { folder in
      _ = try await ManageBinary.run("migrate", in: folder.path)
      let output = try await ManageBinary.run(
        "createsuperuser", "--noinput", in: folder.path, environment: answers)
      #expect(output.exitCode == 0, "\(output.stderr)")
      try await TestDatabase.withOpen(.sqlite(path: folder.path(of: "db.sqlite3"))) { database in
        let hash = try await database.user("admin").password.reveal()
        #expect(try await PasswordHasher(rounds: 1000).verify("Kimchi-jjigae-42", hash))
      }
    }
  }

  @Test("a weak password of the environment is taken, with a warning that does not show it")
  func weak() async throws {
    var answers = Self.answers
    answers["DEBUG_DJANGO_SUPERUSER_PASSWORD"] = "qwerty"
    try await CommandSite.with(environment: answers) { site in
      let output = try await site.manage("createsuperuser", "--noinput")
      #expect(output.exitCode == 0)
      #expect(output.stderr.contains("warning: ") && output.stderr.contains("This password is too common."))
      #expect(!output.stderr.contains("qwerty"))
    }
  }

  @Test("a user who isn't a superuser is made one only by --update", arguments: TestDatabase.available)
  func update(dialect: Dialect) async throws {
    try await CommandSite.with(dialect, environment: Self.answers) { site in
      let before = try await site.database.addUser("admin", password: "another password", isActive: false)
      let refused = try await site.manage("createsuperuser", "--noinput")
      #expect(refused.exitCode == 1)
      #expect(refused.stderr.contains("error: ") && refused.stderr.contains("hint: pass --update"))
      #expect(try await !site.database.user("admin").isSuperuser)

      let updated = try await site.manage("createsuperuser", "--noinput", "--update", "--email", "new@example.com")
      #expect(updated.exitCode == 0, "\(updated.stderr)")
      let user = try await site.database.user("admin")
      #expect(user.isStaff && user.isSuperuser && user.isActive && user.email == "new@example.com")
      #expect(user.password.reveal() != before.password.reveal())

      #expect(try await site.manage("createsuperuser", "--noinput", "--update").exitCode == 0)
      #expect(try await site.database.user("admin").password.reveal() == user.password.reveal())
    }
  }

  @Test("missing answers are prompted for, also through a pipe")
  func prompts() async throws {
    try await CommandSite.with { site in
      let output = try await site.manage(
        "createsuperuser", input: "chief\nchief@example.com\nKimchi-jjigae-42\nKimchi-jjigae-42\n")
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stdout == "Superuser 'chief' created successfully.\n")
      #expect(output.stderr.contains("Email address: ") && output.stderr.contains("Password (again): "))
      #expect(try await site.database.user("chief").isSuperuser)
    }
  }

  @Test(
    "a wrong answer that nobody can correct ends the command",
    arguments: [
      ("a b\n", "Enter a valid username."), ("chief\nnowhere\n", "Enter a valid email address."),
      ("chief\n\none\ntwo\n", "Your passwords didn't match."), ("chief\n\n\n\n", "Blank passwords aren't allowed."),
      ("chief\n\n12345678\n12345678\n", "This password is too common. This password is entirely numeric."),
      ("chief\n", "the input ended"),
    ])
  func wrongAnswers(input: String, message: String) async throws {
    try await CommandSite.with { site in
      let output = try await site.manage("createsuperuser", input: input)
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains(message), "\(output.stderr)")
      #expect(try await site.database.query("SELECT id FROM accounts_user").isEmpty)
    }
  }

  @Test("without the tables it says how to make them")
  func noTables() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run(
        "createsuperuser", "--noinput", in: folder.path, environment: Self.answers)
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("hint: ") && output.stderr.contains("manage migrate"))
    }
  }

  @Test("without a terminal and without --noinput the error names that option", arguments: ["", "minsu\n", "min su\n"])
  func withoutTerminal(input: String) async throws {
    try await CommandSite.with { site in
      let output = try await site.manage("createsuperuser", input: input)
      #expect(output.exitCode == 1)
      #expect(output.errorLines.last?.hasPrefix("hint: --noinput asks nothing") == true, "\(output.stderr)")
    }
  }
}
