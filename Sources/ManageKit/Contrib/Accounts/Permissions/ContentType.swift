/// A model as Django's tables know it, for what refers to models: permissions, and later others.
@Model(
  "django_content_type", name: ["en": "content type", "ko": "콘텐츠 유형"], plural: ["en": "content types"],
  indexes: [.unique("appLabel", "model")])
public struct ContentType {
  /// The key.
  @ID public let id: Int
  /// The app, such as `forum`.
  @Field(max: 100) public var appLabel: String
  /// The model in small letters, such as `forumpost`.
  @Field(max: 100) public var model: String
}
