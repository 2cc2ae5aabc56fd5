public import ManageTemplateEngine

extension User {
  /// Django's computed attributes.
  public func templateMember(_ name: String) -> TemplateValue? {
    switch name {
    case "get_username": .string(username)
    case "get_short_name": .string(firstName)
    case "get_full_name": .string(fullName)
    case "is_authenticated": .bool(true)
    case "is_anonymous": .bool(false)
    default: nil
    }
  }

  public var templateText: String { username }
}

/// A visitor who has not logged in.
struct AnonymousUser: TemplateObject {
  func member(_ name: String) -> TemplateValue? {
    switch name {
    case "id", "pk": .null
    case "username", "get_username": .string("")
    case "is_staff", "is_superuser", "is_active", "is_authenticated": .bool(false)
    case "is_anonymous": .bool(true)
    default: nil
    }
  }

  var templateText: String { "AnonymousUser" }
}
