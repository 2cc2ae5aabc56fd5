import Foundation

/// A session as Django and this site keep it.
@Model("django_session", name: ["en": "session"], plural: ["en": "sessions"])
struct SessionRow {
  @ID @Field(max: 40, column: "session_key") var key: String
  @Field(column: "session_data") var data: String
  @Field(index: true, column: "expire_date") var expiry: Date
}
