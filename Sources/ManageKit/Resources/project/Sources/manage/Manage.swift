import ManageKit
import Project

/// The site's command.
@main
struct Manage {
  static let site = Site([.accounts, .starter], resources: .embedded())

  static func main() async {
    await site.main()
  }
}
