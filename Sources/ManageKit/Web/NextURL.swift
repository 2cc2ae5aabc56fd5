import Foundation
public import Hummingbird

/// The address to go to once a form has done its work, which the field or parameter `next` names.
public enum NextURL {
  /// Django's `MAX_URL_LENGTH`.
  private static let maximumLength = 2048

  /// Where to go; nil if nothing is named, or another site.
  public static func find(in request: Request, _ context: WebContext) -> String? {
    let query = FormData(urlEncoded: (request.uri.query ?? "").utf8)
    let named = (context.form["next"] ?? query?["next"] ?? "").strippingWhitespace
    guard isLocal(named, host: context.origin.host, isSecure: context.origin.isSecure) else { return nil }
    return ascii(named)
  }

  /// Whether an address leads nowhere but to this site: Django's `url_has_allowed_host_and_scheme`, but stricter with
  /// what browsers and servers read differently (backslashes, control characters, `//`).
  static func isLocal(_ address: String, host: String, isSecure: Bool) -> Bool {
    // Scalars, since a combining mark would hide the slash before it in a Character.
    let scalars = Array(address.unicodeScalars)
    guard !scalars.isEmpty, scalars.count <= maximumLength, !scalars.starts(with: "//".unicodeScalars),
      !scalars.contains(where: { $0 == "\\" || $0.properties.generalCategory == .control })
    else { return false }
    guard scalars.prefix(while: { !"/?#".unicodeScalars.contains($0) }).contains(":") else { return true }
    return !host.isEmpty
      && (isSecure ? ["https://"] : ["http://", "https://"]).contains { scheme in
        let site = Array((scheme + host).unicodeScalars)
        let rest = scalars.dropFirst(site.count)
        return scalars.starts(with: site) && (rest.first.map { "/?#".unicodeScalars.contains($0) } ?? true)
      }
  }

  /// The address as a header can hold it: Django's `iri_to_uri`.
  private static func ascii(_ address: String) -> String {
    let kept = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/#%[]=:;$&()+,!?*@'")
    return address.addingPercentEncoding(withAllowedCharacters: kept) ?? "/"
  }
}
