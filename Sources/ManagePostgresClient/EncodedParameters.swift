import CManagePostgres

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values in the form in which they go to the server.
struct EncodedParameters: Sendable {
  private(set) var types: [Oid] = []
  private var bytes: [UInt8] = []
  private var starts: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  /// No values.
  static let none = EncodedParameters()

  private init() {}

  /// - Throws: `PostgresError.invalidParameter` for what PostgreSQL can't take.
  init(_ values: [PostgresValue]) throws(PostgresError) {
    guard values.count <= Int(UInt16.max) else {
      throw .invalidParameter(position: values.count, reason: "a statement takes at most 65535 parameters")
    }
    for (index, value) in values.enumerated() {
      do { try append(value) } catch {
        throw .invalidParameter(position: index + 1, reason: error.reason)
      }
    }
    // An empty value at the very end still needs an address, since NULL means null.
    if !starts.isEmpty { bytes.append(0) }
  }

  private struct Refusal: Error { let reason: String }

  private mutating func append(_ value: PostgresValue) throws(Refusal) {
    switch value {
    case .null: appendNull()
    case .text(let text): try appendText(text)
    case .bool(let bool): appendBigEndian(UInt8(bool ? 1 : 0), type: TypeOID.bool)
    case .int64(let integer): appendBigEndian(integer, type: TypeOID.int8)
    case .double(let double): appendBigEndian(double.bitPattern, type: TypeOID.float8)
    case .bytes(let bytes): appendBinary(bytes, type: TypeOID.bytea)
    case .timestamp(let date): appendBigEndian(try microseconds(date), type: TypeOID.timestamptz)
    }
    guard bytes.count <= Int(Int32.max) else { throw Refusal(reason: "the values exceed 2 GB together") }
  }

  private mutating func appendNull() {
    types.append(TypeOID.unknown)
    starts.append(nil)
    lengths.append(0)
    formats.append(0)
  }

  private mutating func appendText(_ text: String) throws(Refusal) {
    var text = text
    let hasNUL = text.withUTF8 { utf8 in
      append(UnsafeRawBufferPointer(utf8), type: TypeOID.unknown, length: 0, format: 0)
      return utf8.baseAddress.map { memchr($0, 0, utf8.count) != nil } ?? false
    }
    guard !hasNUL else { throw Refusal(reason: "PostgreSQL text can't hold a NUL byte") }
    bytes.append(0)
  }

  private mutating func appendBinary(_ value: [UInt8], type: Oid) {
    value.withUnsafeBytes { append($0, type: type, length: Int32(truncatingIfNeeded: $0.count), format: 1) }
  }

  private mutating func appendBigEndian(_ value: some FixedWidthInteger, type: Oid) {
    withUnsafeBytes(of: value.bigEndian) { append($0, type: type, length: Int32($0.count), format: 1) }
  }

  private mutating func append(_ value: UnsafeRawBufferPointer, type: Oid, length: Int32, format: Int32) {
    types.append(type)
    starts.append(bytes.count)
    lengths.append(length)
    formats.append(format)
    bytes.append(contentsOf: value)
  }

  private func microseconds(_ date: Date) throws(Refusal) -> Int64 {
    guard let microseconds = PostgresTimestamp.microseconds(of: date) else {
      throw Refusal(reason: "the date is outside PostgreSQL's range (4713 BC to 294276 AD)")
    }
    return microseconds
  }

  /// Queues the values with a statement that the wire has prepared.
  func send(prepared name: String, on connection: OpaquePointer) -> Bool {
    withPointers { values in
      PQsendQueryPrepared(connection, name, Int32(types.count), values, lengths, formats, 0) == 1
    }
  }

  /// Queues the values with a statement that nobody has prepared.
  func send(_ sql: String, on connection: OpaquePointer) -> Bool {
    withPointers { values in
      PQsendQueryParams(connection, sql, Int32(types.count), types, values, lengths, formats, 0) == 1
    }
  }

  private func withPointers(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Bool) -> Bool {
    guard !starts.isEmpty else { return body(nil) }
    return bytes.withUnsafeBytes { buffer in
      withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: starts.count) { values in
        for (index, start) in starts.enumerated() {
          let value = start.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
          values.initializeElement(at: index, to: value)
        }
        return body(UnsafePointer(values.baseAddress))
      }
    }
  }
}
