import HTTPTypes
import ManageGroundwork

/// The address to go to once a form has done its work, which the field or parameter `next` names.
public enum NextURL {
  /// Where to go; nil if nothing is named, or another site.
  public static func find(in context: WebContext) -> String? {
    guard let next = context.form["next"] ?? context.query["next"],
      let named = try? next.string(maximumBytes: SafeURL.maximumLength).trimmingPythonWhitespace(),
      isLocal(named, host: context.origin.host, isSecure: context.origin.isSecure)
    else { return nil }
    return PercentEncoding.iri.encode(named)
  }

  /// The page of this site that a request came from, as the header `Referer` has it.
  static func referer(of request: Request, in context: WebContext) -> String? {
    guard let referer = try? request.headers[.referer]?.string(maximumBytes: SafeURL.maximumLength),
      isLocal(referer, host: context.origin.host, isSecure: context.origin.isSecure)
    else { return nil }
    return PercentEncoding.iri.encode(referer)
  }

  /// Whether an address leads nowhere but to this site: Django's `url_has_allowed_host_and_scheme`, but stricter with
  /// what browsers and servers read differently (backslashes, control characters, `//`).
  static func isLocal(_ address: String, host: String, isSecure: Bool) -> Bool {
    let isPlain =
      !address.utf8.starts(with: "//".utf8)
      && !address.unicodeScalars.contains { $0 == "\\" || $0.properties.generalCategory == .control }
    return isPlain && SafeURL.isAllowed(address, hosts: [host], requiresHTTPS: isSecure)
  }
}
