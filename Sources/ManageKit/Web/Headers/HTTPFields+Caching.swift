public import HTTPTypes

extension HTTPFields {
  /// For pages that nothing may keep, as Django's `never_cache` has it.
  public static let neverCached: HTTPFields = [
    .cacheControl: "max-age=0, no-cache, no-store, must-revalidate, private"
  ]
}
