"""A Markdown document and its blocks of code."""

import re
from dataclasses import dataclass, field
from pathlib import Path

CHECKED = ("swift", "sh", "sql", "html")
DIRECTIVE = re.compile(r"<!-- docs: (\w+) ?(.*?) -->$")


class DocumentError(Exception):
    """A block that is wrong, with its place."""


@dataclass
class Block:
    document: str
    line: int
    language: str
    text: str
    directives: dict = field(default_factory=dict)

    @property
    def place(self):
        return f"{self.document}:{self.line}"

    def has(self, name):
        return name in self.directives


class Document:
    """The blocks of a document that are to be checked, and what its comments say."""

    def __init__(self, path: Path, repository: Path):
        self.path = path
        self.name = path.stem
        self.relative = str(path.relative_to(repository))
        self.blocks = []
        self.uses = None
        self.given = []
        self._read(path.read_text().splitlines())

    @property
    def site(self):
        return self.uses or self.name

    def of(self, language):
        return [block for block in self.blocks if block.language == language]

    def _read(self, lines):
        directives, index = {}, 0
        while index < len(lines):
            line = lines[index]
            if match := DIRECTIVE.match(line.strip()):
                self._take(match[1], match[2], directives, f"{self.relative}:{index + 1}")
            elif line.startswith("```"):
                end = next(i for i in range(index + 1, len(lines)) if lines[i].startswith("```"))
                self._add(line[3:].strip(), index + 2, lines[index + 1 : end], directives)
                directives, index = {}, end
            elif line.strip():
                directives = {}
            index += 1

    def _take(self, name, value, directives, place):
        if name == "uses":
            self.uses = value
        elif name == "given":
            self.given.append(value)
        elif name in ("file", "continues", "output", "usage", "skip"):
            if name == "skip" and not value:
                raise DocumentError(f"{place}: a skipped block needs a reason")
            directives[name] = value
        else:
            raise DocumentError(f"{place}: unknown directive '{name}'")

    def _add(self, language, line, lines, directives):
        if language not in CHECKED and "output" not in directives and "file" not in directives:
            return
        if "skip" in directives:
            return
        self.blocks.append(Block(self.relative, line, language, "\n".join(lines) + "\n", directives))
