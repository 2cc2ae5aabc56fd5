/// The order of the folders of `Sources/ManageKit`: each may name only what those before it declare, and its own.
/// Folders of one rank may name one another's as long as no circle comes of it.
struct Layering: Sendable {
  static let order: [[String]] = [
    ["Settings"], ["Console"], ["Database"], ["Models"],
    ["Migrations", "Templates", "Static", "Storage", "Mail", "Security"], ["Web", "Forms"], ["Site"], ["Contrib"],
    ["Commands"],
  ]

  /// The apps that any other app may use.
  static let sharedApps: Set = ["Accounts", "Mail", "Sessions", "Throttle"]

  private let files: [(file: SourceFile, place: Place)]
  private let owners: [SourceFile.Symbol: Place]

  /// Where a file stands.
  private struct Place: Hashable, CustomStringConvertible {
    /// Of `order`; -1 is before all, for files in no folder.
    let layer: Int
    let folder: String
    /// The app whose folder within Contrib it is.
    let app: String?

    var description: String { app.map { "\(folder)/\($0)" } ?? folder }
  }

  private struct Use {
    let from, of: Place
    let text: String
  }

  struct UnknownFolder: Error {
    let name: String
  }

  /// Throws `UnknownFolder`.
  init(_ files: [SourceFile]) throws {
    self.files = try files.map { ($0, try Self.place(of: $0)) }
    owners = Self.owners(in: self.files)
  }

  /// The earliest place of each name. A member counts where it extends a type of another module, and has a name that no
  /// other place's members have: one line of code doesn't tell whose of several it is.
  private static func owners(in files: [(file: SourceFile, place: Place)]) -> [SourceFile.Symbol: Place] {
    let declarations = files.flatMap { file, place in file.declarations.map { (declaration: $0, place: place) } }
    let own = Set(declarations.map(\.declaration.symbol))
    let places = Dictionary(grouping: declarations, by: \.declaration.symbol).mapValues { Set($0.map(\.place)) }
    let usable = declarations.filter { declaration, _ in
      guard let extended = declaration.extended else { return declaration.isTopLevel }
      return !own.contains(.type(extended)) && places[declaration.symbol]?.count == 1
    }
    return Dictionary(
      usable.map { ($0.declaration.symbol, $0.place) }, uniquingKeysWith: { $0.layer <= $1.layer ? $0 : $1 })
  }

  /// Each use of another place's, but for names that the place declares itself.
  private var uses: [Use] {
    let own = Dictionary(grouping: files, by: \.place).mapValues { files in
      Set(files.flatMap { $0.file.declarations.map(\.symbol) })
    }
    return files.flatMap { file, place in
      file.uses.compactMap { symbol, line in
        guard let owner = owners[symbol], owner != place, own[place]?.contains(symbol) != true else { return nil }
        return Use(from: place, of: owner, text: "\(file.path):\(line) uses \(symbol) of \(owner)")
      }
    }
  }

  /// `PATH:LINE uses NAME of FOLDER` for each use of what stands too late.
  var violations: [String] {
    uses.filter { !Self.may($0.from, use: $0.of) }.map(\.text)
  }

  /// The same for each use by which folders of one rank, or apps, use each other in a circle.
  var circles: [String] {
    let uses = uses.filter { $0.from.layer == $0.of.layer }
    let used = Dictionary(grouping: uses, by: \.from).mapValues { Set($0.map(\.of)) }
    func reached(from start: Place) -> Set<Place> {
      var (reached, rest) = (Set<Place>(), [start])
      while let place = rest.popLast() {
        rest += used[place, default: []].filter { reached.insert($0).inserted }
      }
      return reached
    }
    return uses.filter { reached(from: $0.of).contains($0.from) }.map(\.text)
  }

  private static func may(_ place: Place, use owner: Place) -> Bool {
    guard place.layer == owner.layer, let app = owner.app else { return owner.layer <= place.layer }
    return place.app != nil && sharedApps.contains(app)
  }

  private static func place(of file: SourceFile) throws -> Place {
    let parts = file.path.split(separator: "/").dropFirst(2).map(String.init)
    guard parts.count > 1 else { return Place(layer: -1, folder: "", app: nil) }
    guard let layer = order.firstIndex(where: { $0.contains(parts[0]) }) else { throw UnknownFolder(name: parts[0]) }
    return Place(layer: layer, folder: parts[0], app: parts[0] == "Contrib" && parts.count > 2 ? parts[1] : nil)
  }
}
