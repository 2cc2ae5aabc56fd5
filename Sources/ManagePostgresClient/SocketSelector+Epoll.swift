#if os(Linux)
  import CManagePostgres

  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  extension SocketSelector {
    static func open() -> Int32 { epoll_create1(Int32(EPOLL_CLOEXEC)) }

    static func close(_ descriptor: Int32) {
      #if canImport(Glibc)
        _ = Glibc.close(descriptor)
      #else
        _ = Musl.close(descriptor)
      #endif
    }

    /// Watches the socket, or changes what it is watched for; false when the system refuses.
    @discardableResult
    func watch(_ socket: Int32, for interest: SocketInterest) -> Bool {
      // Its end would be told without end, whatever it is watched for.
      if interest.isEmpty {
        forget(socket)
        return true
      }
      var event = epoll_event()
      if interest.contains(.read) { event.events |= EPOLLIN.rawValue }
      if interest.contains(.write) { event.events |= EPOLLOUT.rawValue }
      event.data.fd = socket
      return epoll_ctl(descriptor, EPOLL_CTL_MOD, socket, &event) == 0
        || epoll_ctl(descriptor, EPOLL_CTL_ADD, socket, &event) == 0
    }

    func forget(_ socket: Int32) {
      var event = epoll_event()
      _ = epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, &event)
    }

    /// Sleeps until a watched socket is ready; -1 is for ever.
    func wait(milliseconds: Int32, into ready: inout [SocketEvent]) {
      withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 64) { events in
        let count = epoll_wait(descriptor, events.baseAddress, Int32(events.count), milliseconds)
        for event in events.prefix(Int(max(count, 0))) {
          var interest: SocketInterest = []
          let ends = EPOLLERR.rawValue | EPOLLHUP.rawValue
          if event.events & (EPOLLIN.rawValue | ends) != 0 { interest.insert(.read) }
          if event.events & (EPOLLOUT.rawValue | ends) != 0 { interest.insert(.write) }
          ready.append(SocketEvent(socket: event.data.fd, ready: interest))
        }
      }
    }
  }
#endif
