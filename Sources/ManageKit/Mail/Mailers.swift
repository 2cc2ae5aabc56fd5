import Synchronization

/// The mailers of a site by their names, each made when it is first asked for.
final class Mailers: Sendable {
  private let settings: Settings
  private let backends = Mutex<[String?: any EmailBackend]>([:])

  /// The mailers that these settings say.
  init(_ settings: Settings) {
    self.settings = settings
  }

  /// The mailer of a name; the site's own where there is none.
  ///
  /// Throws `EmailError.unknownMailer`, and `SettingsError.absent`.
  func backend(named name: String?) throws -> any EmailBackend {
    try backends.withLock { backends in
      if let backend = backends[name] { return backend }
      let backend = Self.backend(try settings.emailURL(of: name))
      backends[name] = backend
      return backend
    }
  }

  private static func backend(_ url: EmailURL) -> any EmailBackend {
    switch url {
    case .console: ConsoleEmailBackend()
    case .memory: MemoryEmailBackend()
    case .file(let folder): FileEmailBackend(folder: folder)
    case .smtp(let server): SMTPEmailBackend(server)
    }
  }
}
