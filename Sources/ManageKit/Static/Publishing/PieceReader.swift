/// Reads a file that was collected, piece by piece, with its references rewritten on the way. Blocks.
struct PieceReader: Sendable {
  private static let pieceSize = 1 << 20

  private let file: CollectedFile
  private let source: OpenFile
  private var offset = 0
  private var edits: ArraySlice<Rewriting.Edit>
  private var check = ContentDigests.Check()

  /// Throws `StorageError.file`, and `StaticError.changed` for a file that isn't as long any more.
  init(_ file: CollectedFile, path: String) throws {
    self.file = file
    source = try OpenFile(path)
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
    let piece = rewritten(try source.read(end - offset, at: offset), to: end)
    piece.withUnsafeBytes { check.update($0) }
    return piece
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
