extension App {
  /// Counts of attempts in the table `throttle_attempt`, so that all processes of a site share them. Without it each
  /// process counts for itself.
  public static let throttle = App(
    "throttle", models: [AttemptRow.self], resources: .embedded(in: "Contrib/Throttle/Resources")
  ) { routing, site in
    routing.countAttempts(in: DatabaseAttemptStore(site.database))
  }
}
