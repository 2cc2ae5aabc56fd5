/// Where in the source a statement was asked for: the slow log and the error of a refused statement name it.
public struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
  /// The module and the file: `Books/BookList.swift`.
  public let fileID: String
  /// The line in it.
  public let line: Int

  /// The caller's place, unless another one is passed on.
  public init(fileID: String = #fileID, line: Int = #line) {
    (self.fileID, self.line) = (fileID, line)
  }

  /// `Books/BookList.swift:31`
  public var description: String { "\(fileID):\(line)" }
}
