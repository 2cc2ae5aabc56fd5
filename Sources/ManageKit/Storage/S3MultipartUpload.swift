package import Foundation
import ManageCurlClient

/// An object that is being written in parts, and takes up space until it is completed or aborted.
package struct S3MultipartUpload: Sendable, Equatable {
  /// The object's key.
  package var key: String
  /// The upload's own name.
  package var id: String
  /// When it was begun.
  package var initiated: Date?
}

/// A part of such an object, as the store has it.
struct S3Part: Sendable {
  /// Its place, from 1 to 10,000.
  let number: Int
  let size: Int
  let eTag: String
}

extension S3Bucket {
  /// The uploads that were neither completed nor aborted, of keys that begin with a prefix.
  package func uploads(prefix: String = "") async throws -> [S3MultipartUpload] {
    var uploads: [S3MultipartUpload] = []
    var query: [String: String]? = ["uploads": ""]
    query?["prefix"] = prefix.isEmpty ? nil : prefix
    while let page = query {
      let result = try await connection.document(
        "ListMultipartUploadsResult", of: S3Request(method: .get, query: page))
      uploads += result.all("Upload").compactMap { element in
        guard let key = element["Key"], let id = element["UploadId"] else { return nil }
        return S3MultipartUpload(key: key, id: id, initiated: element["Initiated"].flatMap(S3Object.date))
      }
      query = nextPage(after: page, result, markers: ["KeyMarker": "key-marker", "UploadIdMarker": "upload-id-marker"])
    }
    return uploads.filter { $0.key.hasPrefix(prefix) }
  }

  /// Ends an upload and drops its parts; one that is gone already isn't an error.
  package func abort(_ upload: S3MultipartUpload) async throws {
    do {
      _ = try await connection.send(
        S3Request(method: .delete, key: try Self.checked(upload.key), query: ["uploadId": upload.id]))
    } catch StorageError.unexpectedAnswer(_, 404, _) {
    } catch StorageError.objectNotFound {
    }
  }

  func begin(_ key: String, metadata: S3Metadata) async throws -> S3MultipartUpload {
    let result = try await connection.document(
      "InitiateMultipartUploadResult",
      of: S3Request(method: .post, key: try Self.checked(key), query: ["uploads": ""], headers: metadata.headers))
    return S3MultipartUpload(key: key, id: result["UploadId"] ?? "")
  }

  func parts(of upload: S3MultipartUpload) async throws -> [S3Part] {
    var parts: [S3Part] = []
    var query: [String: String]? = ["uploadId": upload.id]
    while let page = query {
      let result = try await connection.document(
        "ListPartsResult", of: S3Request(method: .get, key: upload.key, query: page))
      parts += result.all("Part").compactMap { element in
        guard let number = element["PartNumber"].flatMap({ Int($0) }), let size = element["Size"].flatMap({ Int($0) })
        else { return nil }
        return S3Part(number: number, size: size, eTag: S3Object.unquoted(element["ETag"] ?? ""))
      }
      query = nextPage(after: page, result, markers: ["PartNumberMarker": "part-number-marker"])
    }
    return parts
  }

  func put(_ bytes: [UInt8], as number: Int, of upload: S3MultipartUpload) async throws -> S3Part {
    let request = S3Request(
      method: .put, key: upload.key, query: ["partNumber": String(number), "uploadId": upload.id], body: bytes)
    let response = try await connection.send(request)
    return S3Part(number: number, size: bytes.count, eTag: S3Object.unquoted(response.headers["ETag"] ?? ""))
  }

  /// Makes the object of its parts, and returns its ETag.
  func complete(_ upload: S3MultipartUpload, _ parts: [S3Part], if condition: S3Condition?) async throws -> String {
    let list = parts.sorted { $0.number < $1.number }
      .map { "<Part><PartNumber>\($0.number)</PartNumber><ETag>\"\($0.eTag)\"</ETag></Part>" }
    let body = "<CompleteMultipartUpload>\(list.joined())</CompleteMultipartUpload>"
    var request = S3Request(
      method: .post, key: upload.key, query: ["uploadId": upload.id], body: Array(body.utf8),
      isAnsweredByDocument: true)
    condition?.add(to: &request.headers)
    // AWS puts large objects together for minutes.
    request.stallTimeout = .seconds(600)
    return try await connection.retry.run { [request] attempt in
      do {
        let result = try await connection.document("CompleteMultipartUploadResult", ofOne: request)
        return S3Object.unquoted(result["ETag"] ?? "")
      } catch let error as StorageError where attempt > 1 {
        // The first attempt may have succeeded, and only its answer been lost.
        guard case .unexpectedAnswer(_, 404, _) = error, let object = try await object(at: upload.key),
          object.size == parts.reduce(0, { $0 + $1.size }), object.eTag.hasSuffix("-\(parts.count)")
        else { throw error }
        return object.eTag
      }
    }
  }

  private func nextPage(
    after query: [String: String], _ result: S3Document, markers: [String: String]
  ) -> [String: String]? {
    guard result["IsTruncated"] == "true" else { return nil }
    var next = query
    for (element, parameter) in markers { next[parameter] = result["Next\(element)"] }
    return next == query ? nil : next
  }
}
