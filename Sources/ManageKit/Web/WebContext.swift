public import Hummingbird
import ManageTemplateEngine
public import NIOCore

/// A request's context: everything known about it besides its bytes, handed from middleware to middleware and to the
/// handler.
public struct WebContext: RequestContext, RemoteAddressRequestContext {
  /// Hummingbird's part: the logger and the path's parameters.
  public var coreContext: CoreRequestContextStorage
  /// The peer's address, which may be a proxy's; `origin.address` is the client's.
  public let remoteAddress: SocketAddress?

  /// The site's database, on behalf of this request and its user.
  public var database = Database.unbound
  /// The client's address, and the host and scheme it asked for.
  public var origin = RequestOrigin()
  /// The language of the page, one of the site's, such as `ko`.
  public var language = "en"
  /// The site's languages by code, the default first.
  var languages: [String] = []
  /// The visitor's session.
  public var session = Session()
  /// The parameters of the address's query, such as `?q=kimchi` (Django's `request.GET`).
  public internal(set) var query = FormData()
  /// The fields of the form that was sent; where it sends files, those before the first one.
  public var form = FormData()
  /// The files that the form sends, on a route that takes them (Django's `request.FILES`).
  public internal(set) var files = UploadedFiles()
  /// The secret behind this visitor's CSRF tokens.
  var csrf = CSRFState()
  /// Why the server refuses the request by itself.
  var fault: RequestFault?
  /// What the page may load and run.
  public internal(set) var contentSecurityPolicy = ContentSecurityPolicy()
  /// The route that answers.
  var route: Route?
  /// The values of the path's parameters.
  var parameters: [URLPattern.Parameter] = []
  /// All routes of the site, to find the paths of others.
  var routes = RouteTable(routes: [])
  /// Renders the site's templates, which forms are made of.
  var engine = noTemplates
  private static let noTemplates = Engine(loader: DictionaryLoader([:]))
  private var storage: [ObjectIdentifier: any Sendable] = [:]

  /// The context of a request that has just come in.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress
  }

  /// Renews the visitor's CSRF secret: at login, so that one that an attacker planted is worthless (Django's
  /// `rotate_token`).
  public func rotateCSRFToken() {
    csrf.rotate()
  }

  /// A value that an app's middleware keeps for the handlers, such as the user.
  public subscript<Key: WebContextKey>(key: Key.Type) -> Key.Value? {
    get { storage[ObjectIdentifier(key)] as? Key.Value }
    set { storage[ObjectIdentifier(key)] = newValue }
  }
}

/// Names a value in `WebContext`.
public protocol WebContextKey {
  /// The type of its value.
  associatedtype Value: Sendable
}
