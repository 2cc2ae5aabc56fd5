import ManageGroundwork

/// How a JSON value is spelled before it is signed: base64, after a dot if it was compressed.
enum SignedObject {
  static func encode(_ value: JSONValue, compress: Bool) -> String {
    let json = Array(value.serialized().utf8)
    guard compress, let compressed = Zlib.compress(json), compressed.count < json.count - 1 else {
      return URLSafeBase64.encode(json)
    }
    return "." + URLSafeBase64.encode(compressed)
  }

  /// Only for a text whose signature holds: compressed bytes of a stranger could be anything.
  static func decode(_ text: String) throws(SignatureError) -> JSONValue {
    let isCompressed = text.utf8.first == UInt8(ascii: ".")
    guard
      let bytes = URLSafeBase64.decode(text.utf8.dropFirst(isCompressed ? 1 : 0)),
      let json = isCompressed ? Zlib.decompress(bytes) : bytes,
      let value = try? JSONValue(parsing: json)
    else { throw .malformed }
    return value
  }
}
