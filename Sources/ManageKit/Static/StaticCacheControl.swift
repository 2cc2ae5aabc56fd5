/// How long browsers and caches keep a static file.
enum StaticCacheControl {
  /// A file whose name changes with its content.
  static let hashed = "public, max-age=31536000, immutable"
  /// A file whose content may change under its name: five minutes.
  static let plain = "public, max-age=300"
  /// A file whose changes must show at once: a browser asks each time.
  static let revalidated = "no-cache"
}
