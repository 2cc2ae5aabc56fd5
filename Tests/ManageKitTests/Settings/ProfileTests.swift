import Testing

@testable import ManageKit

@Suite("Profile")
struct ProfileTests {
  @Test("development and test read DEBUG_, product reads PRODUCT_")
  func prefixes() {
    #expect(Profile.allCases.map(\.prefix) == ["DEBUG_", "PRODUCT_", "DEBUG_"])
  }

  @Test("the option wins over MANAGE_SETTINGS, which wins over development")
  func selection() throws {
    #expect(try Profile.selected(option: "test", process: ["MANAGE_SETTINGS": "product"]) == .test)
    #expect(try Profile.selected(option: nil, process: ["MANAGE_SETTINGS": "product"]) == .product)
    #expect(try Profile.selected(option: nil, process: ["MANAGE_SETTINGS": ""]) == .development)
    #expect(try Profile.selected(option: nil, process: [:]) == .development)
  }

  @Test("an unknown name is an error that names its origin and the known names")
  func unknown() throws {
    let option = try #require(throws: SettingsError.self) {
      try Profile.selected(option: "production", process: [:])
    }
    #expect(option.description == "--settings: unknown profile 'production'")
    #expect(option.hint == "use one of development, product, test")
    let variable = try #require(throws: SettingsError.self) {
      try Profile.selected(option: nil, process: ["MANAGE_SETTINGS": "prod"])
    }
    #expect(variable.description.hasPrefix("MANAGE_SETTINGS"))
  }
}
