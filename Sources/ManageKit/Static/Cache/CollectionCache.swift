import Synchronization

/// Remembers what runs find out about files, so that a file that is as it was needn't be read again.
///
/// Whatever it knows wrongly shows when the file is published, since its bytes are compared with its digests then.
final class CollectionCache: Sendable {
  /// Its name next to the local manifest.
  static let fileName = ".collectstatic-cache"

  private struct State {
    var memory = CollectionMemory()
    var isNew = false
  }

  private let known: CollectionMemory
  private let next = Mutex(State())

  /// Knows nothing.
  init() {
    known = CollectionMemory()
  }

  /// Knows what the last run has saved below a root: nothing where that is missing or damaged. Blocks.
  init(root: String) {
    let bytes = try? SourceFile(path: "\(root)/staticfiles/\(Self.fileName)").bytes()
    known = bytes.flatMap(CollectionMemory.init(decoding:)) ?? CollectionMemory()
  }

  /// Whether it knows nothing from an earlier run.
  var isEmpty: Bool { known.files.isEmpty && known.rewritings.isEmpty }

  /// How many files were not read.
  var hits: Int { next.withLock { state in state.memory.files.count { known.files[$0.key] == $0.value } } }

  /// The facts about a file, which is read where they aren't known. Blocks.
  ///
  /// Throws what reading throws.
  func facts(of file: StaticFile, findsReferences: Bool) throws(StaticError) -> FileFacts {
    guard case .file(let path) = file.content, let signature = FileSignature(path: path) else {
      return try FileFacts(file, findsReferences: findsReferences)
    }
    if let entry = known.files[path], entry.signature == signature {
      next.withLock { $0.memory.files[path] = entry }
      return entry.facts
    }
    let now = FileSignature.Time.now
    let facts = try FileFacts(file, findsReferences: findsReferences)
    let isAsItWas = findsReferences && !signature.isRacy(at: now) && FileSignature(path: path) == signature
    guard isAsItWas, signature.size == facts.size else { return facts }
    next.withLock { state in
      state.memory.files[path] = CollectionMemory.Entry(signature: signature, facts: facts)
      state.isNew = true
    }
    return facts
  }

  /// The facts about a file of these digests with its references rewritten; `make` finds them where they aren't known.
  func facts(
    of rewriting: Rewriting, to digests: ContentDigests, _ make: () throws(StaticError) -> FileFacts
  ) throws(StaticError) -> FileFacts {
    let key = CollectionMemory.key(of: rewriting, to: digests)
    let facts: FileFacts
    if let found = known.rewritings[key] { facts = found } else { facts = try make() }
    next.withLock { state in
      state.memory.rewritings[key] = facts
      state.isNew = state.isNew || known.rewritings[key] == nil
    }
    return facts
  }

  /// Saves what this run knows for the next one; where it can't, the next one reads all files. Blocks.
  func save(root: String) {
    let (memory, isNew) = next.withLock { ($0.memory, $0.isNew) }
    guard isNew || memory.files.count != known.files.count else { return }
    try? OutputFolder(path: "\(root)/staticfiles").write(memory.encoded(), to: Self.fileName)
  }
}
