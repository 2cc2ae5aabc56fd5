import Testing

@testable import ManageKit

struct ScaffoldTests {
  @Test("a name that contains a word of the template stays as it is", arguments: [Scaffold.Template.project, .app])
  func words(template: Scaffold.Template) throws {
    let scaffold = Scaffold(
      template: template, module: "StarterProjects", app: try ScaffoldName("Kickstarter"), path: "kickstarter/")
    let texts = scaffold.files().flatMap { [$0, $1] }.joined(separator: "\n")
    #expect(texts.contains("Kickstarter") && texts.contains("StarterProjects"))
    for damage in ["kickkick", "Kickkick", "KickKick", "StarterStarter", "ProjectsProjects", "KickstarterProjects"] {
      #expect(!texts.contains(damage), "\(damage)")
    }
  }
}
