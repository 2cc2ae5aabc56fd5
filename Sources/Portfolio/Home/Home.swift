public import ManageKit

extension App {
  /// The portfolio's home page.
  public static let home = App("home") { routing, _ in
    routing.get("", name: "home") { _, _ in Page("home/index.html") }
  }
}
