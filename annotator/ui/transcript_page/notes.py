"""What is told about a claim when the mouse rests on it."""

from __future__ import annotations

from html import escape

from annotator.domain.annotation import Annotation
from annotator.language import translate
from annotator.ui.transcript_page.state import PageState, PlacedMark


def claim_note(state: PageState, position: int) -> str:
    """Label, speaker and note of every claim under a document place, the innermost first; rich text."""
    return "<hr>".join(_about(state, mark) for mark in state.claims_under(position))


def _about(state: PageState, mark: PlacedMark) -> str:
    colour = state.look.of_label(mark.label).name()
    name = escape(mark.label.name) if mark.label is not None else ""
    lines = [f'<b><span style="color:{colour}">{name}</span></b>{_speaker(state, mark.annotation)}']
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
