public import ManageGroundwork

// Tests say what they expect of a client's text as they do of any other.

extension ClientText: Equatable {
  public static func == (left: ClientText, right: ClientText) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}

func == (left: ClientText?, right: String) -> Bool {
  left.map { $0.equals(right) } ?? false
}
