import Foundation
import SystemPackage

/// Finds all files below a folder. A link counts as what it leads to, as long as that lies below the folder too, or below
/// one that links may lead to.
struct FolderListing {
  private let folder: String
  private let patterns: IgnorePatterns
  private let resolvedFolder: String?
  private let linkTargets: LinkTargets

  init(folder: String, linkedFolders: [String] = [], ignoring patterns: IgnorePatterns) {
    self.folder = folder
    self.patterns = patterns
    resolvedFolder = LinkTargets.resolved(folder)
    linkTargets = LinkTargets([folder] + linkedFolders)
  }

  /// The files. A missing folder has none; one that can't be read is an error.
  func files() throws(StaticError) -> [StaticFile] {
    guard resolvedFolder != nil || exists() else { return [] }
    var files: [StaticFile] = []
    // A list of what is left to do, for folders as deep as they come.
    var folders = [""]
    while let path = folders.popLast() {
      for name in try names(in: path) {
        try add(name, in: path, &files, &folders)
      }
    }
    return files
  }

  private func exists() -> Bool {
    do throws(Errno) {
      _ = try FileStatus(path: folder)
      return true
    } catch {
      return error != .noSuchFileOrDirectory
    }
  }

  private func names(in path: String) throws(StaticError) -> [FolderEntry] {
    guard let stream = opendir(location(path)) else {
      throw .folderUnreadable(path: location(path), reason: SystemReason.current)
    }
    defer { closedir(stream) }
    var names: [FolderEntry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name != Array(".".utf8), name != Array("..".utf8) else { continue }
      names.append(FolderEntry(bytes: name))
      errno = 0
    }
    guard errno == 0 else { throw .folderUnreadable(path: location(path), reason: SystemReason.current) }
    return names
  }

  private func add(
    _ name: FolderEntry, in parent: String, _ files: inout [StaticFile], _ folders: inout [String]
  ) throws(StaticError) {
    let path = parent.isEmpty ? name.text : "\(parent)/\(name.text)"
    let location = location(path)
    // What is left out may be broken in any way. Of folders only the name counts.
    guard !patterns.matches(folder: name.text) else { return }
    guard !patterns.matches(file: name.text, path: path) || isFolder(location) else { return }
    try check(name, in: parent)
    let own = try status(of: location)
    let isLink = own.kind == .link
    let status = isLink ? try status(ofLink: location) : own
    switch status.kind {
    case .folder:
      if isLink { try check(link: location) }
      folders.append(path)
    case .regular:
      if isLink { try check(link: location) }
      files.append(StaticFile(path: path, content: .file(path: location)))
    default: throw .notRegularFile(path: location)
    }
  }

  private func check(_ name: FolderEntry, in parent: String) throws(StaticError) {
    let place = "\(location(parent))/\(name.escaped)"
    switch name.problem {
    case .notUTF8: throw .nameNotUTF8(path: place)
    case .notUsable: throw .nameNotUsable(path: place)
    case nil: break
    }
  }

  private func isFolder(_ location: String) -> Bool {
    (try? FileStatus(path: location, followsLink: true))?.kind == .folder
  }

  private func status(of location: String) throws(StaticError) -> FileStatus {
    do throws(Errno) {
      return try FileStatus(path: location)
    } catch .noSuchFileOrDirectory {
      throw .vanished(path: location)
    } catch {
      throw .fileUnreadable(path: location, reason: SystemReason(error))
    }
  }

  private func status(ofLink location: String) throws(StaticError) -> FileStatus {
    do throws(Errno) {
      return try FileStatus(path: location, followsLink: true)
    } catch .tooManySymbolicLinkLevels {
      throw .linkLoops(path: location)
    } catch .noSuchFileOrDirectory {
      throw .linkDangling(path: location)
    } catch {
      throw .fileUnreadable(path: location, reason: SystemReason(error))
    }
  }

  private func check(link: String) throws(StaticError) {
    guard let resolvedFolder, let target = LinkTargets.resolved(link) else { throw .linkDangling(path: link) }
    guard linkTargets.contain(target) else { throw .linkLeadsOut(path: link, target: target) }
    let parent = link.lastIndex(of: "/").flatMap { LinkTargets.resolved(String(link[..<$0])) } ?? resolvedFolder
    guard !(parent + "/").hasPrefix(target + "/") else { throw .linkLoops(path: link) }
  }

  private func location(_ path: String) -> String {
    path.isEmpty ? folder : "\(folder)/\(path)"
  }
}
