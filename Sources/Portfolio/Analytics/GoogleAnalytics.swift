import ManageKit

/// Counts the visits of those who agree, except on the pages of accounts, whose addresses may be secret.
struct GoogleAnalytics: Sendable {
  private static let servers = ["https://*.google-analytics.com", "https://*.analytics.google.com"]
  private static let tagServer = "https://www.googletagmanager.com"

  /// The measurement ID.
  let id: String

  /// `{{ analytics.id }}` where the page is counted, and `{{ analytics.is_open }}` where the visitor has yet to choose.
  func values(for context: WebContext) throws -> [String: any TemplateValueConvertible] {
    let choice = context[AnalyticsChoice.self]
    let isCounted = choice == .granted && !context.origin.path.starts(with: "/accounts/")
    if isCounted {
      try context.contentSecurityPolicy.allow(Self.tagServer, for: .scripts, .connections, .images)
      for server in Self.servers { try context.contentSecurityPolicy.allow(server, for: .connections, .images) }
    }
    let value: TemplateValue = [
      "id": isCounted ? .string(id) : .null, "is_open": .bool(choice == nil),
      "choice": choice.map { .string($0.rawValue) } ?? .null,
    ]
    return ["analytics": value]
  }
}
