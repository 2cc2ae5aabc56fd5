public import Foundation

/// A number that SQL computes with.
public protocol ArithmeticValue: FieldValue {
  /// The type of their sum.
  associatedtype Sum: DatabaseValueConvertible
  /// The type of their average.
  associatedtype Average: DatabaseValueConvertible
}

/// A number that SQL divides: all but decimals, whose quotients the databases round differently.
public protocol DivisibleValue: ArithmeticValue {}

/// A whole number.
public protocol IntegerValue: DivisibleValue {}

extension Int: IntegerValue {
  public typealias Sum = Int
  public typealias Average = Double
}

extension Int16: IntegerValue {
  public typealias Sum = Int
  public typealias Average = Double
}

extension Int32: IntegerValue {
  public typealias Sum = Int
  public typealias Average = Double
}

extension Int64: IntegerValue {
  public typealias Sum = Int64
  public typealias Average = Double
}

extension Double: DivisibleValue {
  public typealias Sum = Double
  public typealias Average = Double
}

extension Decimal: ArithmeticValue {
  public typealias Sum = Decimal
  public typealias Average = Decimal
}

extension Optional: ArithmeticValue where Wrapped: ArithmeticValue {
  public typealias Sum = Wrapped.Sum
  public typealias Average = Wrapped.Average
}

extension Optional: DivisibleValue where Wrapped: DivisibleValue {}
extension Optional: IntegerValue where Wrapped: IntegerValue {}
