import Foundation
import ManageTesting
import Testing

@testable import ManageKit

/// The migrations that come with the package.
struct SiteMigrationsTests {
  private func migrations(_ dialect: Dialect) throws -> Migrations {
    try Site([.accounts]).migrations(root: "/nonexistent", dialect: dialect)
  }

  private let tables = [
    "accounts_user", "accounts_user_groups", "accounts_user_user_permissions", "auth_group", "auth_group_permissions",
    "auth_permission", "django_content_type", "django_session", "accounts_session",
  ]

  @Test("accounts brings sessions along, and creates the tables of Django's site", arguments: TestDatabase.available)
  func tables(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let plan = try await migrations(dialect).migrate(to: .app("accounts"), in: database)
      let applied = plan.steps.map(\.migration.id.description)
      #expect(
        applied == [
          "sessions.0001_initial", "accounts.0001_initial", "accounts.0002_deletion", "accounts.0003_sessions",
        ])
      for table in tables { #expect(try await database.has(table), "\(table)") }
      let rows = try await database.query("SELECT * FROM accounts_user")
      #expect(rows.isEmpty)
      try await migrations(dialect).migrate(to: .zero(app: "sessions"), in: database)
      for table in tables { #expect(try await !database.has(table), "\(table)") }
    }
  }

  @Test("the indexes have the names that Django gave them", arguments: TestDatabase.available)
  func indexes(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await migrations(dialect).migrate(to: .app("accounts"), in: database)
      let rows = try await database.query(
        dialect == .sqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'index'"
          : "SELECT indexname::text AS name FROM pg_indexes WHERE schemaname = 'public'")
      let names = try Set(rows.map { row -> String in try row["name"] })
      #expect(names.isSuperset(of: Self.indexes))
      if dialect == .postgres { #expect(names.isSuperset(of: Self.postgresIndexes)) }
    }
  }

  private static let indexes = [
    "accounts_user_groups_group_id_bd11a704", "accounts_user_groups_user_id_52b62117",
    "accounts_user_groups_user_id_group_id_59c0b32f_uniq",
    "accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq",
    "accounts_user_user_permissions_permission_id_113bb443", "accounts_user_user_permissions_user_id_e4f0a161",
    "auth_group_permissions_group_id_b120cbf9", "auth_group_permissions_group_id_permission_id_0cd325b0_uniq",
    "auth_group_permissions_permission_id_84c5c92e", "auth_permission_content_type_id_2f476e4b",
    "auth_permission_content_type_id_codename_01ab375a_uniq", "django_content_type_app_label_model_76bd3d3b_uniq",
    "django_session_expire_date_a5c62663",
  ]

  private static let postgresIndexes = [
    "accounts_user_pkey", "accounts_user_username_6088629e_like", "accounts_user_username_key",
    "auth_group_name_a6ea08ec_like", "auth_group_name_key", "django_session_session_key_c0390e0f_like",
  ]
}
