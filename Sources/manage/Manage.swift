import ManageKit
import Portfolio

/// The portfolio's `manage`: names the site's apps.
@main
struct Manage {
  static let site = Site(
    [.accounts, .mail, .home, .contact, .analytics], resources: .embedded(), languages: ["ko", "en"])

  static func main() async {
    await site.main()
  }
}
