public import HTTPTypes
public import ManageGroundwork

/// The headers of a request, whose values are ``ClientText``.
public struct RequestHeaders: Sendable {
  private let fields: HTTPFields

  init(_ fields: HTTPFields) {
    self.fields = fields
  }

  /// The value of a header; those of several of its name with commas between them (RFC 9110, section 5.3).
  public subscript(name: HTTPField.Name) -> ClientText? {
    fields[name].map { ClientText($0) }
  }

  /// The value of a header that HTTPTypes has no constant for, such as `X-Request-ID`.
  public subscript(name: String) -> ClientText? {
    HTTPField.Name(name).flatMap { self[$0] }
  }

  /// The values of all headers of a name.
  public func all(_ name: HTTPField.Name) -> [ClientText] {
    fields[values: name].map { ClientText($0) }
  }

  /// All headers, in the order in which they came.
  var all: [(name: HTTPField.Name, value: ClientText)] {
    fields.map { ($0.name, ClientText($0.value)) }
  }
}
