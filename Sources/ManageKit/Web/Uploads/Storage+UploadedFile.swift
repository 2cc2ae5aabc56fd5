extension Storage {
  /// Saves a file that a form sends, as it comes in, and returns the name that it has.
  ///
  /// It is served as what its name says, whatever its sender says, and what a browser would run, such as a page, is
  /// served as mere bytes. Throws `UploadError` among others.
  public func save(_ file: UploadedFile, in folder: String = "") async throws -> String {
    try await save(
      file, as: file.name, in: folder, contentType: PassiveContentType.of(file.name), limit: file.limit)
  }
}

/// The media types of files that do nothing in a browser but be seen and heard.
enum PassiveContentType {
  private static let passive: Set = ["application/pdf", "text/plain; charset=utf-8"]

  /// That of a file's name, or `application/octet-stream`.
  static func of(_ name: String) -> String {
    let type = StaticContentType.of(name)
    let isPassive = ["image/", "audio/", "video/", "font/"].contains(where: type.hasPrefix) && type != "image/svg+xml"
    return isPassive || passive.contains(type) ? type : "application/octet-stream"
  }
}
