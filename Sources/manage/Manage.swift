import ManageKit

/// The portfolio's `manage`: names the site's apps.
@main
struct Manage {
  static func main() async {
    await Site([.accounts, .portfolio], languages: ["en", "ko"]).main()
  }
}
