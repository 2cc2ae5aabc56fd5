#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Development's secret key: made once, kept in the git-ignored `.secret_key` of the root.
enum SecretKeyFile {
  static let name = ".secret_key"
  private static let length = 64

  /// The key in `root`, made first if there is none; processes that start at once all get the same.
  ///
  /// - Throws: `SettingsError.secretKeyFile`.
  static func load(root: String) throws(SettingsError) -> Secret {
    let path = TextFile.resolve(name, below: root)
    do throws(TextFile.Failure) {
      if let key = try read(path) { return key }
      try create(path)
      if let key = try read(path) { return key }
      throw TextFile.Failure(code: ENOENT)
    } catch {
      throw .secretKeyFile(path: path, reason: error.code == EINVAL ? "it holds no key" : error.reason)
    }
  }

  private static func read(_ path: String) throws(TextFile.Failure) -> Secret? {
    do throws(TextFile.Failure) {
      var bytes = try TextFile(path: path).bytes
      if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      guard bytes.count >= 50, let text = String(validating: bytes, as: UTF8.self) else {
        throw TextFile.Failure(code: EINVAL)
      }
      return Secret(text)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Writes a file of its own and links it to `path`: whoever links first wins, and nobody sees half a key.
  static func create(_ path: String) throws(TextFile.Failure) {
    let draft = "\(path).\(getpid()).\(UInt64.random(in: 0 ... .max))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw TextFile.Failure(code: errno) }
    defer { unlink(draft) }
    let key = Array((random() + "\n").utf8)
    let written = write(descriptor, key, key.count)
    guard close(descriptor) == 0, written == key.count else { throw TextFile.Failure(code: EIO) }
    guard link(draft, path) == 0 || errno == EEXIST else { throw TextFile.Failure(code: errno) }
  }

  private static func random() -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var generator = SystemRandomNumberGenerator()
    return String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
  }
}
