import Testing

@testable import ManageKit

@Suite("EnvironmentReport")
struct EnvironmentReportTests {
  private func report(
    _ changes: [String: String?] = [:], file: String = "", for command: String? = nil
  ) -> EnvironmentReport {
    let process = SettingsFixture.product.merging(changes.mapValues { $0 ?? "" }) { $1 }
    return SettingsFixture.report(.product, process, file: file, for: command)
  }

  @Test("a full product environment is without a problem")
  func complete() {
    #expect(report().problems.isEmpty)
    #expect(report().ok)
    #expect(report().state("PRODUCT_DJANGO_SECRECT_KEY") == .set)
    #expect(report().state("PRODUCT_POSTGRES_DB_NAME") == .default)
  }

  @Test("an empty development environment is without a problem", arguments: [Profile.development, .test])
  func development(profile: Profile) {
    let report = SettingsFixture.report(profile, failLevel: .warning)
    #expect(report.problems.isEmpty)
    #expect(report.state("DEBUG_POSTGRES_DB_HOST") == .default)
    #expect(report.state("DEBUG_DJANGO_SUPERUSER_NAME") == .missing)
  }

  @Test("a missing key that product requires is an error; one that only some command needs is a warning")
  func missing() {
    let report = SettingsFixture.report(.product)
    let errors = report.problems.filter { $0.level == .error }
    #expect(errors.count == 6)
    #expect(errors.allSatisfy { $0.id == .missing })
    #expect(report.problems.filter { $0.id == .neededBySome }.count == 8)
    #expect(report.state("PRODUCT_DJANGO_SECRECT_KEY") == .missing)
    #expect(report.state("PRODUCT_S3_AWS_ACCESS_KEY_ID") == .missing)
    #expect(!report.ok)
  }

  @Test("--for makes the keys of its command errors, and others warnings")
  func forCommand() throws {
    let withoutBucket = SettingsFixture.product(without: "S3_")
    #expect(SettingsFixture.report(.product, withoutBucket, for: "migrate").ok)
    let collect = SettingsFixture.report(.product, withoutBucket, for: "collectstatic")
    #expect(collect.problems.filter { $0.id == .missing }.count == 3)
    let withoutDatabase = SettingsFixture.product(without: "POSTGRES")
    #expect(SettingsFixture.report(.product, withoutDatabase, for: "collectstatic").ok)
    #expect(!SettingsFixture.report(.product, withoutDatabase).ok)
    #expect(!SettingsFixture.report(.development, for: "createsuperuser").ok)
    #expect(SettingsFixture.report(.development, for: "collectstatic").ok)
  }

  @Test("empty counts as absent, and is reported as empty")
  func empty() throws {
    let report = report(["PRODUCT_POSTGRES_DB_HOST": nil, "PRODUCT_POSTGRES_DB_NAME": nil])
    #expect(report.problem(.empty)?.key == "PRODUCT_POSTGRES_DB_HOST")
    #expect(report.state("PRODUCT_POSTGRES_DB_HOST") == .empty)
    #expect(report.state("PRODUCT_POSTGRES_DB_NAME") == .empty)
    #expect(report.problems.count == 1)
  }

  @Test("a malformed value is an error")
  func malformed() {
    let report = report(["PRODUCT_POSTGRES_DB_PORT": "80000"])
    #expect(report.problem(.malformed)?.message == "PRODUCT_POSTGRES_DB_PORT is not a port from 1 to 65535")
    #expect(report.problem(.malformed)?.hint?.contains("for example 5432") == true)
    #expect(report.state("PRODUCT_POSTGRES_DB_PORT") == .invalid)
    #expect(self.report(["PRODUCT_DJANGO_SECRECT_KEY": "short"]).problem(.malformed)?.level == .error)
  }

  @Test("a placeholder is an error, wherever it stands")
  func placeholder() {
    let report = SettingsFixture.report(.product, file: "PRODUCT_POSTGRES_DB_PASSWORD=changeme")
    #expect(report.problem(.placeholder)?.place == ".env:1")
    #expect(report.state("PRODUCT_POSTGRES_DB_PASSWORD") == .invalid)
  }

  @Test("a half-set group is an error that names each missing key")
  func halfSet() {
    let report = SettingsFixture.report(
      .development, ["DEBUG_POSTGRES_DB_HOST": "db", "DEBUG_POSTGRES_DB_PORT": "5432"])
    #expect(
      report.problems.filter { $0.id == .halfSetGroup }.map(\.key)
        == ["DEBUG_POSTGRES_DB_USER", "DEBUG_POSTGRES_DB_PASSWORD"])
    #expect(
      report.problems.first?.message
        == "DEBUG_POSTGRES_DB_USER is missing, while DEBUG_POSTGRES_DB_HOST, DEBUG_POSTGRES_DB_PORT are set")
    #expect(report.state("DEBUG_POSTGRES_DB_USER") == .missing)
    let bucket = SettingsFixture.product(without: "BUCKET_NAME")
    #expect(
      SettingsFixture.report(.product, bucket).problem(.halfSetGroup)?.key == "PRODUCT_S3_AWS_STORAGE_BUCKET_NAME")
  }

  @Test(
    "a near miss asks DID YOU MEAN",
    arguments: [
      ("PRODUCT_POSTGRES_DB_HOTS", "PRODUCT_POSTGRES_DB_HOST"),
      ("PRODUCT_DJANGO_SECRCET_KEY", "PRODUCT_DJANGO_SECRECT_KEY"),
      ("PRODUCT_DJANGO_ALLOWED_HOST", "PRODUCT_DJANGO_ALLOWED_HOSTS"),
      ("PRODUCT_POSTGRES_HOST", "PRODUCT_POSTGRES_DB_HOST"),
      ("PRODUCT_Postgres_DB_Host", "PRODUCT_POSTGRES_DB_HOST"),
      ("DEBUG_POSTGRES_DB_PASWORD_FILE", "DEBUG_POSTGRES_DB_PASSWORD_FILE"),
    ])
  func nearMiss(name: String, meant: String) throws {
    let problem = try #require(report(file: "\(name)=x").problem(.nearMiss, name))
    #expect(problem.hint == "DID YOU MEAN \(meant)?")
    #expect(problem.level == .warning)
    #expect(problem.place == ".env:1")
  }

  @Test("an unknown key with a known prefix is a warning; without one it is ignored")
  func unknown() {
    let report = report(["PRODUCT_FLAVOUR": "kimchi", "DEBUG_COLOUR": "red", "HOME": "/", "POSTGRES_DB_HOTS": "a"])
    #expect(report.problems.map(\.id) == [.unknownKey, .unknownKey])
    #expect(report.problems.map(\.key) == ["DEBUG_COLOUR", "PRODUCT_FLAVOUR"])
    #expect(report.state("PRODUCT_FLAVOUR") == .unused)
    #expect(report.ok)
  }

  @Test("keys of the other profile are known")
  func otherProfile() {
    #expect(report(["DEBUG_POSTGRES_DB_HOST": "db", "DEBUG_DJANGO_SECRET_KEY_FILE": "x"]).problems.isEmpty)
  }

  @Test("duplicates and shadowed lines are reported with their line")
  func duplicates() {
    let report = report(file: "PRODUCT_POSTGRES_DB_HOST=a\nPRODUCT_POSTGRES_DB_HOST=b\nPRODUCT_POSTGRES_DB_PORT=5432")
    #expect(report.problem(.duplicate)?.place == ".env:1")
    #expect(report.problem(.shadowed)?.place == ".env:2")
    #expect(report.problems.count == 2)
    #expect(report.ok)
  }

  @Test("the corrected spelling is noted, and two values are an error")
  func spellings() {
    var process = SettingsFixture.product(without: "SECRECT")
    process["PRODUCT_DJANGO_SECRET_KEY"] = SettingsFixture.secretKey
    let corrected = SettingsFixture.report(.product, process, failLevel: .warning)
    #expect(
      corrected.problem(.correctedSpelling)?.message
        == "PRODUCT_DJANGO_SECRET_KEY is read as PRODUCT_DJANGO_SECRECT_KEY")
    #expect(corrected.state("PRODUCT_DJANGO_SECRECT_KEY") == .set)
    #expect(corrected.ok)
    let both = report(["PRODUCT_DJANGO_SECRET_KEY": SettingsFixture.secretKey + "!"])
    #expect(both.problem(.spellingsDiffer)?.level == .error)
    #expect(both.state("PRODUCT_DJANGO_SECRECT_KEY") == .invalid)
  }

  @Test("CI's keys belong to test, in both spellings and without a prefix")
  func ci() {
    let process = ["CIRCLECI_DJANGO_ACCESS_ID": "AKIA"]
    let report = SettingsFixture.report(.test, process)
    #expect(report.state("CIRCLECI_DJANGO_ACESS_ID") == .set)
    #expect(report.problem(.halfSetGroup)?.key == "CIRCLECI_DJANGO_ACESS_KEY")
    #expect(report.state("CODECOV_TOKEN") == .default)
    #expect(SettingsFixture.report(.development, process).problems.isEmpty)
    #expect(SettingsFixture.report(.product).state("CODECOV_TOKEN") == nil)
  }

  @Test("bad lines of .env are errors")
  func badLines() {
    #expect(report(file: "DEBUG_X").problem(.badLine)?.level == .error)
  }

  @Test("other programs' keys may stand more than once, and variables that only the process can set are told")
  func otherPrograms() {
    #expect(report(file: "A=1\nA=2\nspring.port=1").problems.isEmpty)
    let told = report(file: "NO_COLOR=1\nMANAGE_ROOT=/site\nMANAGE_SETTINGS=product")
    #expect(told.problems.map(\.id) == [.processOnly, .processOnly])
    #expect(told.problems.map(\.place) == [".env:1", ".env:2"])
  }

  @Test("an endpoint that begins with the bucket's name is a warning")
  func bucketInEndpoint() {
    let report = report(["PRODUCT_S3_ENDPOINT_URL": "https://portfolio.s3.example.com"])
    #expect(report.problems.map(\.id) == [.bucketInEndpoint])
    #expect(report.problems.first?.level == .warning)
    #expect(self.report(["PRODUCT_S3_ENDPOINT_URL": "https://portfolios.example.com"]).problems.isEmpty)
  }

  @Test("plain HTTP, loose rights and options without their group are warnings")
  func warnings() {
    #expect(report(["PRODUCT_S3_ENDPOINT_URL": "http://s3.local"]).problem(.plainHTTP)?.level == .warning)
    #expect(report(["PRODUCT_S3_ENDPOINT_URL": "https://s3.local"]).problems.isEmpty)
    let exposed = DotEnvFile(name: ".env", bytes: [], isExposed: true)
    let environment = SiteEnvironment(root: "/", process: SettingsFixture.product, file: exposed)
    let report = EnvironmentReport(SettingsFixture.contract, profile: .product, environment: environment)
    #expect(report.problem(.loosePermissions)?.hint == "run 'chmod 600 .env'")
    let option = SettingsFixture.report(.development, ["DEBUG_POSTGRES_DB_NAME": "site"])
    #expect(option.problem(.unusedOption)?.key == "DEBUG_POSTGRES_DB_NAME")
    #expect(option.state("DEBUG_POSTGRES_DB_NAME") == .unused)
  }

  @Test("required_by names the commands that can't run without the key")
  func requiredBy() throws {
    let keys = report().keys
    let host = try #require(keys.first { $0.name == "PRODUCT_POSTGRES_DB_HOST" })
    #expect(host.requiredBy == ["createsuperuser", "migrate", "runserver"])
    let name = try #require(keys.first { $0.name == "PRODUCT_POSTGRES_DB_NAME" })
    #expect(name.requiredBy.isEmpty)
  }

  @Test("the fail level decides whether the result is ok, and live checks add to it")
  func failLevel() {
    var report = SettingsFixture.report(.development, ["DEBUG_X": "1"], failLevel: .warning)
    #expect(!report.ok)
    report = SettingsFixture.report(.development, ["DEBUG_X": "1"])
    #expect(report.ok)
    report.add([CheckMessage(.databaseUnreachable, "the database doesn't answer")])
    #expect(!report.ok)
    #expect(report.problems.first?.id == .databaseUnreachable)
  }

  @Test("the letter of an id is its level, and an id without one is an error's")
  func ids() {
    let ids: [CheckID] = ["a.C001", .missing, .weakSecretKey, .correctedSpelling, "a.D001", "a.001", "a"]
    #expect(ids.map(\.level) == [.critical, .error, .warning, .info, .debug, .error, .error])
    #expect(CheckMessage.Level.allCases == CheckMessage.Level.allCases.sorted())
  }
}
