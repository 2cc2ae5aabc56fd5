#if canImport(Darwin)
  import Darwin

  extension SocketSelector {
    static func open() -> Int32 {
      let descriptor = kqueue()
      if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      return descriptor
    }

    static func close(_ descriptor: Int32) { _ = Darwin.close(descriptor) }

    /// Watches the socket, or changes what it is watched for; false when the system refuses.
    @discardableResult
    func watch(_ socket: Int32, for interest: SocketInterest) -> Bool {
      let isReadWatched = change(socket, EVFILT_READ, interest.contains(.read))
      return change(socket, EVFILT_WRITE, interest.contains(.write)) && isReadWatched
    }

    func forget(_ socket: Int32) { watch(socket, for: []) }

    private func change(_ socket: Int32, _ filter: Int32, _ isWatched: Bool) -> Bool {
      var event = Darwin.kevent()
      event.ident = UInt(socket)
      event.filter = Int16(filter)
      event.flags = UInt16(isWatched ? EV_ADD : EV_DELETE)
      return kevent(descriptor, &event, 1, nil, 0, nil) == 0 || !isWatched
    }

    /// Sleeps until a watched socket is ready; -1 is for ever.
    func wait(milliseconds: Int32, into ready: inout [SocketEvent]) {
      var limit = timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
      withUnsafeTemporaryAllocation(of: Darwin.kevent.self, capacity: 64) { events in
        let count = withUnsafePointer(to: &limit) { limit in
          kevent(descriptor, nil, 0, events.baseAddress, Int32(events.count), milliseconds < 0 ? nil : limit)
        }
        for event in events.prefix(Int(max(count, 0))) {
          let interest: SocketInterest = event.filter == Int16(EVFILT_READ) ? .read : .write
          ready.append(SocketEvent(socket: Int32(event.ident), ready: interest))
        }
      }
    }
  }
#endif
