/// Whether two strings hold the same bytes, in a time that depends on their lengths alone.
public func constantTimeCompare(_ first: String, _ second: String) -> Bool {
  let (first, second) = (Array(first.utf8), Array(second.utf8))
  guard first.count == second.count else { return false }
  var difference: UInt8 = 0
  for index in first.indices {
    difference |= first[index] ^ second[index]
  }
  return difference == 0
}
