import Foundation
import PackagePlugin

/// Embeds the package's `migrations/`, `templates/`, `static/` and compiled `locale/` and the target's own data files,
/// so that a binary runs anywhere with nothing beside it.
@main
struct EmbedFiles: BuildToolPlugin {
  private static let folders = ["migrations", "templates", "static", "locale"]
  private static let dataExtensions: Set = ["txt"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders = Self.folders.flatMap { files(below: root.appending(path: $0)) }
    let data = files(below: target.directoryURL).filter { Self.dataExtensions.contains($0.pathExtension) }
    let inputs = (folders + data).sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) files",
        executable: try context.tool(named: "embed").url,
        arguments: [output.path, root.path, target.directoryURL.path] + inputs.map(\.path),
        inputFiles: inputs,
        outputFiles: [output]
      )
    ]
  }

  private func files(below folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (found?.compactMap { $0 as? URL } ?? []).filter { file in
      let isRegular = try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
      return isRegular == true && !file.lastPathComponent.hasPrefix(".") && file.pathExtension != "po"
    }
  }
}
