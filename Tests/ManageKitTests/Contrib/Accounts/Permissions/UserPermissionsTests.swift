import Hummingbird
import ManageTesting
import Synchronization
import Testing

@testable import ManageKit

struct UserPermissionsTests {
  private func withUsers(_ dialect: Dialect, _ body: (Database) async throws -> Void) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      try await Site([.accounts]).models.createPermissions(in: database)
      try await body(database)
    }
  }

  @Test("a user has their own permissions and those of their groups, and no others", arguments: TestDatabase.available)
  func ownAndGroups(dialect: Dialect) async throws {
    try await withUsers(dialect) { database in
      let (user, other) = (try await database.addUser("minsu"), try await database.addUser("jisoo"))
      try await user.grant("view_user", in: database)
      let group = try await Group.insert(Group.Draft(name: "moderators"), into: database)
      try await UserGroup.insert(UserGroup.Draft(user: user.id, group: group.id), into: database)
      let permission = try await Permission.filter { $0.codename == "delete_contenttype" }.get(from: database)
      try await GroupPermission.insert(
        GroupPermission.Draft(group: group.id, permission: permission.id), into: database)
      let permissions = try await user.permissions(from: database)
      #expect(permissions.contains("accounts.view_user") && permissions.contains("contenttypes.delete_contenttype"))
      #expect(!permissions.contains("accounts.delete_user") && !permissions.contains("accounts.delete_contenttype"))
      #expect(try await !other.permissions(from: database).contains("accounts.view_user"))
    }
  }

  @Test("a superuser has all, and an inactive one none", arguments: TestDatabase.available)
  func superuser(dialect: Dialect) async throws {
    try await withUsers(dialect) { database in
      var user = try await database.addUser("minsu")
      user.isSuperuser = true
      #expect(try await user.permissions(from: database).contains("forum.anything"))
      user.isActive = false
      #expect(try await !user.permissions(from: database).contains("forum.anything"))
      user.isSuperuser = false
      try await user.grant("view_user", in: database)
      #expect(try await !user.permissions(from: database).contains("accounts.view_user"))
    }
  }

  @Test("a user who is deleted takes memberships and permissions along", arguments: TestDatabase.available)
  func deletion(dialect: Dialect) async throws {
    try await withUsers(dialect) { database in
      let user = try await database.addUser("minsu")
      try await user.grant("view_user", in: database)
      let group = try await Group.insert(Group.Draft(name: "moderators"), into: database)
      try await UserGroup.insert(UserGroup.Draft(user: user.id, group: group.id), into: database)
      try await user.delete(from: database.bound { $0.models = Site([.accounts]).models })
      #expect(try await User.all.count(in: database) == 0)
      #expect(try await UserGroup.all.count(in: database) == 0)
      #expect(try await Group.all.count(in: database) == 1)
    }
  }

  @Test("visitors are sent to the login page, users without the permission get 403, those with it the page")
  func required() async throws {
    let app = App("tools") { routing, _ in
      routing.get("named/", permissionRequired("accounts.view_user") { _, _, _ in TextReply("seen") })
      routing.get("typed/", permissionRequired(.view, User.self) { _, _, _ in TextReply("seen") })
    }
    try await LiveSite.with(Site([.accounts, app]), root: "/nonexistent") { site async throws in
      let user = try await site.database.addUser("minsu")
      let client = site.client()
      for path in ["/named/", "/typed/"] {
        let visitor = try await client.get(path)
        #expect(visitor.status == 302 && visitor.location == "/accounts/login/?next=\(path)")
      }
      try await client.get("/accounts/login/")
      try await client.post("/accounts/login/", form: ["username": "minsu", "password": TestSite.password])
      for path in ["/named/", "/typed/"] { #expect(try await client.get(path).status == 403) }
      try await user.grant("view_user", in: site.database)
      for path in ["/named/", "/typed/"] { #expect(try await client.get(path).text == "seen") }
    }
  }

  @Test("a request loads its user's permissions once, however often it asks, and not at all if it doesn't")
  func once() async throws {
    let statements = Mutex<[String]>([])
    let app = App("tools") { routing, _ in
      routing.get(
        "asking/",
        loginRequired { _, context, user in
          var context = context
          context.database = context.database.bound { database in
            database.observer = { event in statements.withLock { $0.append("\(event.sql)") } }
          }
          for action in PermissionAction.allCases { _ = try await user.can(action, User.self, in: context) }
          _ = try await user.can("forum.delete_forumpost", in: context)
          return TextReply("asked")
        })
    }
    try await LiveSite.with(Site([.accounts, app]), root: "/nonexistent") { site async throws in
      try await site.database.addUser("minsu")
      let client = site.client()
      try await client.get("/accounts/login/")
      try await client.post("/accounts/login/", form: ["username": "minsu", "password": TestSite.password])
      #expect(try await client.get("/asking/").text == "asked")
      #expect(statements.withLock { $0.count } == 1)
    }
  }
}

extension User {
  /// Gives the user a permission of `accounts`.
  func grant(_ codename: String, in database: Database) async throws {
    let permission = try await Permission.filter { $0.codename == codename }.get(from: database)
    try await UserPermission.insert(UserPermission.Draft(user: id, permission: permission.id), into: database)
  }
}
