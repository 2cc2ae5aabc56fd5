import Testing

@testable import ManageKit
@testable import manage

@Suite("What the documents say of the code")
struct DocumentationTests {
  @Test(".env.example is what the contract makes of it ('manage document-env' writes it)")
  func exampleIsCurrent() throws {
    #expect(try Repository.read(".env.example") == Manage.site.contract.exampleFile())
  }

  @Test("the README holds the table of keys ('manage document-env' writes it)")
  func tableIsCurrent() throws {
    #expect(try Repository.read("README.md").contains(Manage.site.contract.markdownTable()))
  }

  @Test("the README names every command")
  func commandsAreDocumented() throws {
    let readme = try Repository.read("README.md")
    for command in Manage.site.commands {
      #expect(readme.contains("`manage \(command.name)"), "manage \(command.name) is missing")
    }
  }

  @Test("the README names every key")
  func keysAreDocumented() throws {
    let readme = try Repository.read("README.md")
    for key in Manage.site.contract.keys {
      #expect(readme.contains("`\(key.name)`"), "\(key.name) is missing")
    }
  }
}
