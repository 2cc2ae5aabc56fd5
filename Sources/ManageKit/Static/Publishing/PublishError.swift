/// Why static files can't be published, as one line, in addition to `StaticError` and `StorageError`.
enum PublishError: Error, Equatable, Sendable {
  /// Another publication of the same profile ended while this one ran.
  case overtaken(Profile)
}

extension PublishError: ExplainedError {
  var description: String {
    switch self {
    case .overtaken(let profile): "another collectstatic for \(profile.rawValue) ended first"
    }
  }

  var hint: String? {
    switch self {
    case .overtaken: "run it again if these files are the newer ones"
    }
  }
}
