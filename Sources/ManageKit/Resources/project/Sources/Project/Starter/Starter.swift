public import ManageKit

extension App {
  /// The app `starter`.
  public static let starter = App("starter", models: [StarterEntry.self]) { routing, site in
    routing.get("starter/", name: "starter") { _, _ in
      let entries = try await StarterEntry.order { $0.id.descending }.limit(25).fetch(from: site.database)
      return Page("starter/index.html", ["entries": entries])
    }
  }
}
