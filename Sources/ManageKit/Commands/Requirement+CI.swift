extension Requirement {
  /// Keys without a prefix, which continuous integration alone reads, and `check-env --settings test` reports.
  static let ci = Requirement(
    "ci", title: "Continuous integration",
    keys: [
      EnvironmentKey(
        "CODECOV_TOKEN", prefix: .none, development: .ciAlone, product: .ciAlone, secret: true,
        for: "upload of coverage to Codecov, from CI", example: "your-codecov-token"),
      EnvironmentKey(
        "CIRCLECI_DJANGO_ACESS_ID", otherSpellings: ["CIRCLECI_DJANGO_ACCESS_ID"], prefix: .none, allOrNone: true,
        development: .ciAlone, product: .ciAlone, secret: true,
        for: "access key of the user that deploys from CI", example: "your-ci-access-id"),
      EnvironmentKey(
        "CIRCLECI_DJANGO_ACESS_KEY", otherSpellings: ["CIRCLECI_DJANGO_ACCESS_KEY"], prefix: .none, allOrNone: true,
        development: .ciAlone, product: .ciAlone, secret: true,
        for: "secret key of the user that deploys from CI", example: "your-ci-access-key"),
    ], profiles: [.test])
}

extension EnvironmentKey.Presence {
  fileprivate static let ciAlone = Self.external("read by CI alone")
}
