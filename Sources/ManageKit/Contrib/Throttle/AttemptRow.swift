import Foundation

/// How often something was attempted, until when it counts.
@Model("throttle_attempt", name: ["en": "attempt"], plural: ["en": "attempts"])
struct AttemptRow {
  /// The digest of the thing counted.
  @ID @Field(max: 64) var counter: String
  var attempts: Int
  @Field(index: true) var windowEnd: Date
}
