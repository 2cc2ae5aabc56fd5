import Foundation
import ManageKit
import Portfolio

/// The portfolio's `manage`: names the site's apps.
@main
struct Manage {
  static let site = Site(
    [.accounts, .mail, .home, .forum, .contact, .analytics], resources: .embedded(), templates: templates,
    languages: ["ko", "en"])

  private static var templates: TemplateSettings {
    var templates = TemplateSettings(timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt)
    templates.linkRelation = "nofollow ugc noopener"
    return templates
  }

  static func main() async {
    await site.main()
  }
}
