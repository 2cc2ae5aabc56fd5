import Hummingbird

/// A handler for users who have a permission, by Django's name; visitors are sent to the login page and back, others are
/// answered 403.
///
///     routing.post("forum/tags/", permissionRequired("forum.add_forumtag") { request, context, user in … })
public func permissionRequired(
  _ permission: String, _ handler: @escaping @Sendable (Request, WebContext, User) async throws -> any Reply
) -> Routing.Handler {
  loginRequired { request, context, user in
    guard try await user.can(permission, in: context) else { throw HTTPError(.forbidden) }
    return try await handler(request, context, user)
  }
}

/// A handler for users who may do something with the rows of a model.
///
///     routing.post("forum/tags/", permissionRequired(.add, Tag.self) { request, context, user in … })
public func permissionRequired(
  _ action: PermissionAction, _ model: any Model.Type,
  _ handler: @escaping @Sendable (Request, WebContext, User) async throws -> any Reply
) -> Routing.Handler {
  loginRequired { request, context, user in
    guard try await user.can(action, model, in: context) else { throw HTTPError(.forbidden) }
    return try await handler(request, context, user)
  }
}
