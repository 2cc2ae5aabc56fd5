import ManageGroundwork

/// File names without what a shell, a browser or a file system might take for more than a name.
package enum SafeFileName {
  /// Letters, digits, `-`, `_` and `.`, with underscores for spaces (Django's `get_valid_filename`); nil where nothing
  /// is left, or a name of a folder.
  package static func make(_ name: String) -> String? {
    let kept = name.trimmingPythonWhitespace().replacing(" ", with: "_").unicodeScalars
      .filter { $0.isPythonWordCharacter || $0 == "-" || $0 == "." }
    let result = String(String.UnicodeScalarView(kept))
    return ["", ".", ".."].contains(result) ? nil : result
  }
}
