#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Requirement {
  /// The S3 bucket.
  public static let storage = Requirement(
    "storage", title: "S3",
    keys: [
      EnvironmentKey(
        "S3_AWS_ACCESS_KEY_ID", allOrNone: true, development: .noBucket, product: .forBucket, .accessKey,
        secret: true,
        for: "access key of the bucket's user", example: "your-access-key-id"),
      EnvironmentKey(
        "S3_AWS_SECRET_ACCESS_KEY", allOrNone: true, development: .noBucket, product: .forBucket, .accessKey,
        secret: true,
        for: "secret key of the bucket's user", example: "your-secret-access-key"),
      EnvironmentKey(
        "S3_AWS_STORAGE_BUCKET_NAME", allOrNone: true, development: .noBucket, product: .forBucket, .bucket,
        for: "bucket of static files and media", example: "your-bucket"),
      EnvironmentKey(
        "S3_AWS_REGION", development: .value("ap-northeast-2"), product: .value("ap-northeast-2"), .region,
        for: "region of the bucket", example: "ap-northeast-2"),
      EnvironmentKey(
        "S3_ENDPOINT_URL", development: .optional("AWS's"), product: .optional("AWS's"), .url,
        for: "S3 elsewhere", example: "https://s3.example.com"),
      EnvironmentKey(
        "S3_CUSTOM_DOMAIN", development: .optional("the bucket's"), product: .optional("the bucket's"), .domain,
        for: "host name of the CDN before the bucket", example: "cdn.example.com"),
      EnvironmentKey(
        "S3_SESSION_TOKEN", development: .optional("none"), product: .optional("none"), .accessKey, secret: true,
        for: "token of temporary credentials", example: "your-session-token"),
      EnvironmentKey(
        "S3_ADDRESSING_STYLE",
        development: .value("auto"), product: .value("auto"), .choice(S3Addressing.allCases.map(\.rawValue)),
        for: "where addresses name the bucket: `path`, `virtual` (in the host), or `auto`: in the host at AWS",
        example: "auto"),
      EnvironmentKey(
        "S3_CA_BUNDLE", development: .systemAuthorities, product: .systemAuthorities, .text,
        for: "file of the certificate authorities that vouch for the store",
        example: "/etc/ssl/certs/ca-certificates.crt"),
      EnvironmentKey(
        "AWS_CA_BUNDLE", prefix: .optional, development: .systemAuthorities, product: .systemAuthorities, .text,
        for: "the same, as AWS's tools read it", example: "/etc/ssl/certs/ca-certificates.crt"),
      EnvironmentKey(
        "SSL_CERT_FILE", prefix: .optional, development: .systemAuthorities, product: .systemAuthorities, .text,
        for: "the same, as OpenSSL reads it", example: "/etc/ssl/certs/ca-certificates.crt"),
      EnvironmentKey(
        "CURL_CA_BUNDLE", prefix: .optional, development: .systemAuthorities, product: .systemAuthorities, .text,
        for: "the same, as curl reads it", example: "/etc/ssl/certs/ca-certificates.crt"),
    ], check: endpointProblems)

  /// An endpoint with the bucket in its host would get it twice.
  private static func endpointProblems(_ values: KeyValues) throws -> [CheckMessage] {
    guard let bucket = try values["S3_AWS_STORAGE_BUCKET_NAME"], let endpoint = try values["S3_ENDPOINT_URL"],
      let host = URL(string: endpoint)?.host(), host.lowercased().hasPrefix(bucket.lowercased() + "."),
      let reading = values.reading("S3_ENDPOINT_URL")
    else { return [] }
    return [
      CheckMessage(
        .bucketInEndpoint, key: reading.name, "\(reading.name) begins with the bucket's name",
        hint: "leave the bucket out: S3_ADDRESSING_STYLE says where addresses name it", source: reading.source)
    ]
  }

  /// Where the apps keep the files that users send: in the bucket, where one is set.
  public static let media = Requirement(
    "media", title: "Media",
    keys: [
      EnvironmentKey(
        "S3_MEDIA_PREFIX", development: .value("media/"), product: .value("media/"), .keyPrefix,
        for: "what the keys of media in the bucket begin with", example: "media/"),
      EnvironmentKey(
        "S3_MEDIA_PUBLIC", development: .value("false"), product: .value("false"), .boolean,
        for: "whether everybody may read media, by plain addresses instead of presigned ones", example: "false"),
      EnvironmentKey(
        "S3_MEDIA_URL_SECONDS", development: .value("3600"), product: .value("3600"), .integer(1...604_800),
        for: "how long a presigned address opens a file, in seconds", example: "3600"),
    ], including: [.storage], perApp: true)
}

extension EnvironmentKey.Presence {
  fileprivate static let noBucket = Self.optional("no upload, and media in the folder `media/`")
  fileprivate static let systemAuthorities = Self.optional("the system's authorities")
  fileprivate static let forBucket = Self.onDemand(by: "collectstatic and media")
}

extension CheckID {
  /// The endpoint names the bucket, which addresses name anyway.
  static let bucketInEndpoint: CheckID = "env.W013"
}
