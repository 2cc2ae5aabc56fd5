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

extension Settings {
  /// Where an app keeps the files that users send.
  public func media(app: String) throws(SettingsError) -> MediaSettings {
    let values = try values(of: .media, app: app)
    let prefix = try values.require("S3_MEDIA_PREFIX", values["S3_MEDIA_PREFIX"])
    return MediaSettings(
      bucket: try S3Settings(values), prefix: prefix.hasSuffix("/") ? prefix : prefix + "/",
      isPublic: try values.require("S3_MEDIA_PUBLIC", values.boolean("S3_MEDIA_PUBLIC")),
      urlLifetime: .seconds(try values.require("S3_MEDIA_URL_SECONDS", values.integer("S3_MEDIA_URL_SECONDS"))))
  }
}
