import Crypto
import Foundation
import ManageGroundwork

extension S3Bucket {
  /// The most parts that S3 takes.
  private static let maximumParts = 10_000

  private typealias ReadPart = @Sendable () async throws -> [UInt8]

  /// Writes a file of disk, and returns the object's ETag.
  ///
  /// Up to `partSize` bytes are one request; above, parts are sent `jobs` at once, each of them in memory. A failure
  /// leaves no parts behind, a killed process does: those that `uploads` names can be resumed here, or aborted.
  /// Throws `StorageError.file` and `.fileChanged` among others.
  ///
  /// - Parameters:
  ///   - partSize: At least 5 MiB; larger where the file needs it to stay within 10,000 parts.
  ///   - resuming: An upload of the same key, whose equal parts aren't sent again.
  ///   - progress: Called with the number of bytes that have been sent since the last call.
  @discardableResult
  package func upload(
    file path: String, at key: String, metadata: S3Metadata = S3Metadata(), partSize: Int = 16 << 20, jobs: Int = 4,
    resuming: S3MultipartUpload? = nil, progress: @escaping @Sendable (_ bytes: Int) -> Void = { _ in }
  ) async throws -> String {
    let file = try await BlockingCall.run { try OpenFile(path) }
    guard file.size > partSize else {
      let bytes = try await BlockingCall.run { try file.read(file.size, at: 0) }
      try file.checkUnchanged()
      let eTag = try await put(bytes, at: key, metadata: metadata)
      progress(bytes.count)
      return eTag
    }
    let partSize = max(partSize, (file.size - 1) / Self.maximumParts + 1)
    let (upload, known) = try await resume(resuming, or: key, metadata: metadata)
    var offsets = stride(from: 0, to: file.size, by: partSize).makeIterator()
    return try await finish(upload) {
      let parts = try await send(upload, jobs: jobs, known: known, progress: progress) {
        guard let offset = offsets.next() else { return nil }
        let count = min(partSize, file.size - offset)
        return { try await BlockingCall.run { try file.read(count, at: offset) } }
      }
      try file.checkUnchanged()
      return parts
    }
  }

  /// Writes what comes in pieces of any size, and returns the object's ETag.
  ///
  /// Up to `partSize` bytes are one request; above, parts are sent `jobs` at once, and `jobs + 1` are in memory. An
  /// error of the sequence ends it, and leaves nothing behind.
  ///
  /// - Parameters:
  ///   - condition: What must hold of the key when the object is complete.
  ///   - progress: Called with the number of bytes that have been sent since the last call.
  @discardableResult
  package func upload<Content: AsyncSequence & Sendable>(
    _ content: Content, at key: String, metadata: S3Metadata = S3Metadata(), if condition: S3Condition? = nil,
    partSize: Int = 16 << 20, jobs: Int = 4, progress: @escaping @Sendable (_ bytes: Int) -> Void = { _ in }
  ) async throws -> String where Content.Element == [UInt8] {
    var parts = PartIterator(content.makeAsyncIterator(), size: partSize)
    guard let first = try await parts.next() else {
      return try await put([], at: key, metadata: metadata, if: condition)
    }
    guard first.count == partSize, let second = try await parts.next() else {
      let eTag = try await put(first, at: key, metadata: metadata, if: condition)
      progress(first.count)
      return eTag
    }
    var begun = [first, second][...]
    let upload = try await begin(key, metadata: metadata)
    return try await finish(upload, if: condition) {
      try await send(upload, jobs: jobs, progress: progress) {
        var part = begun.popFirst()
        if part == nil { part = try await parts.next() }
        guard let part else { return nil }
        return { part }
      }
    }
  }

  private func resume(
    _ upload: S3MultipartUpload?, or key: String, metadata: S3Metadata
  ) async throws -> (S3MultipartUpload, known: [Int: S3Part]) {
    if let upload, upload.key == key {
      do {
        let parts = try await parts(of: upload)
        return (upload, Dictionary(parts.map { ($0.number, $0) }) { first, _ in first })
      } catch StorageError.unexpectedAnswer(_, 404, _) {
        // It was completed or aborted in the meantime.
      }
    }
    return (try await begin(key, metadata: metadata), [:])
  }

  /// Completes an upload whose parts `body` sends, or aborts it.
  private func finish(
    _ upload: S3MultipartUpload, if condition: S3Condition? = nil, _ body: () async throws -> [S3Part]
  ) async throws -> String {
    do {
      return try await complete(upload, try await body(), if: condition)
    } catch {
      // In a task of its own, because this one may be cancelled and its requests with it.
      await Task { try? await abort(upload) }.value
      throw error
    }
  }

  /// Sends parts until there is no next one, `jobs` at once.
  private func send(
    _ upload: S3MultipartUpload, jobs: Int, known: [Int: S3Part] = [:],
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    next: () async throws -> ReadPart?
  ) async throws -> [S3Part] {
    try await withThrowingTaskGroup(of: S3Part.self) { group in
      var parts: [S3Part] = []
      var number = 0
      while let read = try await next() {
        number += 1
        if number > jobs, let part = try await group.next() { parts.append(part) }
        group.addTask { [number] in
          let bytes = try await read()
          let part =
            if let part = known[number], part.holds(bytes) { part } else {
              try await put(bytes, as: number, of: upload)
            }
          progress(bytes.count)
          return part
        }
      }
      for try await part in group { parts.append(part) }
      return parts
    }
  }
}

extension S3Part {
  /// Whether the store's part is these bytes.
  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    size == bytes.count && eTag.lowercased() == Insecure.MD5.hash(data: bytes).hexadecimal
  }
}

/// Gathers pieces of any size to parts of one size, the last one shorter.
private struct PartIterator<Pieces: AsyncIteratorProtocol> where Pieces.Element == [UInt8] {
  private var pieces: Pieces
  private let size: Int
  private var gathered: [UInt8] = []

  init(_ pieces: Pieces, size: Int) {
    self.pieces = pieces
    self.size = size
  }

  mutating func next() async throws -> [UInt8]? {
    while gathered.count < size, let piece = try await pieces.next() { gathered += piece }
    guard !gathered.isEmpty else { return nil }
    defer { gathered.removeFirst(min(size, gathered.count)) }
    return Array(gathered.prefix(size))
  }
}
