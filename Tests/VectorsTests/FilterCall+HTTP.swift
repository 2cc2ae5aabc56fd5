import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

extension FilterCall {
  /// Functions of `http`.
  func http(_ name: String) throws -> TemplateValue? {
    switch name {
    case "urlencode":
      return .string(try QueryString.encode(first, isSequence: argument(1, "doseq")?.isTruthy ?? false))
    case "base36_to_int": return try unwrapped(Base36.decode(firstText).map { .int($0) })
    case "int_to_base36":
      guard case .int(let number) = try first else { throw WrongType() }
      return try unwrapped(Base36.encode(number).map { .string($0) })
    case "urlsafe_base64_encode":
      guard case .sequence(let bytes) = try first else { throw WrongType() }
      return .string(URLSafeBase64.encode(bytes.bytes ?? []))
    case "urlsafe_base64_decode":
      return try unwrapped(
        URLSafeBase64.decode(firstText).map { .sequence(TemplateSequence(.bytes, $0.map { .int(Int($0)) })) })
    case "url_has_allowed_host_and_scheme": return .bool(try isAllowed())
    case "escape_leading_slashes": return .string(SafeURL.escapingLeadingSlashes(try firstText))
    case "is_same_domain": return .bool(HostPattern(argument(1, "pattern")?.text ?? "").matches(try firstText))
    default: return try header(name)
    }
  }

  private func isAllowed() throws -> Bool {
    guard case .string(let url)? = argument(0, "url")?.unsafe else { return false }
    var hosts: Set<String> = []
    switch argument(1, "allowed_hosts") {
    case .string(let host)?: hosts = [host]
    case let other?: hosts = Set(try (other.elements() ?? []).map(\.text))
    case nil: break
    }
    return SafeURL.isAllowed(url, hosts: hosts, requiresHTTPS: argument(2, "require_https")?.isTruthy ?? false)
  }

  private func header(_ name: String) throws -> TemplateValue? {
    switch name {
    case "split_header_value":
      let separator = argument(1, "sep")?.text.utf8.first ?? UInt8(ascii: ",")
      return .array(HeaderValue.split(try firstClientText, separator: separator).map(\.templateValue))
    case "split_directive_names":
      return .array(HeaderValue.directiveNames(in: try firstClientText).map(\.templateValue))
    case "parse_etags": return .array(HeaderValue.entityTags(in: try firstClientText).map(\.templateValue))
    case "quote_etag": return .string(HeaderValue.entityTag(try firstText))
    case "parse_http_date":
      let year = CivilDate(TemplateDate(engine.options.now()), in: .gmt).year
      return try unwrapped(HTTPDate.seconds(of: firstClientText, currentYear: year).map { .int($0) })
    case "http_date":
      guard let seconds = try first.number else { throw WrongType() }
      return .string(HTTPDate.text(of: Int(seconds)))
    case "parse_header_parameters": return try unwrapped(parameters())
    case "content_disposition_header":
      let name = argument(1, "filename")
      let header = ContentDisposition(
        isAttachment: argument(0, "as_attachment")?.isTruthy ?? false,
        fileName: name.flatMap { $0.isNull ? nil : $0.text })
      return header.headerValue.map { .string($0) } ?? .null
    default: return nil
    }
  }

  private var firstClientText: ClientText {
    get throws { ClientText(try firstText) }
  }

  private func parameters() throws -> TemplateValue? {
    let limit = argument(1, "max_length")
    let length = limit.map { $0.integer } ?? HeaderParameters.maximumLength
    let line = try first.isNull ? ClientText("") : firstClientText
    return HeaderParameters(line, maximumLength: length).map { header in
      let parameters = header.parameters.map { ($0.name.unboundedString, $0.value.templateValue) }
      return .tuple([header.value.templateValue, .dictionary(TemplateDictionary(parameters))])
    }
  }

  /// Functions of `encoding`.
  func encoding(_ name: String) throws -> TemplateValue? {
    if case .null? = arguments.first {
      return ["iri_to_uri", "uri_to_iri", "filepath_to_uri"].contains(name) ? .null : nil
    }
    switch name {
    case "iri_to_uri": return .string(PercentEncoding.iri.encode(try first.text))
    case "repercent_broken_unicode":
      guard case .sequence(let sequence) = try first, let bytes = sequence.bytes else { throw WrongType() }
      let text = InternationalURI.recodingBroken(bytes)
      return .sequence(TemplateSequence(.bytes, text.utf8.map { .int(Int($0)) }))
    case "uri_to_iri": return .string(InternationalURI.iri(try firstText))
    case "escape_uri_path": return .string(PercentEncoding(keeping: "/:@&+$,!*'()").encode(try firstText))
    case "filepath_to_uri":
      return .string(StaticFolder(prefix: "").staticURL(for: try first.text.replacing(bytes: "\\", with: "/")))
    default: return nil
    }
  }

  /// Functions of `ipv6`.
  func ipv6(_ name: String) throws -> TemplateValue? {
    if name == "is_valid_ipv6_address" {
      guard let text = try? firstText else { return false }
      // Django refuses longer texts without reading them (MAX_IPV6_ADDRESS_LENGTH).
      return .bool(text.utf8.count <= 39 && IPAddress(text)?.isIPv6 == true)
    }
    let text = try firstText
    guard text.unicodeScalars.count <= argument(3, "max_length")?.integer ?? 39, let address = IPAddress(text),
      address.isIPv6
    else { throw WrongType() }
    let isUnpacked = argument(1, "unpack_ipv4")?.isTruthy ?? false
    return .string((isUnpacked ? address.mappedIPv4 ?? address : address).description)
  }
}
