"""What is told about the words under the mouse when it rests: claims, corrections, suggestions."""

from __future__ import annotations

from html import escape

from annotator.domain.annotation import Annotation
from annotator.language import translate
from annotator.ui.transcript_page.shown import Corrected
from annotator.ui.transcript_page.spots import TOPIC, Detail, Suggested
from annotator.ui.transcript_page.state import PageState, PlacedMark


def claim_note(state: PageState, position: int) -> str:
    """Label, speaker and note of every claim under a document place, the innermost first; then what was
    corrected there and what is suggested. Rich text; empty where there is nothing to tell.
    """
    told = [_about(state, mark) for mark in state.claims_under(position)]
    told += [_about_correction(corrected) for corrected in _corrections_under(state, position)]
    told += [escape(suggestion_note(suggestion)) for suggestion in _suggestions_under(state, position)]
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


def _suggestions_under(state: PageState, position: int) -> list[Suggested]:
    if not state.shows(Detail.SUGGESTIONS):
        return []
    first, last = state.shown.source_window(position, position + 1)
    return [s for s in state.suggestions.over(first, last) if s.start <= first < max(s.end, s.start + 1)]


def suggestion_note(suggestion: Suggested) -> str:
    """What is proposed, in a few words; plain text."""
    if suggestion.kind == TOPIC:
        return translate("Suggested topic: {name}").format(name=suggestion.replacement)
    if not suggestion.replacement:
        return translate("Suggested: leave it out")
    return translate("Suggested: “{words}”").format(words=suggestion.replacement)
