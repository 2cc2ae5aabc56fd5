import ManageGroundwork
import Testing

@Suite("Python's text of a number")
struct PythonTextTests {
  @Test(
    "has an exponent below 1e-4 and from 1e16",
    arguments: [
      (1e15, "1000000000000000.0"), (9_999_999_999_999_998, "9999999999999998.0"), (1e16, "1e+16"),
      (1.2345678901234568e16, "1.2345678901234568e+16"), (-1.5e300, "-1.5e+300"), (0.0001, "0.0001"),
      (0.00012, "0.00012"), (0.00001, "1e-05"), (-1.25e-7, "-1.25e-07"), (.leastNonzeroMagnitude, "5e-324"),
      (-0.0, "-0.0"),
      (0.1, "0.1"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    ] as [(Double, String)])
  func exponents(number: Double, text: String) {
    #expect(number.pythonText == text)
  }
}
