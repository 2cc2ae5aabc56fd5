extension App {
  /// Sessions in the table `django_session`: what a site needs to remember visitors between requests.
  ///
  /// An app that uses `context.session` depends on it. Without it sessions last for one request.
  public static let sessions = App(
    "sessions", models: [SessionRow.self], commands: [ClearSessions.self],
    resources: .embedded(in: "Contrib/Sessions/Resources"), settings: [.sessions]
  ) { routing, site in
    let limits = (try? site.settings.sessionLimits) ?? .standard
    routing.keepSessions(
      in: DatabaseSessionStore(
        database: site.database, codec: SessionCodec(keys: site.signingKeys), expired: ExpiredSessions(site.database)),
      idleSeconds: limits.idle)
  }
}
