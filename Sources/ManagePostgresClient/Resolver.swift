#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Name resolution on threads of its own, because `getaddrinfo` blocks and can't be stopped.
enum Resolver {
  enum Failure: Error {
    case unknownHost(String)
    case timedOut
  }

  /// The host's numeric addresses, in the system's order of preference.
  nonisolated(nonsending) static func addresses(
    of name: String, until end: MonotonicTime
  ) async throws -> [String] {
    let arrival = Arrival<Result<[String], Failure>>()
    guard DetachedThread.start({ arrival.resolve(lookUp(name)) }) else {
      throw Failure.unknownHost("no thread for name resolution")
    }
    switch await arrival.outcome(until: end) {
    case .value(let result): return try result.get()
    case .timedOut: throw Failure.timedOut
    case .cancelled: throw CancellationError()
    }
  }

  private static func lookUp(_ name: String) -> Result<[String], Failure> {
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let failure = getaddrinfo(name, nil, &hints, &list)
    guard failure == 0 else { return .failure(.unknownHost(String(cString: gai_strerror(failure)))) }
    defer { freeaddrinfo(list) }
    return .success(sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { $0.flatMap(numericName) })
  }

  private static func numericName(of entry: UnsafeMutablePointer<addrinfo>) -> String? {
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let failure = getnameinfo(
      entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
    guard failure == 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
