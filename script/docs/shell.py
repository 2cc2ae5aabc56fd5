"""Runs the `sh` blocks of a document, as a reader would type them, and compares the output that it shows."""

import os
import re
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

from .document import DocumentError

# What a reader's shell has: the site's binary as `manage`, and a `swift` that knows it to be built. A server goes to
# the background once it serves, on a free port in place of 8000.
SHIMS = {
    "manage": """
if [ "${1:-}" != runserver ]; then exec "$BINARY" "$@"; fi
log=$(mktemp "$WORK/server.XXXXXX")
case " $* " in *:*) address=() ;; *) address=("127.0.0.1:$PORT") ;; esac
"$BINARY" "$@" ${address[@]+"${address[@]}"} >"$log" 2>&1 &
server=$!
echo "$server" >>"$WORK/servers"
for ((i = 0; i < 600; i++)); do
  if grep -q Serving "$log" || ! kill -0 "$server" 2>/dev/null; then break; fi
  sleep 0.1
done
cat "$log"
kill -0 "$server" 2>/dev/null""",
    "swift": """
case "$1" in
  build) echo "Build complete!" ;;
  run) shift; [ "${1:-}" != manage ] || shift; exec manage "$@" ;;
  test) shift; cd "$PACKAGE" && exec "$SWIFT" test --skip-build --scratch-path "$SCRATCH" "$@" ;;
  *) echo "error: check-docs does not know 'swift $1'" >&2; exit 64 ;;
esac""",
}


class Shell:
    """A shell of a reader: one folder for all blocks of a document."""

    def __init__(self, document, site):
        self.document = document
        self.site = site

    def run(self):
        if not any(block.language == "sh" for block in self.document.blocks):
            return
        with tempfile.TemporaryDirectory() as work:
            work = Path(work)
            for name, body in SHIMS.items():
                shim = work / "bin" / name
                shim.parent.mkdir(exist_ok=True)
                shim.write_text(f"#!/usr/bin/env bash\nset -eu{body}\n")
                shim.chmod(0o755)
            folder = work / "site"
            folder.mkdir()
            self.site.lend(folder)
            try:
                self._run(work, folder, free_port())
            finally:
                stop_servers(work / "servers")

    def _run(self, work, folder, port):
        output = None
        for block in self.document.blocks:
            if block.has("output"):
                compare(block, output)
            elif block.language == "sh" and block.has("usage"):
                self._check_usage(block)
            elif block.language == "sh" and not block.has("file"):
                output = self._execute(block, work, folder, port)

    def _execute(self, block, work, folder, port):
        environment = self.site.environment(
            BINARY=str(self.site.binary), WORK=str(work), PORT=str(port), PACKAGE=str(self.site.folder),
            SCRATCH=str(self.site.scratch), SWIFT=executable("swift"))
        environment["PATH"] = f"{work / 'bin'}:{environment['PATH']}"
        script = "set -euo pipefail\n" + block.text.replace(":8000", f":{port}")
        result = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
        if result.returncode:
            raise DocumentError(f"{block.place}: exit code {result.returncode}\n{result.stdout}")
        return result.stdout.replace(f":{port}", ":8000").replace(str(folder), ".")

    def _check_usage(self, block):
        for line in block.text.splitlines():
            words = line.split("#")[0].split()
            if len(words) < 2 or words[0] != "manage":
                continue
            help = subprocess.run([self.site.binary, "help", words[1]], env=self.site.environment(),
                                  capture_output=True, text=True)
            options = [word.split("=")[0] for word in words[2:] if word.startswith("--")]
            missing = [option for option in options if option not in help.stdout]
            if help.returncode or missing:
                raise DocumentError(f"{block.place}: '{line.strip()}' is no command: {missing or help.stderr.strip()}")


def compare(block, output):
    """Compares output line by line; `…` stands for anything within a line, and alone for any lines."""
    def pattern(line):
        return ".*".join(re.escape(part) for part in line.rstrip().split("…"))

    lines = [r"(?:.*\n)*?" if line.strip() == "…" else pattern(line) + r"[ ]*\n" for line in block.text.splitlines()]
    if output is None or not re.fullmatch("".join(lines), output):
        raise DocumentError(f"{block.place}: the output is\n{output}")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def executable(name):
    found = subprocess.run(["bash", "-c", f"command -v {name}"], capture_output=True, text=True)
    return found.stdout.strip()


def stop_servers(list_of_servers):
    if list_of_servers.exists():
        for process in list_of_servers.read_text().split():
            try:
                os.kill(int(process), signal.SIGTERM)
            except ProcessLookupError:
                pass
