/// The value of one key in an environment.
struct KeyReading {
  let key: EnvironmentKey
  /// The full name.
  let name: String
  /// The name that complaints about the value mention: the one without a prefix, where that is read.
  private var spelling: String
  /// nil when absent, empty or unreadable.
  private(set) var value: Secret?
  private(set) var source: ValueSource?
  private(set) var isEmpty = false
  private(set) var problems: [CheckMessage] = []
  private let profile: Profile

  init(_ key: EnvironmentKey, in environment: SiteEnvironment, profile: Profile) {
    self.key = key
    self.profile = profile
    name = key.fullName(in: profile)
    spelling = name
    let spellings = key.spellings(in: profile)
    var direct = find(spellings, in: environment)
    var file = key.isSecret ? find(spellings.map { $0 + "_FILE" }, in: environment) : nil
    // The process wins over the file, whichever form it uses.
    if direct?.source == .environment, file?.source.isFile == true { file = nil }
    if file?.source == .environment, direct?.source.isFile == true { direct = nil }
    if direct == nil, file == nil, key.prefix == .optional, let bare = find([key.name], in: environment) {
      (direct, spelling) = (bare, key.name)
    }
    source = (direct ?? file)?.source
    isEmpty = source == nil && spellings.contains { environment.lookup($0) != nil }
    if isEmpty { source = spellings.lazy.compactMap { environment.lookup($0)?.source }.first }
    if let direct, let file {
      let (first, second) = ("\(direct.name) (\(direct.source))", "\(file.name) (\(file.source))")
      add(.valueAndFile, "\(first) and \(second) are both set", hint: "unset one of them")
    } else {
      value = direct?.value ?? file.flatMap { read($0.value.reveal(), below: environment.root, named: $0.name) }
    }
    checkForm()
  }

  /// Whether nothing sets it, or only to nothing.
  var isAbsent: Bool {
    source == nil || isEmpty
  }

  /// Whether the value is there and right.
  var isUsable: Bool {
    value != nil && !problems.contains { $0.level == .error }
  }

  /// The value, or the one that stands in for it.
  var valueOrDefault: Secret? {
    value ?? key.presence(in: profile).defaultValue.map { Secret($0) }
  }

  /// Whether it is a URL without TLS.
  var isPlainHTTP: Bool {
    guard key.kind == .url, isUsable, let text = value?.reveal() else { return false }
    return text.lowercased().hasPrefix("http://")
  }

  private typealias Finding = (name: String, value: Secret, source: ValueSource)

  private mutating func find(_ spellings: [String], in environment: SiteEnvironment) -> Finding? {
    let found = spellings.compactMap { spelling -> Finding? in
      guard let (value, source) = environment.lookup(spelling), !value.reveal().isEmpty else { return nil }
      return (spelling, value, source)
    }
    guard let first = found.first else { return nil }
    if let other = found.dropFirst().first(where: { $0.value.reveal() != first.value.reveal() }) {
      let (left, right) = ("\(first.name) (\(first.source))", "\(other.name) (\(other.source))")
      add(.spellingsDiffer, "\(left) and \(right) have different values", hint: "unset one of them")
    } else if let other = found.first(where: { $0.name != spellings[0] }) {
      problems.append(
        CheckMessage(.correctedSpelling, key: name, "\(other.name) is read as \(spellings[0])", source: other.source))
    }
    return first
  }

  /// The contents of a `_FILE`, without one trailing newline.
  private mutating func read(_ path: String, below root: String, named fileKey: String) -> Secret? {
    do throws(TextFile.Failure) {
      var bytes = try TextFile(path: TextFile.resolve(path, below: root)).bytes
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      if let text = String(validating: bytes, as: UTF8.self), !text.isEmpty { return Secret(text) }
      add(.keyFileUnreadable, "\(fileKey): \(path) is \(bytes.isEmpty ? "empty" : "not UTF-8")")
    } catch {
      add(.keyFileUnreadable, "\(fileKey): \(path) can't be read: \(error.reason)")
    }
    return nil
  }

  private mutating func checkForm() {
    guard let text = value?.reveal() else { return }
    let hint = "set \(name): \(key.purpose)\(key.hasPlaceholder ? "" : "; for example \(key.example)")"
    if text.unicodeScalars.contains("\u{FFFD}") {
      // What isn't UTF-8 in the process environment is read as this.
      add(.malformed, "\(spelling) is not UTF-8 text, or holds U+FFFD", hint: "set \(name) again, in UTF-8")
    } else if Placeholder.isPlaceholder(text, of: key, in: profile) {
      add(.placeholder, "\(spelling) is still a placeholder", hint: "set \(name): \(key.purpose)")
    } else if let complaint = key.kind.complaint(about: text, in: profile) {
      add(.malformed, "\(spelling) \(complaint)", hint: hint)
    }
  }

  private mutating func add(_ id: CheckID, _ message: String, hint: String? = nil) {
    problems.append(CheckMessage(id, key: name, message, hint: hint, source: source))
  }
}
