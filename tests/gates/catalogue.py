"""The Chinese catalogue and the messages in the code, which must say the same things.

``python -m tests.gates.catalogue`` (that is ``make translations``) brings the catalogue up to date:
messages that are new in the code come in without Chinese, those that are gone go out, what is
translated stays, nothing is guessed. The gate in ``test_translations.py`` reads with the same functions.
"""

from __future__ import annotations

import ast
import io
import struct
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from annotator.language import DOMAIN

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "annotator"
FOLDER = ROOT / "resources" / "translations" / "zh_CN" / "LC_MESSAGES"
PO = FOLDER / f"{DOMAIN}.po"
MO = FOLDER / f"{DOMAIN}.mo"
ARGUMENTS = {"translate": 1, "mark": 1, "translate_count": 2}
HEADER = {
    "Project-Id-Version": "Annotator",
    "Language": "zh_CN",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}

MessageId = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """A message in the code: its words (one and many for a counted one) and where it stands.

    ``id`` is ``None`` where the words are put together at run time, so that nobody can translate them.
    """

    id: MessageId | None
    where: str


def uses_in(path: Path) -> Iterator[Use]:
    """The messages of one module. Raises ``SyntaxError`` where it is no Python."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in ARGUMENTS and node.args:
            where = f"{path.relative_to(ROOT)}:{node.lineno}"
            yield from _use(name, node.args[: ARGUMENTS[name]], where)


def _use(name: str, arguments: list[ast.expr], where: str) -> Iterator[Use]:
    if len(arguments) == 2:
        one, many = (_literals(node) for node in arguments)
        yield Use((one[0], many[0]) if len(one) == len(many) == 1 else None, where)
        return
    words = _literals(arguments[0])
    is_built = isinstance(arguments[0], ast.JoinedStr | ast.BinOp)
    if is_built or (not words and name != "translate"):
        yield Use(None, where)
    yield from (Use(word, where) for word in words if word)


def _literals(node: ast.expr) -> list[str]:
    """The words that an argument can be: itself, or the two branches of a choice."""
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def uses() -> list[Use]:
    """All messages of the program, in the order of the files."""
    return [use for path in sorted(SOURCES.rglob("*.py")) for use in uses_in(path)]


def written() -> Catalog:
    """The catalogue as it lies in the repository; empty where there is none."""
    if not PO.exists():
        return Catalog(locale="zh_CN")
    return read_po(io.BytesIO(PO.read_bytes()), locale="zh_CN")


def up_to_date(old: Catalog, found: list[Use]) -> Catalog:
    """The messages of the code with the Chinese that the old catalogue has for them."""
    new = Catalog(locale="zh_CN")
    for use in found:
        if use.id is None:
            continue
        known = old.get(use.id if isinstance(use.id, str) else use.id[0])
        is_same = known is not None and known.id == use.id
        new.add(use.id, known.string if known is not None and is_same else None)
    return new


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue for translators: sorted, unwrapped, without dates and line numbers."""
    body = io.BytesIO()
    write_po(
        body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADER.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + body.getvalue().strip() + b"\n"


def translations(catalogue: Catalog) -> dict[str, str]:
    """What gettext looks up and finds; counted messages by both forms, joined by NUL, as it wants them."""
    table = {"": "".join(f"{name}: {value}\n" for name, value in HEADER.items())}
    for message in catalogue:
        if message.id and chinese(message.string):
            key = message.id if isinstance(message.id, str) else "\0".join(message.id)
            table[key] = chinese(message.string)
    return table


def chinese(string: object) -> str:
    """The one form that Chinese has, of a message that may be counted."""
    form = string[0] if isinstance(string, tuple | list) and string else string
    return form if isinstance(form, str) else ""


def mo_bytes(table: Mapping[str, str]) -> bytes:
    """The catalogue for gettext: the layout of GNU MO files, revision 0, little-endian, no hash table."""
    pairs = sorted((key.encode(), value.encode()) for key, value in table.items())
    head, entry = 28, 8
    words_at = head + 2 * entry * len(pairs)
    tables, words = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), words_at + len(words))
            words += pair[side] + b"\0"
    starts = (head, head + entry * len(pairs))
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), *starts, 0, words_at) + b"".join(tables) + words


def main() -> int:
    """Bring the catalogue up to date, say what is missing."""
    catalogue = up_to_date(written(), uses())
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalogue))
    MO.write_bytes(mo_bytes(translations(catalogue)))
    missing = [message.id for message in catalogue if message.id and not chinese(message.string)]
    print(f"{PO.relative_to(ROOT)}: {len(catalogue)} messages, {len(missing)} without Chinese")
    return 0


if __name__ == "__main__":
    sys.exit(main())
