import ManageKit
import Portfolio

/// The portfolio's `manage`: names the site's apps.
@main
struct Manage {
  static let site = Site([.accounts, .mail, .home], resources: .embedded(), languages: ["en", "ko"])

  static func main() async {
    await site.main()
  }
}
