import CPostgres

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
  }

  private struct Refusal: Error { let reason: String }

  private mutating func append(_ value: PostgresValue) throws(Refusal) {
    switch value {
    case .null: appendNull()
    case .text(let text): appendText(try terminated(text))
    case .bool(let bool): appendBinary([bool ? 1 : 0], type: TypeOID.bool)
    case .int64(let integer): appendBinary(bigEndian(integer), type: TypeOID.int8)
    case .double(let double): appendBinary(bigEndian(double.bitPattern), type: TypeOID.float8)
    case .bytes(let bytes): appendBinary(bytes, type: TypeOID.bytea)
    case .timestamp(let date): appendBinary(bigEndian(try microseconds(date)), type: TypeOID.timestamptz)
    }
    guard bytes.count <= Int(Int32.max) else { throw Refusal(reason: "the values exceed 2 GB together") }
  }

  private mutating func appendNull() {
    types.append(TypeOID.unknown)
    starts.append(nil)
    lengths.append(0)
    formats.append(0)
  }

  private mutating func appendText(_ text: some Collection<UInt8>) {
    types.append(TypeOID.unknown)
    starts.append(bytes.count)
    lengths.append(0)
    formats.append(0)
    bytes += text
  }

  private mutating func appendBinary(_ value: some Collection<UInt8>, type: Oid) {
    types.append(type)
    starts.append(bytes.count)
    lengths.append(Int32(truncatingIfNeeded: value.count))
    formats.append(1)
    bytes += value
  }

  private func terminated(_ text: String) throws(Refusal) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard !bytes.contains(0) else { throw Refusal(reason: "PostgreSQL text can't hold a NUL byte") }
    return bytes + [0]
  }

  private func microseconds(_ date: Date) throws(Refusal) -> Int64 {
    guard let microseconds = PostgresTimestamp.microseconds(of: date) else {
      throw Refusal(reason: "the date is outside PostgreSQL's range (4713 BC to 294276 AD)")
    }
    return microseconds
  }

  private func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  /// Lends what `PQsendQueryParams` and `PQsendQueryPrepared` read: values, lengths, formats.
  func withPointers(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Int32
  ) -> Int32 {
    // An empty value at the very end still needs an address, since NULL means null.
    (bytes + [0]).withUnsafeBytes { buffer in
      let values = starts.map { start in
        start.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
      }
      return body(values, lengths, formats)
    }
  }
}
