/// The media types of static files, by the extension of their names.
enum StaticContentType {
  /// The `Content-Type` of a file; text is UTF-8.
  static func of(_ path: String) -> String {
    let type = stored(path)?.type ?? type(of: path)
    return type.hasPrefix("text/") ? type + "; charset=utf-8" : type
  }

  /// The `Content-Encoding` of a file that is stored compressed, and is used as what is compressed in it.
  static func encoding(of path: String) -> String? {
    stored(path)?.encoding
  }

  /// Whether a file of this name is text, or nearly so, that gets smaller when it is compressed.
  static func isCompressible(_ path: String) -> Bool {
    guard stored(path) == nil else { return false }
    let type = type(of: path)
    return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml") || compressible.contains(type)
  }

  private static func stored(_ path: String) -> (type: String, encoding: String)? {
    let name = path.utf8.suffix(20)
    return storedEncodings.first { ending, _ in
      name.count > ending.utf8.count
        && zip(name.suffix(ending.utf8.count), ending.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }?.value
  }

  private static func type(of path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    return types[name[name.index(after: dot)...].lowercased()] ?? unknown
  }

  /// Files that browsers ask for as they are stored: compressed pictures, and the builds of Unity
  /// (https://docs.unity3d.com/Manual/webgl-deploying.html).
  private static let storedEncodings: KeyValuePairs<String, (type: String, encoding: String)> = [
    ".svgz": ("image/svg+xml", "gzip"), ".emz": ("image/emf", "gzip"), ".wmz": ("image/wmf", "gzip"),
    ".wasm.gz": ("application/wasm", "gzip"), ".wasm.br": ("application/wasm", "br"),
    ".framework.js.gz": ("text/javascript", "gzip"), ".framework.js.br": ("text/javascript", "br"),
    ".data.gz": ("application/octet-stream", "gzip"), ".data.br": ("application/octet-stream", "br"),
    ".symbols.json.gz": ("application/json", "gzip"), ".symbols.json.br": ("application/json", "br"),
  ]

  private static let unknown = "application/octet-stream"

  private static let compressible: Set = [
    "application/wasm", "font/ttf", "font/otf", "application/vnd.ms-fontobject", "image/x-icon", "image/bmp",
  ]

  /// IANA's names (https://www.iana.org/assignments/media-types), `text/javascript` by RFC 9239.
  private static let types = [
    "css": "text/css", "js": "text/javascript", "mjs": "text/javascript", "cjs": "text/javascript",
    "html": "text/html", "htm": "text/html", "txt": "text/plain", "md": "text/markdown", "csv": "text/csv",
    "vtt": "text/vtt", "ics": "text/calendar", "vcf": "text/vcard", "ts": "text/plain", "tsx": "text/plain",
    "jsx": "text/javascript", "scss": "text/plain", "sass": "text/plain", "less": "text/plain",
    "log": "text/plain", "yaml": "text/yaml", "yml": "text/yaml",
    "json": "application/json", "map": "application/json", "webmanifest": "application/manifest+json",
    "geojson": "application/geo+json", "jsonld": "application/ld+json", "importmap": "application/importmap+json",
    "xml": "application/xml", "xsl": "application/xslt+xml", "xslt": "application/xslt+xml",
    "rss": "application/rss+xml", "atom": "application/atom+xml", "xhtml": "application/xhtml+xml",
    "wasm": "application/wasm", "pdf": "application/pdf",
    "svg": "image/svg+xml", "png": "image/png", "apng": "image/apng", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "heic": "image/heic", "heif": "image/heif",
    "jxl": "image/jxl", "ico": "image/x-icon", "cur": "image/x-icon", "bmp": "image/bmp", "tif": "image/tiff",
    "tiff": "image/tiff",
    "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf", "ttc": "font/collection",
    "eot": "application/vnd.ms-fontobject",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "oga": "audio/ogg", "ogg": "audio/ogg",
    "opus": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac", "mid": "audio/midi", "weba": "audio/webm",
    "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mov": "video/quicktime",
    "avi": "video/x-msvideo", "mkv": "video/matroska", "m3u8": "application/vnd.apple.mpegurl",
    "mpd": "application/dash+xml",
    "glb": "model/gltf-binary", "gltf": "model/gltf+json", "obj": "model/obj", "stl": "model/stl",
    "zip": "application/zip", "gz": "application/gzip", "br": "application/octet-stream", "bz2": "application/x-bzip2",
    "xz": "application/x-xz", "7z": "application/x-7z-compressed", "tar": "application/x-tar",
    "zst": "application/zstd", "epub": "application/epub+zip", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
  ]
}
