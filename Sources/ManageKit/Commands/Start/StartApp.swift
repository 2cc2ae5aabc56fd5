import ArgumentParser
import Foundation

/// `manage startapp NAME [DIR]`
struct StartApp: Command {
  static let name = "startapp"
  static let summary = "Add an app to the site: a page, a model, a migration and a test."
  static let discussion = "The app is there once Sources/manage names it in Site([…])."

  @Argument(help: "The app's name, a Swift identifier.")
  var name: String

  @Argument(
    help: "The target that it becomes a folder of; the only one in Sources next to 'manage' by default.",
    completion: .directory)
  var directory: String?

  func run(in context: CommandContext) throws {
    let name = try ScaffoldName(name)
    if let app = context.site.apps.first(where: { $0.name == name.lowercased }) {
      throw CommandError("the site has an app '\(app.name)' already", hint: "choose another name")
    }
    let target = try target(below: context.root)
    let scaffold = Scaffold(template: .app, module: target, app: name, path: "\(name.lowercased)/")
    try scaffold.write(scaffold.files(), to: context.root)
    context.console.announce(
      "Made the app '\(name.lowercased)' in Sources/\(target)/\(name.capitalized): "
        + "add .\(name.lowercased) to Site([…]) in Sources/manage.")
  }

  private func target(below root: String) throws -> String {
    if let directory {
      let folder = URL(filePath: TextFile.resolve(directory, below: root)).standardized
      guard folder.deletingLastPathComponent().lastPathComponent == "Sources" else {
        throw CommandError("'\(directory)' is not a target's folder", hint: "pass a folder in Sources")
      }
      return folder.lastPathComponent
    }
    let sources = TextFile.resolve("Sources", below: root)
    let targets = try? FileManager.default.contentsOfDirectory(atPath: sources)
      .filter { $0 != "manage" && !$0.hasPrefix(".") }
    guard let targets, let target = targets.first, targets.count == 1 else {
      throw CommandError(
        targets == nil ? "there is no folder '\(sources)'" : "Sources has several targets for apps, or none",
        hint: "run it in the package's folder, or pass the target's folder: manage startapp \(name) Sources/TARGET")
    }
    return target
  }
}
