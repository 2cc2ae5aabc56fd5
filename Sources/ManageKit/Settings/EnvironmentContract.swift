/// The keys that live `.env` files hold: an interface, spelling included.
///
/// Adding a key is adding one entry; `.env.example`, `check-env` and the README's table follow.
public enum EnvironmentContract {
  /// Every key, group by group.
  public static let keys: [EnvironmentKey] = [
    EnvironmentKey(
      "DJANGO_SECRECT_KEY", otherSpellings: ["DJANGO_SECRET_KEY"], .web,
      development: .optional("made once, kept in `.secret_key`"), product: .required, .secretKey, secret: true,
      for: "signing of sessions, links and tokens: 50 characters or more", example: "your-secret-key"),
    EnvironmentKey(
      "DJANGO_ALLOWED_HOSTS", .web,
      development: .value("localhost,127.0.0.1,[::1]"), product: .required, .hosts,
      for: "host names the site answers to, comma-separated, `.example.com` for subdomains",
      example: "your-domain.example"),
    EnvironmentKey(
      "DJANGO_TRUSTED_PROXIES", .web,
      development: .value("127.0.0.0/8,::1"), product: .value("127.0.0.0/8,::1"), .networks,
      for: "addresses and CIDR ranges whose `X-Forwarded-*` headers count", example: "127.0.0.0/8,::1"),
    EnvironmentKey(
      "DJANGO_SECURE_SSL_REDIRECT", .web,
      development: .value("false"), product: .value("true"), .boolean,
      for: "redirect plain HTTP to https", example: "true"),
    EnvironmentKey(
      "DJANGO_PASSWORD_ROUNDS", .passwords,
      development: .value("1500000"), product: .value("1500000"), .integer(1...100_000_000),
      for: "PBKDF2 rounds of new password hashes; a site shared with Django sets Django's number", example: "1500000"),

    EnvironmentKey(
      "POSTGRES_DB_HOST", .database, allOrNone: true,
      development: .optional("SQLite at `db.sqlite3`"), product: .required, .text,
      for: "PostgreSQL's host name, or the folder of its socket", example: "your-database-host"),
    EnvironmentKey(
      "POSTGRES_DB_USER", .database, allOrNone: true,
      development: .optional("SQLite at `db.sqlite3`"), product: .required, .text,
      for: "PostgreSQL's user", example: "your-database-user"),
    EnvironmentKey(
      "POSTGRES_DB_PORT", .database, allOrNone: true,
      development: .optional("SQLite at `db.sqlite3`"), product: .required, .ports,
      for: "PostgreSQL's port", example: "5432"),
    EnvironmentKey(
      "POSTGRES_DB_PASSWORD", .database, allOrNone: true,
      development: .optional("SQLite at `db.sqlite3`"), product: .required, .text, secret: true,
      for: "PostgreSQL's password", example: "your-database-password"),
    EnvironmentKey(
      "POSTGRES_DB_NAME", .database,
      development: .value("postgres"), product: .value("postgres"), .text,
      for: "PostgreSQL's database", example: "postgres"),
    EnvironmentKey(
      "POSTGRES_DB_SSLMODE", .database,
      development: .optional("libpq's default"), product: .optional("libpq's default"),
      .choice(["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]),
      for: "TLS to PostgreSQL", example: "verify-full"),
    EnvironmentKey(
      "POSTGRES_DB_SSLROOTCERT", .database,
      development: .optional("libpq's default"), product: .optional("libpq's default"), .text,
      for: "file of the certificates that vouch for PostgreSQL", example: "/etc/ssl/certs/ca-certificates.crt"),

    EnvironmentKey(
      "DJANGO_SUPERUSER_NAME", .superuser,
      development: .onDemand(by: "createsuperuser --noinput"),
      product: .onDemand(by: "createsuperuser --noinput"), .text,
      for: "name of the first administrator", example: "your-name"),
    EnvironmentKey(
      "DJANGO_SUPERUSER_EMAIL", .superuser,
      development: .onDemand(by: "createsuperuser --noinput"),
      product: .onDemand(by: "createsuperuser --noinput"), .email,
      for: "e-mail address of the first administrator", example: "your-name@your-domain.example"),
    EnvironmentKey(
      "DJANGO_SUPERUSER_PASSWORD", .superuser,
      development: .onDemand(by: "createsuperuser --noinput"),
      product: .onDemand(by: "createsuperuser --noinput"), .text, secret: true,
      for: "password of the first administrator", example: "your-superuser-password"),

    EnvironmentKey(
      "S3_AWS_ACCESS_KEY_ID", .storage, allOrNone: true,
      development: .optional(noBucket), product: .onDemand(by: "collectstatic and media"), secret: true,
      for: "access key of the bucket's user", example: "your-access-key-id"),
    EnvironmentKey(
      "S3_AWS_SECRET_ACCESS_KEY", .storage, allOrNone: true,
      development: .optional(noBucket), product: .onDemand(by: "collectstatic and media"), secret: true,
      for: "secret key of the bucket's user", example: "your-secret-access-key"),
    EnvironmentKey(
      "S3_AWS_STORAGE_BUCKET_NAME", .storage, allOrNone: true,
      development: .optional(noBucket), product: .onDemand(by: "collectstatic and media"),
      for: "bucket of static files and media", example: "your-bucket"),
    EnvironmentKey(
      "S3_AWS_REGION", .storage,
      development: .value("ap-northeast-2"), product: .value("ap-northeast-2"),
      for: "region of the bucket", example: "ap-northeast-2"),
    EnvironmentKey(
      "S3_ENDPOINT_URL", .storage,
      development: .optional("AWS's"), product: .optional("AWS's"), .url,
      for: "S3 elsewhere", example: "https://s3.example.com"),
    EnvironmentKey(
      "S3_CUSTOM_DOMAIN", .storage,
      development: .optional("the bucket's"), product: .optional("the bucket's"), .domain,
      for: "host name of the CDN before the bucket", example: "cdn.example.com"),
    EnvironmentKey(
      "S3_SESSION_TOKEN", .storage,
      development: .optional("none"), product: .optional("none"), secret: true,
      for: "token of temporary credentials", example: "your-session-token"),
    EnvironmentKey(
      "S3_ADDRESSING_STYLE", .storage,
      development: .value("auto"), product: .value("auto"), .choice(S3Addressing.allCases.map(\.rawValue)),
      for: "where addresses name the bucket: `path`, `virtual` (in the host), or `auto`: in the host at AWS",
      example: "auto"),

    EnvironmentKey(
      "S3_MEDIA_PREFIX", .media,
      development: .value("media/"), product: .value("media/"), .keyPrefix,
      for: "what the keys of media in the bucket begin with", example: "media/"),
    EnvironmentKey(
      "S3_MEDIA_PUBLIC", .media,
      development: .value("false"), product: .value("false"), .boolean,
      for: "whether everybody may read media, by plain addresses instead of presigned ones", example: "false"),
    EnvironmentKey(
      "S3_MEDIA_URL_SECONDS", .media,
      development: .value("3600"), product: .value("3600"), .integer(1...604_800),
      for: "how long a presigned address opens a file, in seconds", example: "3600"),

    EnvironmentKey(
      "CODECOV_TOKEN", .ci,
      development: .optional("–"), product: .optional("–"), secret: true,
      for: "upload of coverage to Codecov, from CI", example: "your-codecov-token"),
    EnvironmentKey(
      "CIRCLECI_DJANGO_ACESS_ID", otherSpellings: ["CIRCLECI_DJANGO_ACCESS_ID"], .ci, allOrNone: true,
      development: .optional("–"), product: .optional("–"), secret: true,
      for: "access key of the user that deploys from CI", example: "your-ci-access-id"),
    EnvironmentKey(
      "CIRCLECI_DJANGO_ACESS_KEY", otherSpellings: ["CIRCLECI_DJANGO_ACCESS_KEY"], .ci, allOrNone: true,
      development: .optional("–"), product: .optional("–"), secret: true,
      for: "secret key of the user that deploys from CI", example: "your-ci-access-key"),
  ]

  private static let noBucket = "no upload, and media in the folder `media/`"

  /// The keys that `profile` reads: CI's belong to `test` alone. For each app there is one of its own for each key of
  /// the bucket and of media.
  public static func keys(in profile: Profile, apps: [String] = []) -> [EnvironmentKey] {
    let own = apps.flatMap { app in
      keys.filter { [.storage, .media].contains($0.group) }.map { $0.own(by: app) }
    }
    return keys.filter { $0.group != .ci || profile == .test } + own
  }
}
