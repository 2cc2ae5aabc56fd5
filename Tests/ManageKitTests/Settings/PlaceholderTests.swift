import Testing

@testable import ManageKit

@Suite("Placeholder")
struct PlaceholderTests {
  private func isPlaceholder(_ value: String, _ name: String, _ profile: Profile = .product) throws -> Bool {
    let key = try #require(SettingsFixture.contract.keys.first { $0.name == name })
    return Placeholder.isPlaceholder(value, of: key, in: profile)
  }

  @Test(
    "well-known stand-ins for a secret",
    arguments: [
      "changeme", "CHANGE-ME", "change_me!", "your-secret-key", "your_password_here", "Your secret", "xxxx",
      "XXX-XXX", "<secret>", "replace-me", "todo", "********",
    ])
  func standIns(value: String) throws {
    #expect(try isPlaceholder(value, "POSTGRES_DB_PASSWORD"))
  }

  @Test("real secrets", arguments: ["Kimchi-jjigae-42", "yourself", "x", "postgres", SettingsFixture.secretKey])
  func real(value: String) throws {
    #expect(try !isPlaceholder(value, "POSTGRES_DB_PASSWORD"))
  }

  @Test("every example that only the owner can fill in is recognised", arguments: Profile.allCases)
  func examples(profile: Profile) {
    for key in SettingsFixture.contract.keys {
      let expected = key.example.hasPrefix("your-")
      #expect(Placeholder.isPlaceholder(key.example, of: key, in: profile) == expected, "\(key.name)")
    }
  }

  @Test("startproject's key is a placeholder in product alone")
  func insecure() throws {
    let key = "django-insecure-" + SettingsFixture.secretKey
    #expect(try isPlaceholder(key, "DJANGO_SECRECT_KEY"))
    #expect(try !isPlaceholder(key, "DJANGO_SECRECT_KEY", .development))
  }
}
