"""What was read in a text, in words: of what shape it is, and why something was found or not taken."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotator.language import mark, translate

SHAPES: Mapping[str, str] = {
    "labelled": mark("Conversation with speakers' labels"),
    "notes": mark("Notes with headings"),
    "record": mark("Record of fields"),
    "prose": mark("Report in running prose"),
    "recognised": mark("Recognised speech without labels"),
    "plain": mark("Plain text"),
}
FIELDS: Mapping[str, str] = {
    "source": mark("Source"),
    "date": mark("Date"),
    "place": mark("Place"),
    "reporter": mark("Reporter"),
    "channel": mark("Channel"),
    "part": mark("Part"),
    "video": mark("Video"),
    "link": mark("Link"),
    "duration": mark("Duration"),
}
"""The fields to which the reading of a text gives names of its own, as no key stands there."""
_NUMBER = re.compile(r"\d[\d,]*")


def said_field(key: str) -> str:
    """The key of a field for a person: one that the text has as it stands there."""
    return translate(FIELDS[key]) if key in FIELDS else key


def said_evidence(evidence: str) -> str:
    """Why something was found, or not taken; its one number may differ from the message's ``{count}``."""
    number = _NUMBER.search(evidence)
    if number is None:
        return translate(evidence)
    message = f"{evidence[: number.start()]}{{count}}{evidence[number.end() :]}"
    spoken = translate(message)
    return spoken.replace("{count}", number.group())
