import CManagePostgres

/// The messages for one or several statements: first uses are prepared on the way, in the same round trip.
struct StatementBatch {
  struct Command {
    let key: StatementCache.Key
    /// Whether it prepares the statement, else it runs it.
    let isPreparation: Bool
  }

  /// The statements sent in a pipeline, each with one result; empty for a single request.
  private(set) var commands: [Command] = []
  /// Whether one of them changes the session for its next user.
  private(set) var leavesTrace = false
  /// A statement that was prepared before and is sent alone.
  private var known: StatementCache.Key?

  func key(at index: Int) -> StatementCache.Key? {
    commands.indices.contains(index) ? commands[index].key : known
  }

  /// Sends one statement; a pipeline only if it has to be prepared.
  mutating func send(
    _ sql: String, _ parameters: EncodedParameters, _ cache: inout StatementCache, _ connection: OpaquePointer
  ) -> Exchange.Phase? {
    let key = StatementCache.Key(sql: sql, types: parameters.types)
    if let name = cache.name(for: key) {
      known = key
      return parameters.send(prepared: name, on: connection) ? .answering : nil
    }
    guard isToBePrepared(key, in: cache) else { return parameters.send(sql, on: connection) ? .answering : nil }
    return send([(sql, parameters)], &cache, connection)
  }

  /// Sends statements as a pipeline.
  mutating func send(
    _ statements: [(sql: String, parameters: EncodedParameters)], _ cache: inout StatementCache,
    _ connection: OpaquePointer
  ) -> Exchange.Phase? {
    guard PQenterPipelineMode(connection) == 1 else { return nil }
    for (sql, parameters) in statements {
      guard append(sql, parameters, &cache, connection) else { return nil }
    }
    return PQpipelineSync(connection) == 1 ? .pipeline : nil
  }

  private mutating func append(
    _ sql: String, _ parameters: EncodedParameters, _ cache: inout StatementCache, _ connection: OpaquePointer
  ) -> Bool {
    let key = StatementCache.Key(sql: sql, types: parameters.types)
    defer { commands.append(Command(key: key, isPreparation: false)) }
    if let name = cache.name(for: key) { return parameters.send(prepared: name, on: connection) }
    guard isToBePrepared(key, in: cache) else { return parameters.send(sql, on: connection) }
    let name = cache.insert(key)
    commands.append(Command(key: key, isPreparation: true))
    return PQsendPrepare(connection, name, sql, Int32(key.types.count), key.types) == 1
      && parameters.send(prepared: name, on: connection)
  }

  private mutating func isToBePrepared(_ key: StatementCache.Key, in cache: StatementCache) -> Bool {
    let isTraceLeft = WireTrace.isLeft(by: key.sql, limit: 4096)
    leavesTrace = leavesTrace || isTraceLeft
    return cache.isWorth(key, leavesTrace: isTraceLeft)
  }

  /// Keeps in the cache only what the server has prepared, and nothing that has become stale there.
  /// - Parameter isAltered: whether statements of the session's user may have forgotten it. If none has, a pooler
  ///   between us and the server gives us another of its connections at each turn, and nothing is prepared any more.
  func account(for results: [ResultHandle], in cache: inout StatementCache, isAltered: Bool) {
    for (index, command) in commands.enumerated() where command.isPreparation {
      if index >= results.count || results[index].status != PGRES_COMMAND_OK { cache.remove(command.key) }
    }
    guard let failed = results.firstIndex(where: \.isStale), let key = key(at: failed) else { return }
    cache.remove(key)
    if results[failed].isForgotten, !isAltered { cache = StatementCache(limit: 0) }
  }
}
