public import TemplateEngine

extension User: TemplateObject, TemplateValueConvertible {
  /// Django's names; never the password.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "id", "pk": .int(id)
    case "username", "get_username": .string(username)
    case "first_name", "get_short_name": .string(firstName)
    case "last_name": .string(lastName)
    case "get_full_name": .string(fullName)
    case "email": .string(email)
    case "name": .string(self.name)
    case "is_staff": .bool(isStaff)
    case "is_superuser": .bool(isSuperuser)
    case "is_active": .bool(isActive)
    case "is_authenticated": .bool(true)
    case "is_anonymous": .bool(false)
    case "date_joined": dateJoined.templateValue
    case "last_login": lastLogin.templateValue
    default: nil
    }
  }

  public var templateText: String { username }

  public var templateValue: TemplateValue { .object(self) }
}

/// Who looks at a page without having logged in.
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
