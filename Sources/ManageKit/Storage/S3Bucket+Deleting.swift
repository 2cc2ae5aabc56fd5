import Crypto
import Foundation
import ManageCurlClient

extension S3Bucket {
  /// Removes an object; one that isn't there is no error.
  package func delete(_ key: String) async throws {
    do {
      _ = try await connection.send(S3Request(method: .delete, key: try Self.checked(key)))
    } catch StorageError.objectNotFound {
    }
  }

  /// Removes objects, 1,000 in a request; those that aren't there are no error.
  ///
  /// Keys that XML can't hold go one by one.
  package func delete(_ keys: [String]) async throws {
    let listed = keys.filter(\.isXMLText)
    for start in stride(from: 0, to: listed.count, by: 1000) {
      try await deletePage(listed[start..<min(start + 1000, listed.count)])
    }
    for key in keys where !key.isXMLText { try await delete(key) }
  }

  private func deletePage(_ keys: ArraySlice<String>) async throws {
    let objects = try keys.map { "<Object><Key>\(try Self.checked($0).xmlEscaped)</Key></Object>" }
    let body = Array("<Delete><Quiet>true</Quiet>\(objects.joined())</Delete>".utf8)
    var request = S3Request(method: .post, query: ["delete": ""], body: body)
    // AWS refuses this request without a checksum.
    request.headers["Content-MD5"] = Data(Insecure.MD5.hash(data: body)).base64EncodedString()
    request.headers["Content-Type"] = "application/xml"
    let result = try await connection.document("DeleteResult", of: request)
    guard let failure = result.all("Error").first(where: { $0["Code"] != "NoSuchKey" }) else { return }
    if failure["Code"] == "AccessDenied" {
      throw StorageError.accessDenied(
        bucket: connection.settings.bucket, action: S3Action("s3:DeleteObject", key: failure["Key"] ?? ""))
    }
    let detail = [failure["Key"], failure["Code"], failure["Message"]].compactMap(\.self).joined(separator: ", ")
    throw StorageError.unexpectedAnswer(bucket: connection.settings.bucket, status: 200, detail: detail)
  }
}

extension String {
  /// Whether XML 1.0 has all of its characters.
  fileprivate var isXMLText: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
      default: false
      }
    }
  }

  /// As the text of an XML element; control characters as references.
  fileprivate var xmlEscaped: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case _ where scalar.value < 0x20: "&#\(scalar.value);"
      default: String(scalar)
      }
    }.joined()
  }
}
