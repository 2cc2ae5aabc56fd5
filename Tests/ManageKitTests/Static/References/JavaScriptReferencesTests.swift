import Testing

@testable import ManageKit

struct JavaScriptReferencesTests {
  private func urls(_ text: String) -> [String] {
    JavaScriptReferences.find(in: Array(text.utf8)).map(\.url)
  }

  private func rewritten(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let edits = JavaScriptReferences.find(in: bytes).map {
      Rewriting.Edit(range: $0.range, text: $0.form.text($0.url + "!"))
    }
    return String(decoding: Rewriting(edits: edits).apply(to: bytes), as: UTF8.self)
  }

  @Test(
    "a module is found in every kind of import and export",
    arguments: [
      "import './a.js'", "import\"./a.js\";", "import x from './a.js'", "import{a}from'./a.js'",
      "import*as m from './a.js'",
      "import x, { a as b, default as c } from './a.js' with { type: 'json' }",
      "import {\n  a, // one\n  b,\n} from './a.js'",
      "import { 'a name' as a } from './a.js'", "import from from './a.js'", "import x, * as y from './a.js'",
      "export * from './a.js'", "export * as m from './a.js'", "export * as 'm n' from './a.js'",
      "export { a, b as default } from './a.js'", "import('./a.js')", "import( './a.js' )",
      "await import(/* chunk */ './a.js')",
      "import('./a.js', { with: { type: 'json' } })", "import(`./a.js`)", "x => import('./a.js').then(m => m.f())",
      "`${import('./a.js')}`", "[...import('./a.js')]", "new URL('./a.js', import.meta.url)",
      "new Worker(new URL('./a.js', import.meta.url), { type: 'module' })",
      "new URL(\n  './a.js',\n  import.meta.url,\n)",
      "#!/usr/bin/env node\nimport './a.js'", "import '.\\/a.js'", "import './\\u0061.js'", "import './\\u{61}.js'",
      "\u{FEFF}import './a.js'", "import\u{A0}'./a.js'", "import x\u{3000}from\u{2029}'./a.js'",
      "let of=4,b=of/2,c=import('./a.js'),d=/x/", "for(let of=4;of/2;)import('./a.js')/1",
      "for(const {x} of /\"/g)import('./a.js')", "for (x of /'/[Symbol.split]('')) import('./a.js')",
      "import('./\\x61.js')", "import './\\a.js'", "import './\\\na.js'",
    ])
  func found(text: String) {
    #expect(urls(text) == ["./a.js"], "\(text)")
  }

  @Test(
    "the list of chunks that Vite writes is found",
    arguments: [
      "const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=[\"a.js\",\"b.css\"])))=>i.map(i=>d[i]);",
      "function __vite__mapDeps(indexes) {\n if (!__vite__mapDeps.viteFileDeps) {\n __vite__mapDeps.viteFileDeps = "
        + "[\"a.js\",\n\"b.css\"]\n }\n return indexes.map((i) => __vite__mapDeps.viteFileDeps[i])\n}",
      "let __vite__fileDeps=1;var __vite__mapDeps=(i,m,d=(m.f=['a.js','b.css',]))=>d;import x from 'vue'",
    ])
  func chunks(text: String) {
    #expect(urls(text) == ["a.js", "b.css"], "\(text)")
  }

  @Test("one that can't be read is told of", arguments: ["const __vite__mapDeps=f();", "var __vite__mapDeps=[a,b]"])
  func unreadableChunks(text: String) {
    #expect(JavaScriptReferences.find(in: Array(text.utf8)).map(\.form) == [.chunkList])
  }

  @Test("a use of the list is none", arguments: ["__vite__mapDeps([0,1])", "x.__vite__mapDeps=['a.js']"])
  func usedChunks(text: String) {
    #expect(urls(text) == [])
  }

  @Test("statements that never end take linear time", .timeLimit(.minutes(1)))
  func unended() {
    #expect(urls(String(repeating: "import ", count: 20_000)) == [])
    #expect(urls(String(repeating: "export * ", count: 20_000)) == [])
  }

  @Test(
    "an export without a semicolon ends where the next statement begins",
    arguments: [
      "export { a }\nexport { b } from './a.js'",
      "export { a }\nimport b from './a.js'", "export { a }\nimport './a.js'",
    ])
  func statementsWithoutSemicolons(text: String) {
    #expect(urls(text) == ["./a.js"], "\(text)")
    #expect(rewritten(text).hasSuffix("./a.js!\"") || rewritten(text).hasSuffix("./a.js!'"))
  }

  @Test(
    "comments, strings, templates and regular expressions hold none",
    arguments: [
      "// import './a.js'", "/* import './a.js' */", "/** @example import './a.js' */", "'import \"./a.js\"'",
      "\"import('./a.js')\"", "`import './a.js'`", "`${x}import('./a.js')${y}import './a.js'`",
      "'\\'; import \"./a.js\"'",
      "/import '.\\/a.js'/", "x = /[/'\"`]import('.\\/a.js')/g", "if (x) /'/.test(y); // import './a.js'",
      "`\\`${'`'}import('./a.js')`",
    ])
  func ignored(text: String) {
    #expect(urls(text) == [], "\(text)")
  }

  @Test(
    "look-alikes are ignored",
    arguments: [
      "x.import('./a.js')", "import.meta.url", "import(name)", "import('./' + name)", "import(`./${name}.js`)",
      "export { a }; f('./a.js')", "export const from = './a.js'", "export default './a.js'",
      "import x from '@vendor/a'",
      "import '#a'", "import('vue')", "new URL('./a.js', base)", "new URL('./a.js')",
      "new Url('./a.js', import.meta.url)",
      "require('./a.js')", "myVar = url('a.css')", "import", "export", "new", "import {", "import { a } fro './a.js'",
      "const imports = './a.js'", "import './\\u00zz.js'", "import './\\n.js'", "import './\\u{110000}.js'",
    ])
  func lookalikes(text: String) {
    #expect(urls(text) == [], "\(text)")
  }

  @Test(
    "a slash divides after a value, and begins a regular expression elsewhere",
    arguments: [
      "a = b / c; import './a.js' // /", "a = (b) / 2; import './a.js'; '/'", "a[0] / 2; import './a.js'; x = '/'",
      "return /'/.test(x); import './a.js'", "x = { a: 1 } / 2; import './a.js'; '/'",
      "if (a) { } /'/.test(b); import './a.js'",
      "a++ / 2; import './a.js'; '/'", "typeof /'/; import './a.js'", "x.return / 2; import './a.js'; '/'",
      "f(/[/']/); import './a.js'", "`${a}` / 2; import './a.js'; '/'", "y = a / b / c; import './a.js'",
      "1 / 2; import './a.js'",
      "x => /'/; import './a.js'", "while (x) /'/.exec(y); import './a.js'", "a = `${`b${c}`}`; import './a.js'",
      "`${{ a: '}' }.a}`; import './a.js'", "() => { } \n /'/.test(x); import './a.js'",
      "switch (x) { case 1: { } /re'/.test(y); }\nimport './a.js'", "default: { } /'/; import './a.js'; '/'",
      "case a ? b : c: { } /'/; import './a.js'", "label: { } /'/; import './a.js'",
      "x = a ? { } / 2 : { } / 2; import './a.js'; '/'", "x = { a: { } / 2 }; import './a.js'; '/'",
      "x = a ?? { } / 2; import './a.js'; '/'", "a?.b; c: { } /'/; import './a.js'",
      "for await (x of y) /'/.test(x); import('./a.js') // '", "x = function(){} / 2; import('./a.js') // '",
      "x = async function* f(a) { } / 2; import('./a.js') // '", "(function(){} / 2); import './a.js'; '/'",
      "function f() { } /'/.test(x); import './a.js'", "export default function() { } /'/; import './a.js'",
      "async function f() { } /'/; import './a.js'", "{ function: 1 }; if (x) { } /'/; import './a.js'",
      "x = { f() { } }; y = (a) / 2; import './a.js'; '/'", "x.for(a) / 2; import './a.js'; '/'",
      "`${(function() { } / 2)}`; import './a.js'; '/'",
    ])
  func slashes(text: String) {
    #expect(urls(text) == ["./a.js"], "\(text)")
  }

  @Test("the file of new URL needs no path before it, unlike a module")
  func newURL() {
    #expect(urls("new URL('worker.js', import.meta.url); import 'worker.js'") == ["worker.js"])
  }

  @Test("only the text is replaced; after import alone the space goes too, as in Django")
  func rewriting() {
    #expect(rewritten("import {a}from './a.js';") == "import {a}from \"./a.js!\";")
    #expect(rewritten("import './a.js'; import('./b.js')") == "import\"./a.js!\"; import(\"./b.js!\")")
    #expect(rewritten("new URL('a.wasm', import.meta.url)") == "new URL(\"a.wasm!\", import.meta.url)")
    #expect(rewritten("//# sourceMappingURL=a.js.map \nx") == "//# sourceMappingURL=a.js.map!\nx")
    #expect(rewritten("x /*# sourceMappingURL=a.js.map*/") == "x /*# sourceMappingURL=a.js.map! */")
  }

  @Test(
    "whatever comes, it ends",
    arguments: ["'", "\"\\", "`", "`${", "`${`", "/", "/*", "//", "/[", "\\", "{{{", ")]}", "#"])
  func damaged(text: String) {
    #expect(urls(text) == [])
  }
}
