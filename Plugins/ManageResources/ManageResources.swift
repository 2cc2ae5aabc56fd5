import Foundation
import PackagePlugin

/// Compiles a target's resources into the binary.
///
/// Those of a library are in its folders named `Resources`; those of an executable, which is a site, are the package's
/// own `migrations/`, `templates/`, `static/` and compiled `locale/`.
@main
struct ManageResources: BuildToolPlugin {
  private static let folders = ["migrations", "templates", "static", "locale"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let isSite = target.kind == .executable
    let root = isSite ? context.package.directoryURL : target.directoryURL
    let inputs =
      isSite
      ? Self.folders.flatMap { files(below: root.appending(path: $0)) }
      : files(below: root).filter { $0.pathComponents.dropFirst(root.pathComponents.count).contains("Resources") }
    let output = context.pluginWorkDirectoryURL.appending(path: "Resources+Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) resources of \(target.name)",
        executable: try context.tool(named: "ManageEmbed").url,
        arguments: [output.path, target.moduleName, root.path, isSite ? "" : "Resources"] + inputs.map(\.path).sorted(),
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
