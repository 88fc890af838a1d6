"""What the review says in words: kinds of noise, what was decided, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from annotator.domain.reading import Reading
from annotator.domain.ruling import Ruling, RulingKind
from annotator.language import mark, translate, translate_count
from annotator.text.clusters import whole_until

ASIDES = {
    "repeat": mark("Repeat"),
    "image": mark("Image"),
    "caption": mark("Caption"),
    "credit": mark("Credits"),
    "interface": mark("Words of an interface"),
    "teaser": mark("Teaser"),
    "contents": mark("Table of contents"),
    "emoji": mark("Signs of the recogniser"),
    "other": mark("Noise"),
}
PERSONAL = {
    "phone": mark("Telephone number"),
    "email": mark("E-mail address"),
    "account": mark("Account name"),
    "id_number": mark("Identity number"),
}
_MOST = 24


def said_aside(kind: str) -> str:
    """Why words are no speech."""
    return translate(ASIDES.get(kind, ASIDES["other"]))


def said_warning(kind: str) -> str:
    """What personal data it is."""
    return translate(PERSONAL[kind]) if kind in PERSONAL else translate("Personal data")


def shortened(words: str, most: int = _MOST) -> str:
    """Words on one line, cut to a length."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: whole_until(flat, most - 1)]}…"


def said_ruling(ruling: Ruling, text: str) -> str:
    """One thing that was decided."""
    if ruling.is_placed:
        words = shortened(text[ruling.start or 0 : ruling.end or 0])
        return translate(_PLACED[ruling.kind]).format(words=words)
    words, name = shortened(ruling.words, 40), shortened(ruling.name, 40)
    if ruling.is_local:
        words = shortened(text[ruling.start or 0 : ruling.end or 0])
        return translate(_LOCAL[ruling.kind]).format(words=words, name=name)
    if ruling.kind is RulingKind.SPEAKER and name:
        return translate("“{words}” is a label: {name} speaks").format(words=words, name=name)
    return translate(_WORDED[ruling.kind]).format(words=words, name=name)


_PLACED = {
    RulingKind.HEADING: mark("“{words}” is a heading"),
    RulingKind.NOISE: mark("“{words}” is noise"),
    RulingKind.TEXT: mark("“{words}” is plain text"),
}
_LOCAL = {
    RulingKind.SPEAKER: mark("{name} speaks from “{words}” on"),
    RulingKind.NO_SPEAKER: mark("“{words}” is no quotation"),
    RulingKind.SAME_PERSON: mark("Nobody new starts at “{words}”"),
}
_WORDED = {
    RulingKind.SPEAKER: mark("“{words}” is a speaker's label"),
    RulingKind.NO_SPEAKER: mark("“{words}” is no speaker"),
    RulingKind.SAME_PERSON: mark("“{words}” is the same person as {name}"),
    RulingKind.DIFFERENT: mark("“{words}” and {name} are two people"),
    RulingKind.PATTERN: mark("Labels look like {words}"),
}


def said_step(before: Sequence[Ruling], after: Sequence[Ruling], text: str, *, back: bool) -> str:
    """What a step ``back`` or forth did: which rulings it took away or brought; empty where it did nothing.

    A ruling may have overtaken another: going back, it is the one taken away that the step was about.
    """
    gone = [ruling for ruling in before if ruling not in after]
    come = [ruling for ruling in after if ruling not in before]
    is_taken = bool(gone) and (back or not come)
    told = gone if is_taken else come
    if not told:
        return ""
    more = f" (+{len(told) - 1})" if len(told) > 1 else ""
    verb = translate("Taken back") if is_taken else translate("Decided again")
    return f"{verb} ({said_ruling(told[0], text)}){more}"


def said_in_vain(ruling: Ruling, text: str, reading: Reading) -> str:
    """That something was not decided, as nothing reads otherwise by it, and why that may be."""
    why = _IN_VAIN.get(ruling.kind, "") if not ruling.is_local else ""
    if ruling.kind is RulingKind.HEADING and not any(ruling.covers(s.start) for s in reading.sections):
        why = _TITLE if reading.title else ""
    said = translate("Not decided, as nothing reads otherwise by it: {what}. {why}")
    return said.format(what=said_ruling(ruling, text), why=translate(why) if why else "").strip()


_TITLE = mark("The title opens no section.")
_IN_VAIN = {
    RulingKind.SPEAKER: mark("No line opens with these words as with a label."),
    RulingKind.HEADING: mark("It is a heading already."),
    RulingKind.NOISE: mark("It is no speech already."),
    RulingKind.TEXT: mark("It is plain text already."),
    RulingKind.PATTERN: mark("It finds nobody who is not known already."),
}


def said_outcome(said: str, changed: str) -> str:
    """What was decided and what came of it."""
    return translate("{what}: {changed}.").format(what=said, changed=changed)


def said_difference(before: Reading, after: Reading) -> str:
    """What a change of mind changed: “3 turns more, 1 speaker less”."""
    parts = list(_differences(before, after)) or list(_differences_of_names(before, after))
    if parts:
        return translate(", ").join(parts)
    names = [t.speaker for t in before.turns] != [t.speaker for t in after.turns]
    if names or before != after:
        return translate("As many turns, speakers and sections as before, but not the same")
    return translate("Nothing reads otherwise")


def _differences(before: Reading, after: Reading) -> Iterator[str]:
    for count, more, less in (
        (_turns(after) - _turns(before), _more_turns, _fewer_turns),
        (len(after.speakers) - len(before.speakers), _more_speakers, _fewer_speakers),
        (len(after.sections) - len(before.sections), _more_sections, _fewer_sections),
        (_asides(after) - _asides(before), _more_asides, _fewer_asides),
        (len(after.unplaced) - len(before.unplaced), _more_unplaced, _fewer_unplaced),
        (len(after.metadata) - len(before.metadata), _more_fields, _fewer_fields),
    ):
        if count:
            tell: Callable[[int], str] = more if count > 0 else less
            yield tell(abs(count))


def _differences_of_names(before: Reading, after: Reading) -> Iterator[str]:
    """What is told where nothing else has changed: names of speakers, quotations, and what is proposed."""
    if before.turns != after.turns or before.sections != after.sections:
        return
    for count, more, less in (
        (_names(after) - _names(before), _more_names, _fewer_names),
        (len(after.quotes) - len(before.quotes), _more_quotes, _fewer_quotes),
        (_proposals(after) - _proposals(before), _more_proposals, _fewer_proposals),
    ):
        if count:
            tell: Callable[[int], str] = more if count > 0 else less
            yield tell(abs(count))


def _turns(reading: Reading) -> int:
    """How often somebody begins to speak; a stretch that is nobody's is no turn to whoever counts them."""
    return sum(turn.speaker is not None for turn in reading.turns)


def _names(reading: Reading) -> int:
    return sum(len(speaker.aliases) for speaker in reading.speakers)


def _proposals(reading: Reading) -> int:
    return len(reading.same) + len(reading.cues)


def _asides(reading: Reading) -> int:
    return len(reading.repeats) + len(reading.noise)


def _more_turns(count: int) -> str:
    return translate_count("{count} turn more", "{count} turns more", count)


def _fewer_turns(count: int) -> str:
    return translate_count("{count} turn less", "{count} turns less", count)


def _more_speakers(count: int) -> str:
    return translate_count("{count} speaker more", "{count} speakers more", count)


def _fewer_speakers(count: int) -> str:
    return translate_count("{count} speaker less", "{count} speakers less", count)


def _more_names(count: int) -> str:
    return translate_count("{count} other name more", "{count} other names more", count)


def _fewer_names(count: int) -> str:
    return translate_count("{count} other name less", "{count} other names less", count)


def _more_quotes(count: int) -> str:
    return translate_count("{count} quotation more", "{count} quotations more", count)


def _fewer_quotes(count: int) -> str:
    return translate_count("{count} quotation less", "{count} quotations less", count)


def _more_proposals(count: int) -> str:
    return translate_count("{count} proposal more", "{count} proposals more", count)


def _fewer_proposals(count: int) -> str:
    return translate_count("{count} proposal less", "{count} proposals less", count)


def _more_sections(count: int) -> str:
    return translate_count("{count} section more", "{count} sections more", count)


def _fewer_sections(count: int) -> str:
    return translate_count("{count} section less", "{count} sections less", count)


def _more_asides(count: int) -> str:
    return translate_count("{count} repeat or noise more", "{count} repeats or noises more", count)


def _fewer_asides(count: int) -> str:
    return translate_count("{count} repeat or noise less", "{count} repeats or noises less", count)


def _more_unplaced(count: int) -> str:
    return translate_count("{count} unplaced line more", "{count} unplaced lines more", count)


def _fewer_unplaced(count: int) -> str:
    return translate_count("{count} unplaced line less", "{count} unplaced lines less", count)


def _more_fields(count: int) -> str:
    return translate_count("{count} field of the card more", "{count} fields of the card more", count)


def _fewer_fields(count: int) -> str:
    return translate_count("{count} field of the card less", "{count} fields of the card less", count)
