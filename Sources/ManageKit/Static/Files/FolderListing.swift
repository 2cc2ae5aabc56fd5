import Foundation

/// Finds all files below a folder. A link counts as what it leads to, as long as that lies below the folder too.
struct FolderListing {
  private let folder: String
  private let patterns: IgnorePatterns
  private let resolvedFolder: String?

  init(folder: String, ignoring patterns: IgnorePatterns) {
    self.folder = folder
    self.patterns = patterns
    resolvedFolder = Self.resolved(folder)
  }

  /// The files; none where there is no folder.
  func files() throws(StaticError) -> [StaticFile] {
    guard resolvedFolder != nil else { return [] }
    var files: [StaticFile] = []
    // A list of what is left to do, for folders as deep as they come.
    var folders = [""]
    while let path = folders.popLast() {
      for name in try names(in: path) {
        try add(path.isEmpty ? name : "\(path)/\(name)", name, &files, &folders)
      }
    }
    return files
  }

  private func names(in path: String) throws(StaticError) -> [String] {
    guard let stream = opendir(location(path)) else {
      throw .folderUnreadable(path: location(path), reason: SystemReason.current)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name != Array(".".utf8), name != Array("..".utf8) else { continue }
      guard let text = String(validating: name, as: UTF8.self) else {
        throw .nameNotUTF8(path: location(path) + "/" + Self.escaped(name))
      }
      names.append(text)
    }
    return names
  }

  private func add(
    _ path: String, _ name: String, _ files: inout [StaticFile], _ folders: inout [String]
  ) throws(StaticError) {
    let location = location(path)
    guard let own = FileStatus(path: location) else { throw .vanished(path: location) }
    let isLink = own.kind == .link
    guard let status = isLink ? FileStatus(path: location, followsLink: true) : own else {
      guard !isIgnored(name, path) else { return }
      throw errno == ELOOP ? .linkLoops(path: location) : .linkDangling(path: location)
    }
    switch status.kind {
    case .folder:
      guard !patterns.matches(folder: name) else { return }
      if isLink { try check(link: location) }
      folders.append(path)
    case let kind:
      guard !isIgnored(name, path) else { return }
      guard kind == .regular else { throw .notRegularFile(path: location) }
      if isLink { try check(link: location) }
      files.append(StaticFile(path: path, content: .file(path: location)))
    }
  }

  private func isIgnored(_ name: String, _ path: String) -> Bool {
    patterns.matches(file: name, path: path)
  }

  private func check(link: String) throws(StaticError) {
    guard let resolvedFolder, let target = Self.resolved(link) else { throw .linkDangling(path: link) }
    guard target.hasPrefix(resolvedFolder + "/") || target == resolvedFolder else {
      throw .linkLeadsOut(path: link, target: target)
    }
    let parent = link.lastIndex(of: "/").flatMap { Self.resolved(String(link[..<$0])) } ?? resolvedFolder
    guard !(parent + "/").hasPrefix(target + "/") else { throw .linkLoops(path: link) }
  }

  private func location(_ path: String) -> String {
    path.isEmpty ? folder : "\(folder)/\(path)"
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A name as people can read it, with `\xE9` for what isn't ASCII.
  private static func escaped(_ name: [UInt8]) -> String {
    name.map { (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "\\x" + [$0].hexadecimal.uppercased() }
      .joined()
  }
}
