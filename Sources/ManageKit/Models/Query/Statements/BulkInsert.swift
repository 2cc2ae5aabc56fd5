import Foundation
import Synchronization

extension Model {
  /// Inserts rows and returns them with their keys, in the order of the drafts: `INSERT INTO "post" … VALUES …, …
  /// RETURNING …`, all or none.
  ///
  /// As many statements as the database's limit on values asks for. Where the keys aren't needed, ``copy(_:into:)`` is
  /// several times as fast.
  @discardableResult
  public nonisolated(nonsending) static func insert(
    _ drafts: some Sequence<Draft>, into database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> [Self] {
    let place = SourcePlace(fileID: fileID, line: line)
    let size = database.dialect.greatestSlotCount / Swift.max(1, schema.insertedColumns.count)
    var rest = drafts.makeIterator()
    var batch = rest.next(size)
    guard batch.count == size else {
      return batch.isEmpty ? [] : try await insert(batch).returning().fetch(from: database, at: place)
    }
    return try await database.transaction(at: place) { connection in
      var rows: [Self] = []
      while !batch.isEmpty {
        rows += try await insert(batch).returning().fetch(from: connection, at: place)
        batch = rest.next(size)
      }
      return rows
    }
  }

  /// Inserts any number of rows at the greatest speed, all or none, and returns how many they were: `COPY "post" (…)
  /// FROM STDIN`, on SQLite one prepared INSERT in a transaction.
  ///
  /// The drafts are taken one by one as they are sent, so that a lazy sequence of them may be of any length.
  @discardableResult
  public nonisolated(nonsending) static func copy(
    _ drafts: some Sequence<Draft> & Sendable, into database: some DatabaseAccess,
    fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    let place = SourcePlace(fileID: fileID, line: line)
    let rows = CopiedRows(drafts: drafts, now: Date().databaseValue)
    return try await database.transaction(at: place) { connection in
      let count = try await connection.copy(
        into: schema.table, columns: schema.insertedColumns.map(\.name), rows: rows, at: place)
      try rows.outcome.get()
      return count
    }
  }
}

/// The rows of drafts, up to the first with a value that its column can't hold.
private struct CopiedRows<Drafts: Sequence & Sendable>: Sequence, Sendable where Drafts.Element: ModelDraft {
  private typealias Table = Drafts.Element.Table

  let drafts: Drafts
  let now: DatabaseValue
  /// Why it ended too early: a sequence can't throw.
  let outcome = Outcome()

  final class Outcome: Sendable {
    private let result = Mutex<Result<Void, any Error>>(.success(()))

    func fail(_ error: any Error) { result.withLock { $0 = .failure(error) } }
    func get() throws { try result.withLock { try $0.get() } }
  }

  func makeIterator() -> some IteratorProtocol<[DatabaseValue]> {
    var rest = drafts.makeIterator()
    let schema = Table.schema
    return AnyIterator<[DatabaseValue]> {
      guard let row = rest.next()?.databaseValues(at: now) else { return nil }
      do {
        try schema.check(row, schema.insertedColumns)
        return row
      } catch {
        outcome.fail(error)
        return nil
      }
    }
  }
}

extension IteratorProtocol {
  /// At most so many elements.
  fileprivate mutating func next(_ count: Int) -> [Element] {
    var elements: [Element] = []
    while elements.count < count, let element = next() { elements.append(element) }
    return elements
  }
}
