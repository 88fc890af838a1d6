"""Encodings and line ends: what a file says is read, whatever it was written in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UnreadableFile
from annotator.formats.decoding import Decoded, decode, encodings_offered

SIMPLIFIED = "会议记录\n主持人：大家好，今天我们谈谈江边的老桥。\n罗知秋：我先说两句，修桥要三年。\n"
TRADITIONAL = "會議記錄\n主持人：大家好，今天我們談談江邊的老橋。\n羅知秋：我先說兩句，修橋要三年。\n"

WRITTEN = [
    ("utf-8", b"", "utf-8", SIMPLIFIED),
    ("utf-8", codecs.BOM_UTF8, "utf-8-sig", SIMPLIFIED),
    ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le", SIMPLIFIED),
    ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be", SIMPLIFIED),
    ("utf-16-le", b"", "utf-16-le", SIMPLIFIED),
    ("utf-16-be", b"", "utf-16-be", TRADITIONAL),
    ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le", SIMPLIFIED),
    ("gb18030", b"", "gb18030", SIMPLIFIED),
    ("gb18030", b"", "gb18030", TRADITIONAL),
    ("big5", b"", "big5", TRADITIONAL),
]
LINE_ENDS = [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")]


@pytest.mark.parametrize(("line_end", "newline"), LINE_ENDS)
@pytest.mark.parametrize(("codec", "signature", "encoding", "text"), WRITTEN)
def test_every_encoding_with_every_line_end(
    codec: str, signature: bytes, encoding: str, text: str, line_end: str, newline: str
) -> None:
    data = signature + text.replace("\n", line_end).encode(codec)
    assert decode(data, name="talk.txt") == Decoded(
        text, encoding, newline, is_guess=not signature and encoding != "utf-8"
    )


@pytest.mark.parametrize("repeat", [1, 400])
@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("gb18030", "你好，世界"),
        ("big5", "你好，世界"),
        ("gb18030", "陶瓷工艺的第三讲"),
        ("gb18030", "請問這本書在哪裡買"),
        ("big5", "請問這本書在哪裡買"),
        ("big5", "資料庫"),
        ("gb18030", "数据库"),
    ],
)
def test_short_and_long_texts_are_told_apart(codec: str, text: str, repeat: int) -> None:
    decoded = decode((text * repeat).encode(codec), name="talk.txt")
    assert (decoded.text, decoded.encoding) == (text * repeat, codec)


def test_a_few_foreign_words_do_not_hide_the_encoding() -> None:
    text = "Speaker A: welcome to the second workshop on bridges.\n嘉宾：谢谢。\n" * 3
    assert decode(text.encode("gb18030"), name="talk.txt").encoding == "gb18030"


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(
    ("codec", "encoding", "text"),
    [
        ("latin-1", "cp1252", "Inés: ¿Cómo está la señora? ¡Qué niño!\nZoë: Mañana, quizás.\n"),
        ("cp1252", "cp1252", "Zoë : L’été à Noël, cœur « oui ».\nInès: Ça va être génial.\n"),
        ("latin-1", "cp1252", "Jürgen: Schöne Grüße, das heißt übermorgen.\n"),
        ("latin-1", "cp1252", "João: Não, então as reuniões são amanhã.\n"),
        ("cp1250", "cp1250", "Łukasz: Dzień dobry, żółta łódź płynie. Jak się masz?\n"),
        ("iso8859-2", "iso8859-2", "Łukasz: Dzień dobry, żółta łódź płynie. Jak się masz?\n"),
        ("cp1250", "cp1250", "Jiří: Příliš žluťoučký kůň úpěl ďábelské ódy.\n"),
        ("cp1250", "cp1250", "István: Jó napot, az űrben őszinte tűz volt.\n"),
        ("cp1251", "cp1251", "Иван: Добрый день, уважаемые коллеги. Начнём заседание.\n"),
    ],
)
def test_an_encoding_of_one_byte_is_a_guess_and_a_good_one(
    codec: str, encoding: str, text: str, times: int
) -> None:
    decoded = decode((text * times).encode(codec), name="t.txt")
    assert decoded == Decoded(text * times, encoding, "LF", is_guess=True)
    assert not decode((text * times).encode(codec), name="t.txt", encoding=codec).is_guess


def test_english_in_utf_16_without_a_mark() -> None:
    text = "Host: welcome.\nGuest: thank you.\n"
    assert decode(text.encode("utf-16-le"), name="t.txt") == Decoded(text, "utf-16-le", "LF", is_guess=True)
    assert decode(text.encode("utf-16-be"), name="t.txt") == Decoded(text, "utf-16-be", "LF", is_guess=True)


def test_mixed_line_ends_are_reported_and_made_one() -> None:
    assert decode(b"a\r\nb\nc\rd", name="t.txt") == Decoded("a\nb\nc\nd", "utf-8", "mixed")
    assert decode(b"a\r\r\nb", name="t.txt") == Decoded("a\n\nb", "utf-8", "mixed")
    assert decode(b"one line", name="t.txt").newline == "LF"


def test_the_chosen_encoding_is_obeyed() -> None:
    data = "資料庫的第三講".encode("big5")
    assert decode(data, name="t.txt", encoding="Big5").text == "資料庫的第三講"
    assert decode(data, name="t.txt", encoding="cp950").encoding == "cp950"
    marked = codecs.BOM_UTF8 + "好".encode()
    assert decode(marked, name="t.txt", encoding="utf-8") == Decoded("好", "utf-8-sig", "LF")
    assert decode("好".encode("utf-16"), name="t.txt", encoding="UTF-16").text == "好"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "", "a\0b", "unicode_escape", "idna"])
def test_an_unknown_encoding_is_named(encoding: str) -> None:
    with pytest.raises(UnreadableFile, match="no encoding called"):
        decode(b"text", name="t.txt", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [("好的".encode("gb18030"), "utf-8"), ("好".encode(), "ascii"), (b"\xd8\x00\x00", "utf-16-be")],
)
def test_the_wrong_encoding_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(UnreadableFile, match="is not written in"):
        decode(data, name="t.txt", encoding=encoding)


HARMED = SIMPLIFIED.encode().replace("先说".encode(), b"@", 1)


@pytest.mark.parametrize("encoding", [None, "utf-8"])
@pytest.mark.parametrize(
    ("data", "line"),
    [
        (HARMED.replace(b"@", b"\xed\xa0\x80"), 3),
        (HARMED.replace(b"@", b"\xe5\x85"), 3),
        (HARMED.replace(b"@", b"\xff"), 3),
        (HARMED.replace(b"@", b"caf\xe9 "), 3),
        (SIMPLIFIED.encode()[:-3], 3),
        ("罗知秋：好。\r\n".encode() + b"\xed\xa0\x80\r\n", 2),
        (HARMED.replace(b"@", b"\xed\xa0\x80") + SIMPLIFIED.encode() * 2000, 3),
        (SIMPLIFIED.encode() * 2000 + HARMED.replace(b"@", b"\xff"), 6003),
    ],
)
def test_damaged_utf_8_is_called_so_with_the_line(data: bytes, line: int, encoding: str | None) -> None:
    with pytest.raises(UnreadableFile) as told:
        decode(data, name="talk.txt", encoding=encoding)
    assert "written in UTF-8 but damaged" in str(told.value)
    assert f"line {line} " in str(told.value)


@pytest.mark.parametrize(
    "data",
    [
        SIMPLIFIED.replace("先说", "\0先说").encode(),
        SIMPLIFIED.replace("先说", "\0先说").encode("gb18030"),
        TRADITIONAL.replace("先說", "\0先說").encode("big5"),
        SIMPLIFIED.replace("先说", "\0先说").encode("utf-16"),
        b"Ann: hello.\nBen: yes.\nAnn: well\0, well.\n",
    ],
)
def test_a_text_with_nul_in_it_says_where_and_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"NUL characters, the first in line 3.* Take them out"):
        decode(data, name="talk.txt")


def test_lone_surrogates_cannot_come_in() -> None:
    with pytest.raises(UnreadableFile, match="is not written in"):
        decode(b"+2AA-", name="t.txt", encoding="utf-7")


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b" \n\t\r\n", "\u3000\u00a0\n\u200b".encode()])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="nothing to import"):
        decode(data, name="empty.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0",
        b"PK\3\4\x14\0\6\0\x08\0\0\0!\0" + bytes(range(256)) * 4,
        bytes(range(1, 32)) * 20,
        b"text with\0a hole",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"NUL|not a text"):
        decode(data, name="picture.txt")


def test_a_stray_control_character_stays() -> None:
    assert decode(b"one\x0btwo\x01three", name="t.txt").text == "one\x0btwo\x01three"


def test_every_encoding_offered_exists() -> None:
    assert {codecs.lookup(name).name for name in encodings_offered()} == set(encodings_offered())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    body = text.lstrip("\ufeff")
    if not body.strip("\u200b\ufeff \u00a0\u3000") or body.isspace():
        return
    assert decode(body.encode(), name="t.txt").text == body


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    try:
        decoded = decode(data, name="t.txt")
    except UnreadableFile:
        return
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text
    assert "\0" not in decoded.text
