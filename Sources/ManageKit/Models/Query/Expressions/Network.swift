public import ManageGroundwork

/// An IP address, or one that may be null.
public protocol IPAddressValue: FieldValue {}

extension IPAddress: IPAddressValue {}
extension Optional: IPAddressValue where Wrapped: IPAddressValue {}

extension SQLExpressible where Value: IPAddressValue {
  /// Whether the address lies in a network such as `10.0.0.0/8` or `2001:db8::/32`: `"visit"."address" <<= CAST($1 AS
  /// inet)`, on SQLite `manage_ip_within("visit"."address", ?)`.
  ///
  /// A text that isn't a network is `QueryError.invalidNetwork`.
  public func isWithin(_ network: String) -> SQLExpression<Bool> {
    let expression = expression
    return SQLExpression(.comparison, isNullable: expression.isNullable) { writer in
      if CIDRBlock(network) == nil { writer.fail(.invalidNetwork) }
      let isSQLite = writer.dialect == .sqlite
      if isSQLite { writer.text("manage_ip_within(") }
      expression.writeOperand(to: &writer, atLeast: .primary)
      writer.text(isSQLite ? ", " : " <<= CAST(")
      writer.bind(.text(network))
      writer.text(isSQLite ? ")" : " AS inet)")
    }
  }
}
