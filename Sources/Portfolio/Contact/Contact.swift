public import ManageKit

extension App {
  /// The page by which visitors write to the site's owner.
  public static let contact = App("contact", dependencies: [.mail], settings: [.contact]) { routing, site in
    guard let owner = site.settings.owner else { return }
    let page = ContactPage(owner: owner)
    routing.get("contact/", name: "contact", sitemap: .page, page.show)
    routing.post("contact/", limit: .perAddress(10, per: .seconds(3600)), page.submit)
  }
}

extension Requirement {
  /// The owner's address.
  static let contact = Requirement(
    "contact", title: "Contact page",
    keys: [
      EnvironmentKey(
        "CONTACT_EMAIL", development: .optional("`DEFAULT_FROM_EMAIL`"), product: .optional("`DEFAULT_FROM_EMAIL`"),
        .email, for: "e-mail address that the contact page writes to", example: "your-name@your-domain.example")
    ])
}

extension Settings {
  /// The address that the contact page writes to; nil where there is none, and no page.
  fileprivate var owner: EmailAddress? {
    func value(_ key: String, of requirement: Requirement) -> String? { (try? values(of: requirement)[key]) ?? nil }
    let address = value("CONTACT_EMAIL", of: .contact) ?? value("DEFAULT_FROM_EMAIL", of: .mail)
    return address.flatMap { EmailAddress(parsing: $0) }
  }
}
