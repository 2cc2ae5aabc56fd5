"""Parses the messages of a folder with Python's email and compares them with what went into them.

    parse-messages.py FOLDER

FOLDER holds messages (0.eml, 1.eml, …) and expected.json, a list of what each was made of. Prints a line for each
difference and for each defect, and the number of messages."""

import base64
import email
import email.policy
import json
import re
import sys
from email.header import decode_header, make_header
from email.utils import getaddresses
from pathlib import Path


def lines(text):
    """Text as it travels: every line ends with CR LF."""
    text = re.sub("\r\n|\r|\n", "\r\n", text)
    return text + "\r\n" if text and not text.endswith("\r\n") else text


def addresses(header):
    """By the older interface: the newer one keeps the blanks between the words of a long name (before Python 3.13)."""
    pairs = getaddresses([] if header is None else [header.replace("\r\n", "")])
    return [[str(make_header(decode_header(name))), address] for name, address in pairs]


def content(part):
    return part.get_payload(decode=True).decode("utf-8")


def parts(message):
    found = {"text": None, "html": None, "files": []}
    for part in message.walk():
        if part.is_multipart():
            continue
        if part.get_filename() is not None:
            data = base64.b64encode(part.get_payload(decode=True)).decode()
            found["files"].append([part.get_filename(), part.get_content_type(), data])
        elif part.get_content_type() == "text/html":
            found["html"] = content(part)
        else:
            found["text"] = content(part)
    return found


def problems(raw, expected):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        yield from (f"defect {defect!r}" for defect in part.defects)
        for name, value in part.items():
            yield from (f"defect of {name}: {defect!r}" for defect in getattr(value, "defects", []))
    if not raw.isascii():
        yield "not ASCII"
    head = raw.split(b"\r\n\r\n")[0].split(b"\r\n")
    if max(map(len, head)) > 78:
        yield f"a line of {max(map(len, head))} in the head"
    if max(map(len, raw.split(b"\r\n"))) > 78 or b"\n" in raw.replace(b"\r\n", b""):
        yield "a long line, or a line break that is not CR LF"
    if message["Bcc"] is not None:
        yield "Bcc is named"
    got = parts(message)
    plain = email.message_from_bytes(raw)
    wanted = {
        "subject": expected["subject"], "from": expected["from"], "to": expected["to"], "cc": expected["cc"],
        "replyTo": expected["replyTo"], "header": expected["header"], "html": expected["html"] and lines(expected["html"]),
        "text": lines(expected["text"]), "files": sorted(expected["files"]),
    }
    if wanted["html"] is not None and not expected["text"]:
        wanted["text"] = None
    found = {
        "subject": message["Subject"], "from": addresses(plain["From"]), "to": addresses(plain["To"]),
        "cc": addresses(plain["Cc"]), "replyTo": addresses(plain["Reply-To"]), "header": message["X-Note"],
        "html": got["html"], "text": got["text"], "files": sorted(got["files"]),
    }
    for key, value in wanted.items():
        if found[key] != value:
            yield f"{key}: {found[key]!r} instead of {value!r}"


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text())
    for number, values in enumerate(expected):
        for problem in problems((folder / f"{number}.eml").read_bytes(), values):
            print(f"{number}: {problem}")
    print(f"{len(expected)} messages")


main()
