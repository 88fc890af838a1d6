"""Every message of the program has its Chinese, and the compiled catalogue is the written one."""

from __future__ import annotations

import gettext
import io
from string import Formatter

from babel.messages.catalog import Message

from tests.gates.catalogue import MO, PO, chinese, mo_bytes, po_bytes, translations, up_to_date, uses, written


def placeholders(words: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def words_of(message: Message) -> str:
    """The English of a message, of a counted one the form for many."""
    return message.id if isinstance(message.id, str) else str(message.id[-1])


def messages() -> list[Message]:
    return [message for message in written() if message.id]


def translated() -> list[Message]:
    return [message for message in messages() if chinese(message.string).strip()]


def test_every_message_in_the_code_is_literal() -> None:
    assert [use.where for use in uses() if use.id is None] == []


def test_the_catalogue_has_the_messages_of_the_code_and_no_others() -> None:
    in_code = {use.id if isinstance(use.id, str) else use.id[0] for use in uses() if use.id is not None}
    listed = {message.id if isinstance(message.id, str) else message.id[0] for message in messages()}
    assert (sorted(in_code - listed), sorted(listed - in_code)) == ([], []), "run: make translations"


def test_every_message_has_chinese() -> None:
    assert [message.id for message in messages() if not chinese(message.string).strip()] == []


def test_the_chinese_fills_in_the_same_placeholders() -> None:
    wrong = [
        f"{words_of(message)!r} / {chinese(message.string)!r}"
        for message in translated()
        if placeholders(words_of(message)) != placeholders(chinese(message.string))
    ]
    assert wrong == []


def test_nothing_is_fuzzy_or_obsolete() -> None:
    catalogue = written()
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_the_catalogue_is_as_the_tool_writes_it() -> None:
    assert PO.read_bytes() == po_bytes(up_to_date(written(), uses())), "run: make translations"


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert MO.read_bytes() == mo_bytes(translations(written())), "run: make translations"


def test_gettext_finds_every_message() -> None:
    spoken = gettext.GNUTranslations(io.BytesIO(MO.read_bytes()))
    for message in translated():
        if isinstance(message.id, str):
            assert spoken.gettext(message.id) == chinese(message.string)
        else:
            assert spoken.ngettext(message.id[0], message.id[1], 2) == chinese(message.string)
