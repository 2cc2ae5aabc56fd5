"""The package that the documents of a site describe."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .document import DocumentError
from .swift import function, is_declarations, is_test, source

RESOURCES = ("migrations", "templates", "static")
# A stranger's server: `sqlmigrate` needs the dialect alone.
POSTGRES = {f"DEBUG_POSTGRES_DB_{key}": value for key, value in
            {"HOST": "192.0.2.1", "PORT": "5432", "USER": "site", "PASSWORD": "secret"}.items()}


class Site:
    """Writes, builds and runs the site whose files the blocks of its documents are."""

    def __init__(self, name, documents, repository: Path, folder: Path, scratch: Path):
        self.name = name
        self.documents = documents
        self.repository = repository
        self.folder = folder
        self.scratch = scratch
        self.binary = scratch / "debug/manage"
        self.written = {}

    @property
    def blocks(self):
        return [block for document in self.documents for block in document.blocks]

    @property
    def is_built(self):
        return "Package.swift" in self.written

    def write(self):
        """Writes the package; files that did not change keep their dates, so that nothing is built twice."""
        for block in self.blocks:
            if block.has("file"):
                self._add(block.directives["file"], block.text, block)
        if not self.is_built:
            if self.blocks:
                self._need_no_site()
            return
        targets = [target for document in self.documents for target in self._modules(document)]
        self.written["Package.swift"] = self._manifest(self.written["Package.swift"], targets)
        for path in set(self._present()) - set(self.written):
            (self.folder / path).unlink()
        for path, text in self.written.items():
            file = self.folder / path
            if not file.exists() or file.read_text() != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
        # The versions that are built already.
        if (self.repository / "Package.resolved").exists():
            shutil.copy(self.repository / "Package.resolved", self.folder)

    def build(self):
        """One build of the site, of the documents' other blocks and of all tests."""
        self.swift("build", "--build-tests")

    def swift(self, command, *arguments):
        line = ["swift", command, "--package-path", str(self.folder), "--scratch-path", str(self.scratch), *arguments]
        if subprocess.run(line, env=self.environment()).returncode:
            raise DocumentError(f"the site of {self.name} does not pass 'swift {command}'")

    def check_files(self):
        """Applies the migrations and takes them back, prints them for PostgreSQL, and compiles all templates."""
        if not self.is_built:
            return
        with tempfile.TemporaryDirectory() as folder:
            self.lend(Path(folder))
            self._manage(folder, "migrate")
            self._manage(folder, "check")
            for app, name in self._migrations():
                self._manage(folder, "sqlmigrate", app, name)
                self._manage(folder, "sqlmigrate", app, name, **POSTGRES)
                self._manage(folder, "sqlmigrate", app, name, "--backwards")
            for app in sorted({app for app, _ in self._migrations()}):
                self._manage(folder, "migrate", app, "zero")

    def lend(self, folder: Path):
        """Copies the site's own files into a folder to run it from."""
        for path, text in self.written.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            if file.name == ".env":
                file.chmod(0o600)

    def environment(self, **variables):
        kept = ("PATH", "HOME", "TMPDIR", "LANG", "CI", "DEVELOPER_DIR", "SDKROOT")
        return {key: os.environ[key] for key in kept if key in os.environ} | variables

    def _manage(self, folder, *arguments, **variables):
        result = subprocess.run([self.binary, *arguments], cwd=folder, env=self.environment(**variables),
                                capture_output=True, text=True)
        if result.returncode:
            raise DocumentError(f"{self.name}: manage {' '.join(map(str, arguments))}: {result.stderr.strip()}")

    def _migrations(self):
        pattern = re.compile(r"(?:.*/)?migrations/(\w+)/(\w+?)(?:\.postgres|\.sqlite)?\.sql$")
        found = [match.groups() for path in self.written if (match := pattern.match(path))]
        return list(dict.fromkeys(found))

    def _add(self, path, text, block):
        if path in self.written and self.written[path] != text:
            raise DocumentError(f"{block.place}: {path} is another file of this site already")
        self.written[path] = text

    def _need_no_site(self):
        for block in self.blocks:
            if block.language in ("swift", "sql", "html") or block.has("file"):
                raise DocumentError(f"{block.place}: the document has no Package.swift, and uses no other's")

    def _modules(self, document):
        """Adds a document's other blocks, and names the targets that they make."""
        name = re.sub(r"\W", "", document.name)
        files, functions = {}, []
        for block in document.of("swift"):
            if block.has("file"):
                continue
            if block.has("continues"):
                functions[-1].append(block)
            elif is_declarations(block.text):
                kind = "Tests" if is_test(block) else "Sources"
                files[f"{kind}/Document{name}{'Tests' if is_test(block) else ''}/Block{block.line}.swift"] = block
            else:
                functions.append([block])
        modules = ["Foundation", "ManageKit", *self._apps()]
        for path, block in files.items():
            self.written[path] = source(block, modules)
        for blocks in functions:
            self.written[f"Sources/Document{name}/Block{blocks[0].line}.swift"] = function(blocks, document.given, modules)
        for block in document.of("html"):
            if not block.has("file"):
                self.written[f"templates/documents/{name}{block.line}.html"] = block.text
        for block in document.of("sql"):
            if not block.has("file"):
                raise DocumentError(f"{block.place}: an sql block is a file of the site: <!-- docs: file PATH -->")
        folders = {path.split("/")[1] for path in self.written if f"/Document{name}" in path}
        return sorted(folders)

    def _apps(self):
        """The site's own modules, which a document's blocks may use."""
        names = {path.split("/")[1] for path in self.written if path.startswith("Sources/") and path.count("/") > 1}
        return sorted(name for name in names if name != "manage" and not name.startswith("Document"))

    def _manifest(self, text, targets):
        """The manifest with this repository's package, and with targets for the documents' other blocks."""
        local = f'.package(name: "manage", path: "{self.repository}")'
        text, count = re.subn(r'\.package\(url: "[^"]*/manage(\.git)?", from: "[^"]*"\)', local, text)
        if count != 1:
            raise DocumentError(f"{self.name}: its Package.swift does not depend on manage")
        apps = ", ".join(f'"{app}"' for app in self._apps())
        products = ", ".join(f'.product(name: "{name}", package: "manage")' for name in ("ManageKit", "ManageTesting"))
        for target in targets:
            kind = "testTarget" if target.endswith("Tests") else "target"
            text += f'package.targets.append(.{kind}(name: "{target}", dependencies: [{apps}, {products}]))\n'
        return text

    def _present(self):
        if not self.folder.exists():
            return []
        return [str(path.relative_to(self.folder)) for path in self.folder.rglob("*")
                if path.is_file() and path.name != "Package.resolved"]
