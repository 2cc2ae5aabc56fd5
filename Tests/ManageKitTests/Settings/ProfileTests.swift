import Testing

@testable import ManageKit

@Suite("Profile")
struct ProfileTests {
  @Test("development and test read DEBUG_, product reads PRODUCT_")
  func prefixes() {
    #expect(Profile.allCases.map(\.prefix) == ["DEBUG_", "PRODUCT_", "DEBUG_"])
  }

  private func selected(
    _ option: String?, _ process: [String: String] = [:], file: String = ""
  ) throws -> [String] {
    let environment = SettingsFixture.environment(process, file: file)
    let selected = try Profile.selected(option: option, environment: environment)
    return [selected.profile.rawValue, selected.origin]
  }

  @Test("the option wins over MANAGE_SETTINGS, the process over .env, and development is the default")
  func selection() throws {
    let (product, test) = (["MANAGE_SETTINGS": "product"], "A=1\nMANAGE_SETTINGS=test")
    #expect(try selected("test", product, file: test) == ["test", "from --settings"])
    #expect(try selected(nil, product, file: test) == ["product", "from MANAGE_SETTINGS"])
    #expect(try selected(nil, ["MANAGE_SETTINGS": ""], file: test) == ["test", "from MANAGE_SETTINGS in .env:2"])
    #expect(try selected(nil, ["MANAGE_SETTINGS": ""]) == ["development", "by default"])
    #expect(try selected(nil) == ["development", "by default"])
  }

  @Test("an unknown name is an error that names its origin and the known names")
  func unknown() throws {
    let option = try #require(throws: SettingsError.self) { try selected("production") }
    #expect(option.description == "--settings: unknown profile 'production'")
    #expect(option.hint == "use one of development, product, test")
    let variable = try #require(throws: SettingsError.self) { try selected(nil, ["MANAGE_SETTINGS": "prod"]) }
    #expect(variable.description == "MANAGE_SETTINGS: unknown profile 'prod'")
    let line = try #require(throws: SettingsError.self) { try selected(nil, file: "MANAGE_SETTINGS=prod") }
    #expect(line.description == "MANAGE_SETTINGS in .env:1: unknown profile 'prod'")
  }
}
