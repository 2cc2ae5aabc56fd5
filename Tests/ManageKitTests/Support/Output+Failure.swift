import ManageTesting
import Testing

extension ManageBinary.Output {
  /// The lines on standard error.
  var errorLines: [String] {
    stderr.split(separator: "\n").map(String.init)
  }

  /// Expects a failure as the contract has it: one line `error: …`, at most one `hint: …`, nothing else.
  func expectFailure(
    _ code: Int32 = 1, _ message: String, hint: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(exitCode == code, "\(stderr)", sourceLocation: sourceLocation)
    let first = errorLines.first ?? ""
    #expect(first.hasPrefix("error: ") && first.contains(message), sourceLocation: sourceLocation)
    #expect(errorLines.count <= 2, "\(stderr)", sourceLocation: sourceLocation)
    if errorLines.count > 1 { #expect(errorLines[1].hasPrefix("hint: "), sourceLocation: sourceLocation) }
    if let hint { #expect(errorLines.last?.contains(hint) == true, "\(stderr)", sourceLocation: sourceLocation) }
  }
}
