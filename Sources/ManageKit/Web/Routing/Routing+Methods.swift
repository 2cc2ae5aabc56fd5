import HTTPTypes

/// The methods of a route (RFC 9110, section 9.3). OPTIONS is answered by itself, with those that the path has.
///
/// A pattern is written as for Django's `path()`, without the leading slash: `books/<int:id>/`, with the converters
/// `int`, `str`, `slug`, `uuid` and `path`; handlers read a parameter with ``WebContext/parameter(_:as:)``. `limit`
/// answers a client who asks too often with 429. `name` is for `{% url %}`, ``WebContext/url(_:_:)`` and `Redirect(toRoute:)`.
extension Routing {
  /// Adds a page that GET and HEAD ask for.
  ///
  /// - Parameter sitemap: Its pages that search engines are to know, which ``sitemap(_:_:)`` lists.
  public mutating func get(
    _ pattern: String, name: String? = nil, limit: RouteLimit? = nil, sitemap: Sitemap? = nil,
    fileID: String = #fileID, line: Int = #line,
    _ handler: @escaping Handler
  ) {
    add(.get, pattern, name: name, limit: limit, sitemap: sitemap, place: "\(fileID):\(line)", handler)
  }

  /// Adds what a form is sent to.
  ///
  /// - Parameters:
  ///   - uploads: Lets the form send files, which the handler reads as they come in, from `context.files`. The fields
  ///     before the first file are in `context.form`; `csrfmiddlewaretoken` must be one of them, unless the header
  ///     `X-CSRFToken` has it. Without limits files are skipped.
  ///   - csrfExempt: Takes forms without a CSRF token, from other sites too, as Django's `csrf_exempt` does: for what
  ///     acts on nobody's behalf, or proves by other means who sends it.
  public mutating func post(
    _ pattern: String, name: String? = nil, uploads: UploadLimits? = nil, limit: RouteLimit? = nil,
    csrfExempt: Bool = false, fileID: String = #fileID, line: Int = #line,
    _ handler: @escaping Handler
  ) {
    add(
      .post, pattern, name: name, uploads: uploads, limit: limit, csrfExempt: csrfExempt, place: "\(fileID):\(line)",
      handler)
  }

  /// Adds what replaces a resource; as for POST, the header `X-CSRFToken` or a field must hold the CSRF token.
  public mutating func put(
    _ pattern: String, name: String? = nil, uploads: UploadLimits? = nil, limit: RouteLimit? = nil,
    fileID: String = #fileID, line: Int = #line,
    _ handler: @escaping Handler
  ) {
    add(.put, pattern, name: name, uploads: uploads, limit: limit, place: "\(fileID):\(line)", handler)
  }

  /// Adds what changes a part of a resource; needs the CSRF token as PUT does.
  public mutating func patch(
    _ pattern: String, name: String? = nil, uploads: UploadLimits? = nil, limit: RouteLimit? = nil,
    fileID: String = #fileID, line: Int = #line,
    _ handler: @escaping Handler
  ) {
    add(.patch, pattern, name: name, uploads: uploads, limit: limit, place: "\(fileID):\(line)", handler)
  }

  /// Adds what deletes a resource; needs the CSRF token as PUT does.
  public mutating func delete(
    _ pattern: String, name: String? = nil, limit: RouteLimit? = nil, fileID: String = #fileID, line: Int = #line,
    _ handler: @escaping Handler
  ) {
    add(.delete, pattern, name: name, limit: limit, place: "\(fileID):\(line)", handler)
  }
}
