"""Makes Swift files of the blocks of a document that are no files of its site."""

import re

GIVEN = ["request: Request", "context: WebContext", "site: SiteContext", "database: Database"]
DECLARATION = re.compile(
    r"(import|public|package|private|struct|enum|final|class|actor|extension|func|protocol|typealias|@|//|[})#])")
TEST = re.compile(r"^import Testing$", re.MULTILINE)


def is_declarations(text):
    lines = [line for line in text.splitlines() if line and not line[0].isspace()]
    return all(DECLARATION.match(line) for line in lines)


def is_test(block):
    return bool(TEST.search(block.text))


def source(block, imports):
    """A file of a block of declarations, whose errors name the document."""
    return f"{_imports(imports)}#sourceLocation(file: \"{block.document}\", line: {block.line})\n{block.text}"


def function(blocks, given, imports):
    """A file of statements: the body of a function that takes what handlers and commands have."""
    parameters = ["_ routing: inout Routing"] + [f"_ {parameter}" for parameter in GIVEN + given]
    body = "".join(f"#sourceLocation(file: \"{b.document}\", line: {b.line})\n{b.text}" for b in blocks)
    return (
        f"{_imports(imports)}func block{blocks[0].line}(\n  {', '.join(parameters)}\n"
        f") async throws -> (any Reply)? {{\n{body}  return nil\n}}\n")


def _imports(modules):
    return "".join(f"import {module}\n" for module in modules)
