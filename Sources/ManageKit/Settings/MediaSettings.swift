/// Where an app keeps the files that users send.
public struct MediaSettings: Sendable {
  /// The bucket; nil keeps files on this machine.
  public var bucket: S3Settings?
  /// The prefix of keys in the bucket; it ends with a slash.
  public var prefix: String
  /// Whether everybody may read the files by their plain addresses.
  public var isPublic: Bool
  /// How long an address opens a file that isn't public: a second to seven days.
  public var urlLifetime: Duration

  /// An app's settings.
  public init(
    bucket: S3Settings? = nil, prefix: String = "media/", isPublic: Bool = false, urlLifetime: Duration = .seconds(3600)
  ) {
    self.bucket = bucket
    self.prefix = prefix
    self.isPublic = isPublic
    self.urlLifetime = urlLifetime
  }
}

extension MediaSettings {
  /// Reads an app's values; nil unless all options have one.
  init?(_ values: AppValues) {
    guard let prefix = values.text("S3_MEDIA_PREFIX"),
      let isPublic = values.text("S3_MEDIA_PUBLIC").flatMap(ValueKind.boolean),
      let seconds = values.text("S3_MEDIA_URL_SECONDS").flatMap({ Int($0) })
    else { return nil }
    self.init(
      bucket: S3Settings(values), prefix: prefix.hasSuffix("/") ? prefix : prefix + "/", isPublic: isPublic,
      urlLifetime: .seconds(seconds))
  }
}
