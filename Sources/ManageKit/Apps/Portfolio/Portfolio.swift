extension App {
  /// The portfolio's own pages.
  public static let portfolio = App("portfolio") { routing, _ in
    routing.get("", name: "home") { _, _ in Page("home.html") }
  }
}
