import Testing

@testable import ManageKit
@testable import manage

@Suite("The documents match the code")
struct DocumentationTests {
  @Test(".env.example follows from the contract ('manage document-env' writes it)")
  func exampleIsCurrent() throws {
    #expect(try Repository.read(".env.example") == Manage.site.contract.exampleFile())
  }

  @Test("docs/environment.md holds the table of keys ('manage document-env' writes it)")
  func tableIsCurrent() throws {
    #expect(try Repository.read("docs/environment.md").contains(Manage.site.contract.markdownTable()))
  }

  @Test("the README names every command")
  func commandsAreDocumented() throws {
    let readme = try Repository.read("README.md")
    for command in Manage.site.commands {
      #expect(readme.contains("`manage \(command.name)"), "manage \(command.name) is missing")
    }
  }

  @Test("docs/environment.md names every key")
  func keysAreDocumented() throws {
    let page = try Repository.read("docs/environment.md")
    for key in Manage.site.contract.keys {
      #expect(page.contains("`\(key.name)`"), "\(key.name) is missing")
    }
  }
}
