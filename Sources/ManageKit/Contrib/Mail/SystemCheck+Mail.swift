extension SystemCheck {
  /// Mailers of development in product (Django's mail.E001).
  static let developmentMailer = SystemCheck(tag: "mail", with: .deploy) { context in
    guard context.settings.profile == .product else { return [] }
    let mailers = context.site.settings.filter { $0 == .mail || $0.isMailer }
    return KeyValues.read(mailers, in: context.environment, profile: .product).flatMap(\.readings).compactMap {
      reading in
      guard reading.key.kind == .emailURL, reading.isUsable, let text = reading.value?.reveal(),
        let url = try? EmailURL(text), url.isForDevelopment
      else { return nil }
      return CheckMessage(
        "mail.E001", key: reading.name, "\(reading.name) sends no mail to anybody", hint: "name a mail server",
        source: reading.source)
    }
  }
}

extension EmailURL {
  fileprivate var isForDevelopment: Bool {
    if case .smtp = self { false } else { true }
  }
}
