import Foundation
import ManageTemplateEngine

/// A session in which a user is logged in.
@Model("accounts_session", name: ["en": "login", "ko": "로그인"], plural: ["en": "logins"])
struct UserSession {
  @ID let id: Int
  /// The keyed digest of the session's key.
  @Field(max: 64, unique: true, secret: true) var digest: String
  /// The first characters of the key, by which its row in `django_session` is found; the others have 144 bits.
  @Field(max: 4, secret: true) var keyStart: String
  @References(User.self, column: "user_id", onDelete: .cascade, database: true) var user: User.ID
  /// When the user logged in.
  var begun: Date
  /// When the session was last used, to the hour.
  @Field(index: true) var seen: Date
  /// The address it was last used from.
  @Field(max: 45) var address: String
  /// The browser's `User-Agent`.
  @Field(max: 255) var agent: String

  func templateMember(_ name: String) -> TemplateValue? {
    name == "device" ? .string(DeviceName.make(fromUserAgent: agent)) : nil
  }
}
