import Foundation

/// Reads a file that was collected, piece by piece, with its references rewritten on the way. Blocks.
struct PieceReader: Sendable {
  private static let pieceSize = 1 << 20

  private let file: CollectedFile
  private let source: OpenFile
  private var offset = 0
  private var edits: ArraySlice<Rewriting.Edit>
  private var check = ContentDigests.Check()

  /// Throws `StaticError.vanished` and `.fileUnreadable`, and `.changed` for a file that isn't as long any more.
  init(_ file: CollectedFile, path: String) throws {
    self.file = file
    source = try Self.explained(path) { () throws(StorageError) in try OpenFile(path) }
    edits = file.rewriting?.edits[...] ?? []
    guard file.rewriting != nil || source.size == file.size else { throw StaticError.changed(path: path) }
  }

  /// The next piece; nil at the end. Throws `StaticError.changed` once the content turns out to be another.
  mutating func next() throws -> [UInt8]? {
    guard offset < source.size else {
      guard check.matches(file.digests) else { throw StaticError.changed(path: source.path) }
      return nil
    }
    let end = min(offset + Self.pieceSize, source.size)
    let original = try Self.explained(source.path) { () throws(StorageError) in
      try source.read(end - offset, at: offset)
    }
    let piece = rewritten(original, to: end)
    piece.withUnsafeBytes { check.update($0) }
    return piece
  }

  /// The error for a file, as for files that are read at once.
  private static func explained<Value>(
    _ path: String, _ body: () throws(StorageError) -> Value
  ) throws(StaticError) -> Value {
    do throws(StorageError) {
      return try body()
    } catch {
      switch error {
      case .fileChanged: throw .changed(path: path)
      case .file(_, let reason):
        throw access(path, F_OK) == 0
          ? .fileUnreadable(path: path, reason: SystemReason(words: reason)) : .vanished(path: path)
      default: throw .fileUnreadable(path: path, reason: SystemReason(words: "\(error)"))
      }
    }
  }

  /// Goes to `end`, or to the end of a reference that reaches beyond it.
  private mutating func rewritten(_ original: [UInt8], to end: Int) -> [UInt8] {
    let start = offset
    offset = end
    guard edits.first.map({ $0.range.lowerBound < end }) ?? false else { return original }
    var piece: [UInt8] = []
    var position = start
    while let edit = edits.first, edit.range.lowerBound < end {
      piece += original[(position - start)..<(edit.range.lowerBound - start)]
      piece += edit.text.utf8
      position = edit.range.upperBound
      edits.removeFirst()
    }
    if position < end { piece += original[(position - start)...] }
    offset = max(end, position)
    return piece
  }
}
