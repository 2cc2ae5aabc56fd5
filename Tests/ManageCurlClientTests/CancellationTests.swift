import ManageCurlClient
import Testing

@Suite("Cancellation and closing")
struct CancellationTests {
  @Test("a cancelled task's request ends, and its connection with it")
  func cancellation() async throws {
    let (arrivals, arrival) = AsyncStream<Void>.makeStream()
    let (departures, departure) = AsyncStream<Void>.makeStream()
    try await TestServer.with(connectionEnd: departure) { _ in
      arrival.finish()
      return .waitForClient
    } test: { server in
      let client = HTTPClient()
      let task = Task { try await client.send(HTTPClient.Request(.get, server.url)) }
      for await _ in arrivals {}
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      for await _ in departures {}
    }
  }

  @Test("a task that is cancelled already sends nothing")
  func earlyCancellation() async throws {
    let client = HTTPClient()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.send(HTTPClient.Request(.get, "http://nowhere.invalid"))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("closing fails the requests that run and those that come later")
  func close() async throws {
    let (arrivals, arrival) = AsyncStream<Void>.makeStream()
    try await TestServer.with { _ in
      arrival.finish()
      return .waitForClient
    } test: { server in
      let client = HTTPClient()
      let task = Task { try await client.send(HTTPClient.Request(.get, server.url)) }
      for await _ in arrivals {}
      client.close()
      await #expect(throws: TransferError.closed) { try await task.value }
      await #expect(throws: TransferError.closed) { try await client.send(HTTPClient.Request(.get, server.url)) }
    }
  }

  @Test("a client's end closes its connections")
  func end() async throws {
    let (departures, departure) = AsyncStream<Void>.makeStream()
    try await TestServer.with(connectionEnd: departure) { _ in
      .respond(200)
    } test: { server in
      let request = HTTPClient.Request(.get, server.url)
      let response = try await HTTPClient().send(request)
      #expect(response.status == 200)
      for await _ in departures {}
    }
  }
}
