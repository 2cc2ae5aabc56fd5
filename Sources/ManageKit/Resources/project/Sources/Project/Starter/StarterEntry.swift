import Foundation
public import ManageKit

/// A line on the app's page.
@Model("starter_entry", name: ["en": "entry"], plural: ["en": "entries"])
public struct StarterEntry {
  /// The key.
  @ID public var id: Int
  /// The line.
  @Field(max: 200) public var text: String
  /// When it was written.
  @CreatedAt public var createdAt: Date
}
