import ManageCurlClient
import ManageGroundwork

/// Files in a bucket.
package struct S3Storage: Storage {
  /// The files' audience.
  package enum Access: Sendable, Equatable {
    /// Whoever holds a URL that the site gave out, for as long as it lives.
    case signed(Duration)
    /// Everybody: the bucket's policy must say so; by the host name of the CDN before it, if there is one.
    case open(customDomain: String?)
  }

  /// The largest file that is sent in one request, and the size of the parts of larger ones, in bytes.
  private static let partSize = 8 << 20
  /// How often a name may turn out to be taken before the store's word isn't believed any more.
  private static let maximumCollisions = 10

  private let bucket: S3Bucket
  private let prefix: String
  private let access: Access

  /// Keeps files in a bucket below a prefix, which ends with a slash.
  package init(_ bucket: S3Bucket, prefix: String = "media/", access: Access = .signed(.seconds(3600))) {
    self.bucket = bucket
    self.prefix = prefix
    self.access = access
  }

  package func save<Content: AsyncSequence & Sendable>(
    _ content: Content, as name: String, in folder: String, contentType: String, limit: Int
  ) async throws -> String where Content.Element == [UInt8] {
    let name = try FileName(name, in: folder)
    let metadata = S3Metadata(contentType: contentType)
    var pieces = ResumableContent(LimitedContent(content, name: name.path, limit: limit))
    if try await pieces.fit(in: Self.partSize) {
      return try await claim(name, with: pieces.begun, metadata).path
    }
    // Its parts can't be sent again under another name once this one turns out to be taken.
    let reserved = try await claim(name, with: Array(randomString(32).utf8), S3Metadata())
    do {
      try await bucket.upload(
        pieces, at: prefix + reserved.path, metadata: metadata, partSize: Self.partSize, jobs: 2)
    } catch {
      // In a task of its own, because this one may be cancelled and its requests with it.
      await Task { try? await bucket.delete(prefix + reserved.path) }.value
      throw error
    }
    return reserved.path
  }

  /// Writes an object under the first name that is free, and returns that.
  private func claim(_ name: FileName, with bytes: [UInt8], _ metadata: S3Metadata) async throws -> FileName {
    var name = name
    while true {
      if name.fits, try await bucket.object(at: prefix + name.path) == nil { break }
      name = try name.alternative()
    }
    for _ in 0..<Self.maximumCollisions {
      do {
        // The condition is for two who save the same name at once.
        try await bucket.put(bytes, at: prefix + name.path, metadata: metadata, if: .absent)
        return name
      } catch StorageError.preconditionFailed {
        name = try name.alternative()
      } catch StorageError.unsupported {
        name = try name.alternative()
        break
      }
    }
    // The store has no such condition: nobody else comes to a name of random characters.
    try await bucket.put(bytes, at: prefix + name.path, metadata: metadata)
    return name
  }

  package func open(_ name: String) async throws -> StoredFile {
    StoredFile(size: try await size(of: name), content: bucket.stream(try key(of: name)))
  }

  package func delete(_ name: String) async throws {
    try await bucket.delete(try key(of: name))
  }

  package func exists(_ name: String) async throws -> Bool {
    try await bucket.object(at: try key(of: name)) != nil
  }

  package func size(of name: String) async throws -> Int {
    guard let object = try await bucket.object(at: try key(of: name)) else {
      throw StorageError.objectNotFound(key: name)
    }
    return object.size
  }

  package func url(of name: String) throws -> String {
    let key = try key(of: name)
    switch access {
    case .signed(let duration): return try bucket.presignedURL(of: key, expires: duration)
    case .open(nil): return bucket.url(of: key)
    case .open(let domain?): return "https://\(domain)/\(PercentEncoding.path.encode(key))"
    }
  }

  package func list(_ folder: String) async throws -> StoredFolder {
    let start = prefix + (folder.isEmpty ? "" : try FileName.checked(folder) + "/")
    return try await bucket.children(of: start)
  }

  private func key(of name: String) throws(StorageError) -> String {
    prefix + (try FileName.checked(name))
  }
}

extension S3Bucket {
  /// The rest of keys that begin with a prefix, up to a slash or their end.
  fileprivate func children(of prefix: String) async throws -> StoredFolder {
    var folders: [String] = []
    var files: [String] = []
    var token: String?
    repeat {
      var query = ["list-type": "2", "delimiter": "/", "prefix": prefix, "encoding-type": "url"]
      query["continuation-token"] = token
      let result = try await connection.document("ListBucketResult", of: S3Request(method: .get, query: query))
      let isEncoded = result["EncodingType"] == "url"
      func names(_ element: String, _ key: String) -> [String] {
        result.all(element).compactMap { $0[key] }
          .map { isEncoded ? PercentEncoding.decode($0, plusIsSpace: true) ?? $0 : $0 }
          .map { String($0.dropFirst(prefix.count)) }.filter { !$0.isEmpty }
      }
      folders += names("CommonPrefixes", "Prefix").map { String($0.dropLast()) }
      files += names("Contents", "Key")
      token = result["IsTruncated"] == "true" ? result["NextContinuationToken"] : nil
    } while token != nil
    return StoredFolder(folders: folders.sorted(), files: files.sorted())
  }
}
