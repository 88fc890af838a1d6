"""Lines and documents on stdout, whatever stdout can hold."""

from __future__ import annotations

import io
import json
import sys
from pathlib import PurePath

import msgspec
import typer


def be_lenient() -> None:
    """Let stdout and stderr show a sign for what their encoding cannot hold, instead of failing."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def say(line: str) -> None:
    """One line on stdout."""
    typer.echo(line)


def complain(line: object) -> None:
    """One line on stderr, whatever the sentence quotes."""
    typer.echo(" ".join(str(line).split()), err=True)


def complain_whole(text: str) -> None:
    """On stderr as it stands, with its lines and columns."""
    typer.echo(text, err=True)


def say_document(document: object) -> None:
    """A document as indented JSON: Chinese as it is in UTF-8, escaped in any other encoding."""
    text = encoded(document)
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("_", "-")
    if encoding not in ("utf-8", "utf8"):
        text = json.dumps(json.loads(text), indent=2)
    typer.echo(text)


def encoded(document: object) -> str:
    """A document as indented JSON, Chinese as it is."""
    try:
        data = msgspec.json.encode(document, enc_hook=_in_words)
    except UnicodeEncodeError:  # the name of a file whose bytes are no UTF-8
        plain = json.dumps(msgspec.to_builtins(document, enc_hook=_in_words), ensure_ascii=False)
        data = plain.encode("utf-8", "replace")
    return msgspec.json.format(data, indent=2).decode()


def _in_words(thing: object) -> str:
    if isinstance(thing, PurePath):
        return str(thing)
    raise TypeError(f"no JSON for {type(thing).__name__}")
