import HTTPTypes
public import ManageGroundwork

extension Request {
  /// The value of a cookie; the last one where several have its name, as in Django. Names are compared as bytes.
  public func cookie(named name: String) -> ClientText? {
    var value: Substring.UTF8View?
    for header in headers.all(.cookie) {
      for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
        let pair = pair.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard pair.starts(with: name.utf8), pair.dropFirst(name.utf8.count).first == UInt8(ascii: "=") else { continue }
        value = pair.dropFirst(name.utf8.count + 1)
      }
    }
    return value.map { ClientText(Substring($0)) }
  }
}
