import Crypto
import Foundation
import ManageGroundwork
import ManageTesting
import Synchronization

@testable import ManageKit

/// A bucket in memory, as far as publishing goes, that remembers what it was asked.
final class MemoryBucket: Sendable {
  struct Object: Sendable {
    var bytes: [UInt8]
    var headers: [String: String] = [:]
    var eTag: String

    init(_ bytes: [UInt8], headers: [String: String] = [:]) {
      self.bytes = bytes
      self.headers = headers
      eTag = Insecure.MD5.hash(data: bytes).hexadecimal
    }
  }

  /// What it holds, and how it behaves.
  struct State: Sendable {
    var objects: [String: Object] = [:]
    /// Unfinished uploads in parts: keys by their ids.
    var uploads: [String: String] = [:]
    /// The headers of their objects, by their ids.
    var uploadHeaders: [String: [String: String]] = [:]
    /// Such as `PUT static/css/site.css`.
    var requests: [String] = []
    /// How many objects a page of a listing has.
    var pageSize = 1000
    /// Whether conditions are understood.
    var isConditional = true
    /// Whether a request with this `Authorization` is for another region than the bucket's, `eu-west-1`.
    var isElsewhere: @Sendable (String) -> Bool = { _ in false }
    /// Passes time before the answer.
    var delay: @Sendable (_ request: String) -> Void = { _ in }
    /// Answers in the store's stead.
    var fault: @Sendable (_ request: String, inout State) -> FakeStore.Reply? = { _, _ in nil }
  }

  private let state = Mutex(State())

  /// Lends a bucket and a way to publish a site of these files to it.
  static func with(
    _ files: [String: String], _ test: (MemoryBucket, PublishingSite) async throws -> Void
  ) async throws {
    let bucket = MemoryBucket()
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      try await TemporaryFolder.with(Dictionary(uniqueKeysWithValues: files.map { ("static/\($0)", $1) })) { folder in
        try await test(bucket, PublishingSite(folder: folder, settings: store.settings()))
      }
    }
  }

  /// Looks at it, or changes it.
  @discardableResult
  func with<T: Sendable>(_ body: (inout State) throws -> T) rethrows -> T {
    try state.withLock { state in try body(&state) }
  }

  var objects: [String: Object] { with { $0.objects } }

  /// The requests since the last time that this was asked.
  func takeRequests() -> [String] {
    with { state in
      defer { state.requests = [] }
      return state.requests
    }
  }

  /// What it answers to a request.
  func answer(_ request: FakeStore.Request) -> FakeStore.Reply? {
    let words = request.line.split(separator: " ").map(String.init)
    let target = words[1].split(separator: "?", maxSplits: 1).map(String.init)
    let path = BucketQuery.decoded(target[0])
    let key = path.split(separator: "/", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    let query = BucketQuery(target.count > 1 ? target[1] : "")
    let name = "\(words[0]) \(key)" + (query.isEmpty ? "" : "?\(query.text)")
    defer { with(\.delay)(name) }
    return with { state in
      state.requests.append(name)
      if let signature = request.headers["authorization"], state.isElsewhere(signature) {
        return .error(400, "AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>")
      }
      let reply = state.fault(name, &state)
      return reply ?? state.answer(words[0], key, query, request)
    }
  }
}

extension MemoryBucket.State {
  fileprivate mutating func answer(
    _ method: String, _ key: String, _ query: BucketQuery, _ request: FakeStore.Request
  ) -> FakeStore.Reply {
    switch method {
    case "GET" where query["list-type"] != nil: list(query)
    case "GET" where query["uploads"] != nil: listUploads()
    case "GET", "HEAD": objects[key].map(reply) ?? .error(404, "NoSuchKey")
    case "POST" where query["uploads"] != nil: begin(key, request)
    case "POST" where query["delete"] != nil: delete(String(decoding: request.body, as: UTF8.self))
    case "POST": complete(key, query["uploadId"] ?? "")
    case "PUT" where query["uploadId"] != nil: put(key, query, request)
    case "PUT": write(key, request)
    case "DELETE":
      remove(key, query["uploadId"])
    default: .error(405, "MethodNotAllowed")
    }
  }

  private func reply(_ object: MemoryBucket.Object) -> FakeStore.Reply {
    let headers = object.headers.merging(["ETag": "\"\(object.eTag)\""]) { $1 }
    return FakeStore.Reply(headers: headers, body: String(decoding: object.bytes, as: UTF8.self))
  }

  private mutating func write(_ key: String, _ request: FakeStore.Request) -> FakeStore.Reply {
    let (absent, match) = (request.headers["if-none-match"], request.headers["if-match"])
    if absent != nil || match != nil {
      guard isConditional else { return .error(501, "NotImplemented") }
      let isMet = absent != nil ? objects[key] == nil : match == objects[key].map { "\"\($0.eTag)\"" }
      guard isMet else { return .error(412, "PreconditionFailed") }
    }
    let object = MemoryBucket.Object(request.body, headers: kept(of: request))
    objects[key] = object
    return FakeStore.Reply(headers: ["ETag": "\"\(object.eTag)\""])
  }

  private func kept(of request: FakeStore.Request) -> [String: String] {
    request.headers.filter { name, _ in
      name == "cache-control" || name.hasPrefix("x-amz-meta-")
        || (name.hasPrefix("content-") && name != "content-length")
    }
  }

  private func list(_ query: BucketQuery) -> FakeStore.Reply {
    let start = query["continuation-token"] ?? query["start-after"] ?? ""
    let keys = objects.keys.filter { $0.hasPrefix(query["prefix"] ?? "") && $0 > start }.sorted()
    let page = keys.prefix(pageSize)
    let next = page.count < keys.count ? "<NextContinuationToken>\(page.last ?? "")</NextContinuationToken>" : ""
    let contents = page.compactMap { key in
      objects[key].map { "<Contents><Key>\(key)</Key><Size>\($0.bytes.count)</Size><ETag>\($0.eTag)</ETag></Contents>" }
    }
    let end = "<IsTruncated>\(!next.isEmpty)</IsTruncated>\(next)"
    return FakeStore.Reply(body: "<ListBucketResult>\(contents.joined())\(end)</ListBucketResult>")
  }

  private mutating func delete(_ document: String) -> FakeStore.Reply {
    for match in document.matches(of: /<Key>(.*?)<\/Key>/) {
      objects[String(match.output.1).replacing("&lt;", with: "<").replacing("&amp;", with: "&")] = nil
    }
    return FakeStore.Reply(body: "<DeleteResult></DeleteResult>")
  }

  private mutating func remove(_ key: String, _ upload: String?) -> FakeStore.Reply {
    if let upload { uploads[upload] = nil } else { objects[key] = nil }
    return FakeStore.Reply(status: 204)
  }

  private func listUploads() -> FakeStore.Reply {
    let list = uploads.map { "<Upload><Key>\($0.value)</Key><UploadId>\($0.key)</UploadId></Upload>" }
    return FakeStore.Reply(body: "<ListMultipartUploadsResult>\(list.joined())</ListMultipartUploadsResult>")
  }

  private mutating func begin(_ key: String, _ request: FakeStore.Request) -> FakeStore.Reply {
    let id = "upload\(requests.count)"
    uploads[id] = key
    uploadHeaders[id] = kept(of: request)
    return FakeStore.Reply(
      body: "<InitiateMultipartUploadResult><UploadId>\(id)</UploadId></InitiateMultipartUploadResult>")
  }

  private mutating func put(_ key: String, _ query: BucketQuery, _ request: FakeStore.Request) -> FakeStore.Reply {
    let part = MemoryBucket.Object(request.body)
    objects["parts of \(key)", default: MemoryBucket.Object([])].bytes += request.body
    return FakeStore.Reply(headers: ["ETag": "\"\(part.eTag)\""])
  }

  private mutating func complete(_ key: String, _ upload: String) -> FakeStore.Reply {
    uploads[upload] = nil
    objects[key] = objects.removeValue(forKey: "parts of \(key)")
    objects[key]?.headers = uploadHeaders[upload] ?? [:]
    return FakeStore.Reply(
      body: "<CompleteMultipartUploadResult><ETag>0-2</ETag></CompleteMultipartUploadResult>")
  }
}

/// The query of a request, decoded.
private struct BucketQuery {
  let text: String
  private let values: [String: String]

  init(_ text: String) {
    self.text = text
    values = Dictionary(
      text.split(separator: "&").map { parameter in
        let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
      }
    ) { first, _ in first }
  }

  var isEmpty: Bool { values.isEmpty }

  subscript(name: String) -> String? { values[name] }

  static func decoded(_ text: some StringProtocol) -> String {
    PercentEncoding.decode(text, plusIsSpace: true) ?? ""
  }
}
