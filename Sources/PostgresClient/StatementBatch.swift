import CPostgres

/// What is sent for one or several statements: first uses are prepared on the way, in the same round trip.
struct StatementBatch {
  struct Command {
    let key: StatementCache.Key
    /// Whether it prepares the statement, else it runs it.
    let isPreparation: Bool
  }

  /// What was sent in a pipeline, each of which has one result; empty for a single request.
  private(set) var commands: [Command] = []
  /// A statement that was prepared before and is sent alone.
  private var known: StatementCache.Key?

  func key(at index: Int) -> StatementCache.Key? {
    commands.indices.contains(index) ? commands[index].key : known
  }

  /// Sends one statement; a pipeline only if it has to be prepared.
  mutating func send(
    _ sql: String, _ parameters: EncodedParameters, _ cache: inout StatementCache, _ connection: OpaquePointer
  ) -> Exchange.Phase? {
    guard cache.isEnabled else { return parameters.send(sql, on: connection) ? .answering : nil }
    let key = StatementCache.Key(sql: sql, types: parameters.types)
    guard let name = cache.name(for: key) else { return send([(sql, parameters)], &cache, connection) }
    known = key
    return parameters.send(prepared: name, on: connection) ? .answering : nil
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
    guard cache.isEnabled else { return parameters.send(sql, on: connection) }
    if let name = cache.name(for: key) { return parameters.send(prepared: name, on: connection) }
    let name = cache.insert(key)
    commands.append(Command(key: key, isPreparation: true))
    return PQsendPrepare(connection, name, sql, Int32(key.types.count), key.types) == 1
      && parameters.send(prepared: name, on: connection)
  }

  /// Keeps in the cache only what the server has prepared, and nothing that has become stale there.
  func account(for results: [ResultHandle], in cache: inout StatementCache) {
    for (index, command) in commands.enumerated() where command.isPreparation {
      if index >= results.count || results[index].status != PGRES_COMMAND_OK { cache.remove(command.key) }
    }
    guard let failed = results.firstIndex(where: \.isStale), let key = key(at: failed) else { return }
    cache.remove(key)
  }
}
