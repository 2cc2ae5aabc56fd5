/// Makes a struct a form, whose properties are the values that somebody entered.
///
///     @Form
///     struct BookForm {
///       @Input(CharField(maximumLength: 200)) let title: String
///       @Input(IntegerField(minimum: 1)) let pages: Int?
///     }
///
/// Each stored property has a field, which is sent under its name in snake case. An optional one may be left empty. The
/// macro writes the `Fields` that the page shows and the initializer that takes their values.
@attached(member, names: named(Fields), named(init))
@attached(extension, conformances: Form)
public macro Form() = #externalMacro(module: "ManageMacros", type: "FormMacro")

/// The field that asks for a property's value.
/// - Parameters:
///   - field: The field, whose values are of the property's type.
///   - name: The name under which it is sent, where it isn't the property's in snake case.
@attached(peer)
public macro Input<Field: FormField>(_ field: Field, name: String? = nil) =
  #externalMacro(module: "ManageMacros", type: "InputMacro")
