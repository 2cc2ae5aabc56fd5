public import ManageKit

extension LiveSite {
  /// The mails that the site wrote, in their order (Django's `mail.outbox`).
  ///
  ///     #expect(try await site.outbox.map(\.subject) == ["Your new password"])
  public var outbox: [EmailMessage] {
    get async throws { try await EmailMessage.written(in: database) }
  }
}

extension TestSite {
  /// The mails that the site wrote, in their order, whether they were sent or not.
  public var outbox: [EmailMessage] {
    get async throws { try await EmailMessage.written(in: database) }
  }
}
