import ManageKit
import ManageTesting
import Portfolio

/// The portfolio, as tests ask for its pages.
enum PortfolioSite {
  static let site = Site([.accounts, .mail, .home, .contact, .analytics], languages: ["ko", "en"])

  /// Serves it with these settings, and lends a client.
  static func with(_ environment: [String: String] = [:], _ body: (TestClient) async throws -> Void) async throws {
    try await withSite(environment) { try await body($0.client()) }
  }

  /// Serves it with these settings.
  static func withSite(
    _ environment: [String: String] = [:], _ body: (LiveSite) async throws -> Void
  ) async throws {
    try await LiveSite.with(site, environment: environment, body)
  }
}

extension TestPage {
  /// The content of the `meta` element of a name or property.
  func meta(_ name: String) -> String? {
    text.matches(of: /<meta (?:name|property)="([^"]*)" content="([^"]*)"/).first { $0.1 == name }.map { String($0.2) }
  }

  /// The sources that the page's policy has for a kind of content.
  func sources(_ directive: String) -> String {
    let directives = header("Content-Security-Policy")?.split(separator: "; ") ?? []
    return directives.first { $0.hasPrefix(directive + " ") }.map(String.init) ?? ""
  }
}
