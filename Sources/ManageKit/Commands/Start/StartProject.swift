import ArgumentParser
import Foundation

/// `manage startproject NAME [DIR]`
struct StartProject: Command {
  static let name = "startproject"
  static let summary = "Make a new site: a package that builds, serves and passes its tests."

  @Argument(help: "The site's name, a Swift identifier.")
  var name: String

  @Argument(help: "The folder to make it in; a new one of the site's name by default.", completion: .directory)
  var directory: String?

  @Option(help: "Where the package 'manage' comes from: a URL or a path; the one this command was built in by default.")
  var package: String?

  func run(in context: CommandContext) throws {
    let name = try ScaffoldName(name)
    let folder = TextFile.resolve(directory ?? self.name, below: context.root)
    let dependency = try PackageDependency(package, below: FileManager.default.currentDirectoryPath)
    let scaffold = Scaffold(
      template: .project, module: name.capitalized, app: try ScaffoldName("home"), path: "", dependency: dependency)
    var files = scaffold.files()
    files[".env.example"] = Site([.accounts]).contract.exampleFile()
    try scaffold.write(files, to: folder)
    context.console.announce("Made the site '\(self.name)' in \(folder): 'make run' serves it, 'make test' tests it.")
  }
}
