/// Text of any script in letters, digits and hyphens (RFC 3492).
package enum Punycode {
  private static let base = 36, leastThreshold = 1, greatestThreshold = 26
  private static let initialBias = 72, initialScalar: UInt32 = 0x80
  private static let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)

  /// The encoded form of a label, without the prefix `xn--`. Takes labels of a host's name, which are short: its time
  /// grows with the square of their length.
  package static func encode(_ label: [Unicode.Scalar]) -> String {
    var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let plainCount = output.count
    if plainCount > 0 { output.append(UInt8(ascii: "-")) }
    var (handled, delta, bias, scalar) = (plainCount, 0, initialBias, initialScalar)
    while handled < label.count, let next = label.lazy.map(\.value).filter({ $0 >= scalar }).min() {
      delta += Int(next - scalar) * (handled + 1)
      for other in label.map(\.value) {
        if other < next { delta += 1 }
        guard other == next else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == plainCount)
        delta = 0
        handled += 1
      }
      delta += 1
      scalar = next + 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Section 6.3: a number with digits of variable worth, the least significant first.
  private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var rest = delta
    for position in stride(from: base, through: .max, by: base) {
      let threshold = min(max(position - bias, leastThreshold), greatestThreshold)
      guard rest >= threshold else { break }
      output.append(digits[threshold + (rest - threshold) % (base - threshold)])
      rest = (rest - threshold) / (base - threshold)
    }
    output.append(digits[rest])
  }

  /// Section 6.1.
  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > (base - leastThreshold) * greatestThreshold / 2 {
      delta /= base - leastThreshold
      bias += base
    }
    return bias + (base - leastThreshold + 1) * delta / (delta + 38)
  }
}
