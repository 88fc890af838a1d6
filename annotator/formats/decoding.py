"""From bytes to source text: the byte order mark dropped, line ends to LF, nothing else touched.

The encoding is settled by exact tests first (byte order mark, strict UTF-8, a file that cannot be
anything else); where several remain possible, the reading whose characters are the most usual wins.
Only for a text that none of the encodings expected here explains is charset-normalizer asked.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.errors import UnreadableFile
from annotator.formats.likelihood import likelihood
from annotator.language import mark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSED = ("utf-16-le", "utf-16-be", "gb18030", "big5", "cp950", "big5hkscs")
_OFFERED = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "big5",
    "big5hkscs",
    "shift_jis",
    "euc_kr",
    "cp1252",
    "cp1250",
    "cp1251",
    "iso8859-15",
)
_NO_FILE_IS_IN = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
_SAMPLE = 1 << 16
_DOUBTFUL = 0.3
_MARKS_OF_PRINT = "«»‹›‘’‚“”„…–—•·°§€£©®™ \xa0\xad"
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒß¿¡ªº½¼¾²³´" + _MARKS_OF_PRINT)
_CENTRAL = frozenset(
    "áâäąăçćčďđéęëěíîĺľłńňóôöőřŕśšşťţúůüűýźžżÁÂÄĄĂÇĆČĎĐÉĘËĚÍÎĹĽŁŃŇÓÔÖŐŘŔŚŠŞŤŢÚŮÜŰÝŹŽŻß" + _MARKS_OF_PRINT
)
_OF_ONE_BYTE = (("cp1252", _WESTERN), ("cp1250", _CENTRAL), ("iso8859-2", _CENTRAL))
_MISPLACED = re.compile(
    r"[^\W\d_][¿¡ªº²³½¼¾°§£€©®](?=[^\W\d_])|[¿¡]?£(?=[^\W\d_])|\b[²³](?=[^\W\d_])|[a-zà-ÿ][À-ÖØ-ÞŒĄĂĆČĎĐĘĚĹĽŁŃŇŐŘŚŠŞŤŢŮŰŹŽŻ]|õ(?!e)"
)
_MOST_BEYOND = 0.3
"""So many letters of a text in the Latin alphabet are beyond ASCII at most; of a Russian one nearly all."""
_SOUND_OF_DAMAGED = 8
"""So many characters beyond ASCII are whole for every broken one where bytes are UTF-8 that was damaged."""
_REPLACED = "\ufffd"
_BROKEN = re.compile(f"{_REPLACED}+")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTROLS = frozenset(map(chr, [*range(32), 127])) - frozenset("\t\n\r\f\v\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding and the line ends it was written in, as ``SourceFile`` names them."""

    text: str
    encoding: str
    newline: str
    is_guess: bool = False


def encodings_offered() -> tuple[str, ...]:
    """The encodings that a user may choose among, by Python's names, the usual ones first."""
    return _OFFERED


def decode(data: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """The text that the bytes stand for, in the given encoding or else in the one they are found to be in.

    Raises ``UnreadableFile``, naming the file as ``name``: it is empty or blank, it is not in that
    encoding or in none that is known, it is no text.
    """
    if not data:
        raise UnreadableFile(mark("“{name}” is empty: there is nothing to import."), name=name)
    is_guess = False
    if encoding is not None:
        text, used = _in_encoding(data, encoding, name)
    else:
        told = _told(data, name)
        is_guess = told is None
        text, used = told or _guessed(data, name)
    text = text.removeprefix("\ufeff")
    _refuse_what_is_no_text(text, name)
    text, newline = _line_ends(text)
    return Decoded(text, used, newline, is_guess)


def _in_encoding(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        used = codecs.lookup(encoding).name
        if used.replace("-", "_") in _NO_FILE_IS_IN:
            raise LookupError(encoding)
        text = data.decode(used)
    except UnicodeError as error:
        if used == "utf-8":
            _refuse_damaged(data, name)
        raise _not_in(encoding, name) from error
    except (LookupError, ValueError) as error:
        raise UnreadableFile(
            mark("There is no encoding called “{encoding}”; those usual here are {offered}."),
            encoding=encoding,
            offered=", ".join(_OFFERED),
        ) from error
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _not_in(encoding, name) from error
    return text, _as_marked(data, used)


def _not_in(encoding: str, name: str) -> UnreadableFile:
    return UnreadableFile(
        mark("“{name}” is not written in {encoding}; choose another encoding, or let it be detected."),
        name=name,
        encoding=encoding,
    )


def _as_marked(data: bytes, used: str) -> str:
    """The exact name where the byte order mark tells more than the user did."""
    for signature, marked in _MARKS:
        if data.startswith(signature) and marked.startswith(used):
            return marked
    return used


def _told(data: bytes, name: str) -> tuple[str, str] | None:
    """The text, where the bytes themselves tell: by a mark, or because nothing else is valid UTF-8."""
    for signature, encoding in _MARKS:
        if data.startswith(signature):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _not_in(encoding, name) from error
    utf8 = _strictly(data, "utf-8")
    return (utf8, "utf-8") if utf8 is not None and "\0" not in utf8 else None


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    """The text in the encoding in which it reads most like one."""
    utf8 = _strictly(data, "utf-8")  # with characters that no text has
    if utf8 is None:
        _refuse_damaged(data, name)
    best, score = _most_likely(data) if utf8 is None else _wide_ascii(data)
    if best and score >= _DOUBTFUL:
        text = _strictly(data, best)
        if text is not None:
            return text, best
    if utf8 is not None:
        raise _with_nul(utf8, name)
    if b"\0" in data:
        raise _holding_nul(data, name)
    return _of_one_byte(data) or _asked_elsewhere(data, name)


def _refuse_damaged(data: bytes, name: str) -> None:
    """Refuse bytes that are UTF-8 but for a few: half a surrogate pair, a character cut in two.

    No other encoding makes so many sequences of it; read in one, they would be letters of nothing.
    """
    beginning = data[: data.rfind(b"\n", 0, _SAMPLE)]
    if not (_is_mostly_utf8(beginning) and _is_mostly_utf8(data)) and not _has_half_a_pair(data):
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            mark(
                "“{name}” is written in UTF-8 but damaged: line {line} holds bytes that are no character."
                " Put that line right in a text editor and save the file as UTF-8."
            ),
            name=name,
            line=_line_of(data[: error.start].decode("utf-8"), error.start),
        ) from error


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether characters beyond ASCII that are whole outnumber by far the places where bytes are none."""
    text = data.decode("utf-8", "replace")
    whole = sum(c > "\x7f" for c in text) - text.count(_REPLACED)
    return whole >= _SOUND_OF_DAMAGED * len(_BROKEN.findall(text))


def _has_half_a_pair(data: bytes) -> bool:
    """Whether bytes are UTF-8 throughout but for halves of surrogate pairs, which no text has."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _of_one_byte(data: bytes) -> tuple[str, str] | None:
    """The text, if one of the commonest encodings of one byte gives letters of languages written in it.

    Other encodings of one byte make other letters of the same bytes, in places where these have no
    business: inverted marks and superscripts within words, letters of no such language.
    """
    for encoding, usual in _OF_ONE_BYTE:
        text = _strictly(data, encoding)
        if text is None:
            continue
        sample = text[:_SAMPLE]
        beyond = [c for c in sample if c > "\x7f"]
        is_rare = len(beyond) <= _MOST_BEYOND * sum(map(str.isalpha, sample))
        if is_rare and usual.issuperset(beyond) and _MISPLACED.search(sample) is None:
            return text, encoding
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _most_likely(data: bytes) -> tuple[str, float]:
    """The encoding in which a first stretch reads most like Chinese, and how much so, from 0 to 1."""
    scores = [(likelihood(text), -place, name) for place, (name, text) in enumerate(_readings(data))]
    if not scores:
        return "", 0.0
    score, _, name = max(scores)
    return name, score


def _wide_ascii(data: bytes) -> tuple[str, float]:
    """UTF-16 where every other byte is NUL: bytes that are valid UTF-8 as well, and the share of ASCII."""
    best = ("", 0.0)
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text:
            best = max(best, (encoding, sum(c < "\x7f" for c in text) / len(text)), key=lambda x: x[1])
    return best


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    """The first stretch in every encoding that the whole file can be in."""
    for encoding in _GUESSED:
        if encoding.startswith("utf-16") and len(data) % 2:
            continue
        text = _strictly(data, encoding)
        if text is not None and "\0" not in text:
            yield encoding, text[:_SAMPLE]


def _asked_elsewhere(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # seldom needed, and slow to import

    found = from_bytes(data[:_SAMPLE]).best()
    text = _strictly(data, found.encoding) if found is not None else None
    if found is None or text is None or _controls(text):
        raise _no_text(name)
    return text, codecs.lookup(found.encoding).name


def _no_text(name: str) -> UnreadableFile:
    return UnreadableFile(
        mark("“{name}” is not a text, or in an encoding that cannot be told; choose its encoding."), name=name
    )


def _with_nul(text: str, name: str) -> UnreadableFile:
    return UnreadableFile(
        mark(
            "“{name}” holds NUL characters, the first in line {line}, which no text has."
            " Take them out in a text editor, or save it as plain text first."
        ),
        name=name,
        line=_line_of(text, text.index("\0")),
    )


def _holding_nul(data: bytes, name: str) -> UnreadableFile:
    """Why bytes with NUL among them cannot be read: they are Chinese but for these, or no text."""
    for encoding in _GUESSED:
        text = None if encoding.startswith("utf-16") else _strictly(data, encoding)
        if text is not None and likelihood(text[:_SAMPLE].replace("\0", "")) >= _DOUBTFUL:
            return _with_nul(text, name)
    return _no_text(name)


def _line_of(text: str, place: int) -> int:
    """The line of a place, the first being 1."""
    return 1 + len(_LINE_END.findall(text, 0, place))


def _controls(text: str) -> bool:
    """Whether a text holds more control characters than a stray one here and there."""
    sample = text[:_SAMPLE]
    found = sum(map(sample.count, _CONTROLS))
    return found > 8 and found * 50 > len(sample)


def _refuse_what_is_no_text(text: str, name: str) -> None:
    if not text.strip("\ufeff\u200b \t\r\n\u00a0\u3000") or text.isspace():
        raise UnreadableFile(
            mark("“{name}” holds nothing but blanks: there is nothing to import."), name=name
        )
    if "\0" in text:
        raise _with_nul(text, name)
    if _controls(text):
        raise _no_text(name)


def _line_ends(text: str) -> tuple[str, str]:
    """The text with LF line ends, and what they were: LF, CRLF, CR or mixed."""
    both = text.count("\r\n")
    counts = {"CRLF": both, "CR": text.count("\r") - both, "LF": text.count("\n") - both}
    kinds = [kind for kind, count in counts.items() if count]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not kinds:
        return text, "LF"
    return text, kinds[0] if len(kinds) == 1 else "mixed"
