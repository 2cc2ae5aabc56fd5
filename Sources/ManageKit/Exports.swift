// The names of other modules that this one's signatures use, so that `import ManageKit` is enough for an app. Single
// names, never whole modules: those have names that collide with this one's, such as `Environment`.

@_exported public import struct ArgumentParser.Argument
@_exported public import protocol ArgumentParser.ExpressibleByArgument
@_exported public import struct ArgumentParser.Flag
@_exported public import struct ArgumentParser.Option
@_exported public import struct ArgumentParser.OptionGroup
@_exported public import protocol ArgumentParser.ParsableArguments
@_exported public import struct ArgumentParser.ValidationError
@_exported public import struct HTTPTypes.HTTPField
@_exported public import struct HTTPTypes.HTTPFields
@_exported public import struct HTTPTypes.HTTPRequest
@_exported public import struct HTTPTypes.HTTPResponse
@_exported public import struct Hummingbird.Cookie
@_exported public import struct Hummingbird.HTTPError
@_exported public import protocol Hummingbird.HTTPResponseError
@_exported public import protocol Hummingbird.MiddlewareProtocol
@_exported public import protocol Hummingbird.RequestContext
@_exported public import struct HummingbirdCore.RequestBody
@_exported public import struct HummingbirdCore.Response
@_exported public import struct HummingbirdCore.ResponseBody
@_exported public import struct Logging.Logger
@_exported public import struct ManageGroundwork.CIDRBlock
@_exported public import struct ManageGroundwork.ClientText
@_exported public import struct ManageGroundwork.ClientTextTooLong
@_exported public import struct ManageGroundwork.IPAddress
@_exported public import enum ManageGroundwork.JSONError
@_exported public import struct ManageGroundwork.JSONObject
@_exported public import enum ManageGroundwork.JSONValue
@_exported public import struct ManageTemplateEngine.Library
@_exported public import protocol ManageTemplateEngine.TemplateObject
@_exported public import enum ManageTemplateEngine.TemplateValue
@_exported public import protocol ManageTemplateEngine.TemplateValueConvertible
@_exported public import struct ManageTemplateEngine.TranslatableText
@_exported public import typealias ManageTemplateEngine.Values
@_exported public import struct NIOCore.ByteBuffer
