public import ManageKit

extension App {
  /// Google Analytics, where `GOOGLE_ANALYTICS_ID` is set, for visitors who agree to it.
  public static let analytics = App("analytics", settings: [.analytics]) { routing, site in
    guard let id = (try? site.settings.values(of: .analytics)["GOOGLE_ANALYTICS_ID"]) ?? nil else { return }
    routing.use(AnalyticsChoiceReading())
    routing.addContextProcessor { context in try GoogleAnalytics(id: id).values(for: context) }
    routing.get("analytics/", name: "analytics") { _, _ in Page("analytics/choice.html") }
    routing.post("analytics/", AnalyticsChoice.submit)
  }
}

extension Requirement {
  /// Statistics about visits.
  static let analytics = Requirement(
    "analytics", title: "Analytics",
    keys: [
      EnvironmentKey(
        "GOOGLE_ANALYTICS_ID", development: .optional("visits are not counted"),
        product: .optional("visits are not counted"), .measurementID,
        for: "Google Analytics' measurement ID, for visitors who agree", example: "your-G-XXXXXXXXXX")
    ])
}

extension ValueKind {
  /// A measurement ID of Google Analytics.
  fileprivate static let measurementID = ValueKind("measurement ID") { value in
    let isPlain = value.utf8.dropFirst(2).allSatisfy { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return value.hasPrefix("G-") && value.utf8.count > 4 && isPlain
      ? nil : "is not a measurement ID such as G-XXXXXXXXXX"
  }
}
