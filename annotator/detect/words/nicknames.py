"""What somebody has called herself in a chat or a meeting, taken as it is written; and names of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.detect.words.latin_names import hyphened
from annotator.detect.words.talk import Tone
from annotator.detect.words.voices import Voice, VoiceKind, voice_of
from annotator.text.lexicons import folded

_TRAILING = re.compile(r"(?P<name>.*\S)\s?[(（\[](?P<inside>[^()（）\[\]]{2,40})[)）\]]")
_SERVICE = re.compile(r"[a-z][a-z0-9]*(?:[_./-][a-z0-9]+)*(?:\[\d{1,7}\])?")
_TALKED, _IN_SENTENCES = 0.5, 0.3


def are_services(names: Iterable[str], tone: Tone) -> bool:
    """Whether names are those of programs that log: small letters, and hardly a sentence behind them."""
    quiet = tone.spoken < _TALKED and tone.whole < _IN_SENTENCES
    return quiet and all(_SERVICE.fullmatch(name) for name in names)


def is_service(name: str) -> bool:
    """Whether a service speaks where people's names stand otherwise (``系统``, ``ERROR``)."""
    return hyphened(name) in folded("service_names")


def voice_called(who: str) -> Voice:
    """Whose nickname it is: as it is written, but for what a bracket adds to a name."""
    voice = voice_of(who)
    if voice is not None and (voice.generic or voice.name == who):
        return voice
    bracket = _TRAILING.fullmatch(who)
    if bracket and not bracket["inside"].isdecimal():
        return Voice(VoiceKind.OTHER, bracket["name"], who, bracket["inside"], bracketed=True)
    return Voice(VoiceKind.OTHER, who, who)
