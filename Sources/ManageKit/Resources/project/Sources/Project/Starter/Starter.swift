public import ManageKit

extension App {
  /// The app `starter`.
  public static let starter = App("starter", models: [StarterEntry.self]) { routing, _ in
    routing.get("starter/", name: "starter") { _, context in
      let entries = try await StarterEntry.order { $0.id.descending }.limit(25).fetch(from: context.database)
      return Page("starter/index.html", ["entries": entries])
    }
  }
}
