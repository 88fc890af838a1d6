"""Undo and redo on the page: what they change elsewhere is shown there, or told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.domain.speaker import Turn
from annotator.editing.naming import edit_name
from annotator.language import filled, mark, translate, translate_count
from annotator.ui.undo_in_window import MADE_AGAIN, TAKEN_BACK, said_of
from annotator.workspace.events import Event

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

_TAKEN_BACK_IN = mark("Taken back in “{title}”: {edit}")
_MADE_AGAIN_IN = mark("Made again in “{title}”: {edit}")


def undo(window: MainWindow) -> None:
    """Take back the last step."""
    if window.view is not None:
        _told(window, window.view.typing.undo, (TAKEN_BACK, _TAKEN_BACK_IN), (translate("Redo"), window.redo))


def redo(window: MainWindow) -> None:
    """Make the step again that was taken back last."""
    if window.view is not None:
        _told(window, window.view.typing.redo, (MADE_AGAIN, _MADE_AGAIN_IN), (translate("Undo"), window.undo))


def _told(
    window: MainWindow,
    step: Callable[[], Event | None],
    words: tuple[str, str],
    back: tuple[str, Callable[[], None]],
) -> None:
    """Make a step and tell what it changed elsewhere, with the way ``back``."""
    view = window.view
    assert view is not None
    before = view.bridge.selection.transcript_id
    event = step()
    said = _shown(view, event, before, words) if event is not None else ""
    if said:
        window.tell(said, *back)


def _shown(view: ProjectView, event: Event, before: str | None, words: tuple[str, str]) -> str:
    """Go where something changed, unless it was before one's eyes; what is to be told then."""
    changed = event.transcript_ids
    if event.entry is None or changed == {before}:
        return ""
    known = [s.transcript for s in view.bridge.workspace.summaries() if s.transcript.id in changed]
    if len(known) > 1:
        return _said_of_several(len(known), said_of(event.entry, words[0]))
    if not known:
        return said_of(event.entry, words[0])
    if known[0].id != view.bridge.selection.transcript_id:
        view.open_transcript(known[0].id)
    if view.bridge.selection.transcript_id == known[0].id:
        view.page.put_caret(Place(_first_place(event)))
    edit = edit_name(event.entry.kind, event.entry.about)
    return filled(translate(words[1]), title=known[0].title, edit=edit)


def _said_of_several(count: int, said: str) -> str:
    number = translate_count("{count} transcript", "{count} transcripts", count)
    return translate("{done} ({transcripts})").format(done=said, transcripts=number)


def _first_place(event: Event) -> int:
    """Where in the source text something changed first."""
    starts = [0]
    for change in event.changes:
        subject = change.subject
        if isinstance(subject, Correction | Turn):
            starts.append(subject.start)
        elif isinstance(subject, Annotation):
            starts.append(subject.span.start)
    return min(starts[1:], default=0)
