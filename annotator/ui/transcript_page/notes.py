"""What is told when the mouse rests: about the words under it, and about a place of the overview."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.language import translate, translate_count
from annotator.ui.transcript_page.shown import Corrected, Stretch
from annotator.ui.transcript_page.spots import SPEAKER, TOPIC, Detail, Suggested
from annotator.ui.transcript_page.state import PageState, PlacedMark
from annotator.ui.transcript_page.times import clock

_WORDS = 24
"""So many characters of the text say what a place is like."""


def claim_note(state: PageState, position: int) -> str:
    """Label, speaker and note of every claim under a document place, the innermost first; then what was
    corrected there and what is suggested. Rich text; empty where there is nothing to tell.
    """
    told = [_about(state, mark) for mark in state.claims_under(position)]
    told += [_about_correction(corrected) for corrected in _corrections_under(state, position)]
    told += [_about_unclear(passage) for passage in _unclear_under(state, position)]
    told += [escape(suggestion_note(s)).replace("\n", "<br>") for s in _suggestions_under(state, position)]
    return "<hr>".join(told)


def _about(state: PageState, mark: PlacedMark) -> str:
    tone = state.look.theme.words_on(state.look.of_label(mark.label).name(), state.look.theme.page)
    name = escape(mark.label.name) if mark.label is not None else ""
    lines = [f'<b><span style="color:{tone}">{name}</span></b>{_speaker(state, mark.annotation)}']
    if mark.annotation.attributes.wording:
        lines.append(escape(mark.annotation.attributes.wording))
    if mark.annotation.note:
        lines.append(f"<i>{escape(mark.annotation.note)}</i>")
    return "<br>".join(lines)


def _speaker(state: PageState, annotation: Annotation) -> str:
    known = state.codebook.speaker_by_id
    ids = state.transcript.speakers_of(annotation)
    names = [escape(known[speaker].name) for speaker in ids if speaker in known]
    return " · " + translate(", ").join(names) if names else ""


def _corrections_under(state: PageState, position: int) -> list[Corrected]:
    if not state.shows(Detail.CORRECTIONS):
        return []
    found = []
    for corrected in state.shown.corrections_over(position, position + 1):
        start, end = corrected.new or corrected.old or (0, 0)
        if start <= position < max(end, start + 1):
            found.append(corrected)
    return found


def _about_correction(corrected: Corrected) -> str:
    correction = corrected.correction
    if not correction.replacement:
        return escape(translate("Left out by a correction"))
    return escape(translate("Corrected to “{words}”").format(words=correction.replacement))


def _unclear_under(state: PageState, position: int) -> Sequence[Correction]:
    if not state.shows(Detail.CORRECTIONS):
        return ()
    at = state.shown.place(position).offset
    return state.transcript.unclear_over(at, at + 1)


def _about_unclear(passage: Correction) -> str:
    if not passage.replacement:
        return escape(translate("Unclear: nobody can tell what was said"))
    return escape(translate("Unclear, perhaps “{words}”").format(words=passage.replacement))


def _suggestions_under(state: PageState, position: int) -> list[Suggested]:
    if not state.shows(Detail.SUGGESTIONS):
        return []
    first, last = state.shown.source_window(position, position + 1)
    return [s for s in state.suggestions.over(first, last) if s.start <= first < max(s.end, s.start + 1)]


def suggestion_note(suggestion: Suggested) -> str:
    """What is proposed and why, in a few words; plain text."""
    if suggestion.kind == TOPIC:
        proposed = translate("Suggested topic: {name}").format(name=suggestion.replacement)
    elif suggestion.kind == SPEAKER:
        who = suggestion.replacement or translate("somebody else")
        proposed = translate("Suggested: {name} speaks from here").format(name=who)
    elif suggestion.replacement:
        proposed = translate("Suggested: “{words}”").format(words=suggestion.replacement)
    else:
        proposed = translate("Suggested: leave it out")
    return f"{proposed}\n{suggestion.evidence}" if suggestion.evidence else proposed


def place_note(state: PageState, offset: int, around: Stretch) -> str:
    """Where a source place is, who speaks there, and what lies over the text around it; rich text."""
    transcript = state.transcript
    turn = transcript.turn_at(offset)
    names = [speaker.name for speaker in state.speakers_of(turn)] if turn is not None else []
    where = clock(transcript, offset) or translate("line {line}").format(
        line=f"{state.transcript.line_numbers.of(offset):,}"
    )
    head = " · ".join(escape(part) for part in (where, translate(", ").join(names)) if part)
    words = " ".join(transcript.text[offset : offset + _WORDS].split())
    lines = [f"<b>{head}</b>", *map(escape, _topics(state, offset)), *_counts(state, around)]
    if words:
        lines.append(f"<i>{escape(words)}…</i>")
    return "<br>".join(lines)


def _topics(state: PageState, offset: int) -> list[str]:
    """The topics over a place, the outer ones first."""
    labels = state.codebook.label_by_id
    over = state.layers.topics.over(offset, offset + 1)
    return [labels[topic.label_id].name for topic in over if topic.label_id in labels]


def _counts(state: PageState, around: Stretch) -> list[str]:
    """What lies over the text around a place, counted, in one line."""
    first, last = around
    claims = sum(claim.span.start >= first for claim in state.layers.claims.over(first, last))
    suggestions, hits = state.suggestions.count_in(first, last), state.hits.count_in(first, last)
    told = [
        translate_count("{count} claim", "{count} claims", claims) if claims else "",
        translate_count("{count} suggestion", "{count} suggestions", suggestions) if suggestions else "",
        translate_count("{count} hit", "{count} hits", hits) if hits else "",
        "" if state.is_reviewed(first) else translate("not reviewed yet"),
    ]
    found = " · ".join(part for part in told if part)
    return [escape(found)] if found else []
