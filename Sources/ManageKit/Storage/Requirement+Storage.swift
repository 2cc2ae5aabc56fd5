extension Requirement {
  /// The S3 bucket.
  public static let storage = Requirement(
    "storage", title: "S3",
    keys: [
      EnvironmentKey(
        "S3_AWS_ACCESS_KEY_ID", allOrNone: true, development: .noBucket, product: .forBucket, secret: true,
        for: "access key of the bucket's user", example: "your-access-key-id"),
      EnvironmentKey(
        "S3_AWS_SECRET_ACCESS_KEY", allOrNone: true, development: .noBucket, product: .forBucket, secret: true,
        for: "secret key of the bucket's user", example: "your-secret-access-key"),
      EnvironmentKey(
        "S3_AWS_STORAGE_BUCKET_NAME", allOrNone: true, development: .noBucket, product: .forBucket,
        for: "bucket of static files and media", example: "your-bucket"),
      EnvironmentKey(
        "S3_AWS_REGION", development: .value("ap-northeast-2"), product: .value("ap-northeast-2"),
        for: "region of the bucket", example: "ap-northeast-2"),
      EnvironmentKey(
        "S3_ENDPOINT_URL", development: .optional("AWS's"), product: .optional("AWS's"), .url,
        for: "S3 elsewhere", example: "https://s3.example.com"),
      EnvironmentKey(
        "S3_CUSTOM_DOMAIN", development: .optional("the bucket's"), product: .optional("the bucket's"), .domain,
        for: "host name of the CDN before the bucket", example: "cdn.example.com"),
      EnvironmentKey(
        "S3_SESSION_TOKEN", development: .optional("none"), product: .optional("none"), secret: true,
        for: "token of temporary credentials", example: "your-session-token"),
      EnvironmentKey(
        "S3_ADDRESSING_STYLE",
        development: .value("auto"), product: .value("auto"), .choice(S3Addressing.allCases.map(\.rawValue)),
        for: "where addresses name the bucket: `path`, `virtual` (in the host), or `auto`: in the host at AWS",
        example: "auto"),
    ])

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
  fileprivate static let forBucket = Self.onDemand(by: "collectstatic and media")
}

extension ValueKind {
  /// What keys in the bucket begin with: a path, outside `static/`.
  static let keyPrefix = ValueKind("key prefix") { value in
    let path = value.hasSuffix("/") ? value.dropLast() : value[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard isWord(value), !value.contains("\\"), parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
      return "is not a path such as media/"
    }
    return parts.first == "static" ? "lies in static/, which everybody may read" : nil
  }
}
