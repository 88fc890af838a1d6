"""The one adapter between the workspace, which knows no Qt, and the widgets.

Widgets ask it for what to show, give it edits, and refresh from ``changed``; none of them keeps a
truth of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook
from annotator.domain.errors import NotFound, UserError
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.editing.plan import Edit
from annotator.language import translate
from annotator.store.journal import JournalEntry
from annotator.ui.collecting import collect_all_soon
from annotator.ui.writing_back import WritingBack
from annotator.workspace.events import Event
from annotator.workspace.selection import Selection
from annotator.workspace.workspace import Workspace

CHARACTERS_KEPT = 1_000_000
"""Of the transcripts shown before, so much stays in memory, so that going back to them is quick."""


class Bridge(QObject):
    """A workspace with signals.

    ``changed`` carries the :class:`Event` of every edit, undo, redo and refresh, also those made by
    somebody else. ``transcript_left`` says that another transcript is about to be current,
    ``transcript_changed`` that it is, ``selection_changed`` that another annotation or stretch is chosen,
    ``caret_moved`` that the caret is elsewhere, ``layer_changed`` that the digits stand for another
    layer, ``closing`` that the project is about to be let go. ``refused`` carries the sentence why an edit
    was not made.
    """

    changed = Signal(object)
    transcript_left = Signal()
    transcript_changed = Signal()
    selection_changed = Signal()
    caret_moved = Signal()
    layer_changed = Signal()
    closing = Signal()
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.selection = Selection()
        self._visited: list[str] = []
        self._busy = ""
        self._refused_to: Callable[[str], None] | None = None
        self._writing_back = WritingBack(workspace, self)
        self._suggestions = workspace.suggestions  # follow every edit before any widget hears of it
        self._unsubscribe = workspace.subscribe(self._hear)

    def close(self) -> None:
        """Hear no more of the workspace and close it."""
        self.closing.emit()
        self._unsubscribe()
        self._writing_back.leave()
        self.workspace.close()
        collect_all_soon()

    @property
    def codebook(self) -> Codebook:
        """What all transcripts share, as it is now."""
        return self.workspace.codebook

    @property
    def transcript(self) -> AnnotatedTranscript | None:
        """The current transcript as it is now."""
        current = self.selection.transcript_id
        return None if current is None else self.workspace.transcript(current)

    @property
    def annotation(self) -> Annotation | None:
        """The chosen annotation as it is now."""
        transcript, chosen = self.transcript, self.selection.annotation_id
        if transcript is None or chosen is None:
            return None
        return transcript.annotation_by_id.get(chosen)

    def _hear(self, event: Event) -> None:
        before = self.selection
        self.selection = before.after(event.about(before.transcript_id or ""))
        if event.whole:
            self._let_go_of_what_is_gone()
        if self.selection.transcript_id != before.transcript_id:
            self.transcript_changed.emit()
        self.changed.emit(event)
        if self.selection != before:
            self.selection_changed.emit()

    def _let_go_of_what_is_gone(self) -> None:
        """After a change of which not every step is known."""
        known = {summary.transcript.id for summary in self.workspace.summaries()}
        if self.selection.transcript_id not in known:
            self.selection = Selection(layer=self.selection.layer)
        elif self.annotation is None:
            self.selection = self.selection.with_annotation(None)

    def refresh(self) -> None:
        """Take in what another program wrote meanwhile."""
        try:
            self.workspace.refresh()
        except UserError as error:
            self.refused.emit(str(error))

    def do(self, edit: Edit) -> Event | None:
        """Make the edit; where it makes no sense, say why (``refused``) and return ``None``."""
        return self._attempt(lambda: self.workspace.do(edit))

    def join(self, edit: Edit, step: JournalEntry | None) -> Event | None:
        """As :meth:`do`, but where that is possible as part of a step (see ``Workspace.do``)."""
        return self._attempt(lambda: self.workspace.do(edit, joining=step))

    def undo(self) -> Event | None:
        """Take back the last edit, if there is one."""
        return self._attempt(self.workspace.undo) if self.workspace.undoable is not None else None

    def redo(self) -> Event | None:
        """Make the edit that was taken back last, if there is one."""
        return self._attempt(self.workspace.redo) if self.workspace.redoable is not None else None

    def hold(self, sentence: str) -> None:
        """Refuse edits with this sentence while one is made in another thread; empty to make them again."""
        self._busy = sentence

    @property
    def is_held(self) -> bool:
        """Whether an edit is made in another thread."""
        return bool(self._busy)

    def refuse_to(self, hearer: Callable[[str], None] | None) -> None:
        """Say why an edit was not made here instead of by ``refused``; ``None`` for that again."""
        self._refused_to = hearer

    def _attempt(self, verb: Callable[[], Event]) -> Event | None:
        if self._busy:
            self._refuse(self._busy)
            return None
        try:
            return verb()
        except UserError as error:
            self._refuse(str(error))
            return None

    def _refuse(self, sentence: str) -> None:
        if self._refused_to is not None:
            self._refused_to(sentence)
        else:
            self.refused.emit(sentence)

    def open_transcript(self, transcript_id: str | None, caret: int = 0) -> None:
        """Make a transcript the current one; ``None`` for none. One that is gone is not opened but told."""
        if transcript_id != self.selection.transcript_id and self._is_there(transcript_id):
            self.transcript_left.emit()
            self._visit(transcript_id)
            self.selection = self.selection.in_transcript(transcript_id, caret)
            self.transcript_changed.emit()
            self.selection_changed.emit()

    def _is_there(self, transcript_id: str | None) -> bool:
        """Whether a transcript can be shown; another program may have removed it at any moment."""
        try:
            if transcript_id is not None:
                self.workspace.transcript(transcript_id)
        except NotFound:
            self.refresh()
            self.refused.emit(translate("This transcript is no longer in the project."))
            return False
        return True

    def _visit(self, transcript_id: str | None) -> None:
        """Let go of what was shown longest ago; it is read again when it is wanted."""
        if transcript_id is not None:
            before = [i for i in self._visited if i != transcript_id]
            self._visited = [transcript_id, *self.workspace.keep(before, CHARACTERS_KEPT)]

    def select_annotation(self, annotation_id: str | None) -> None:
        """Choose an annotation of the current transcript, or none."""
        if annotation_id != self.selection.annotation_id:
            self.selection = self.selection.with_annotation(annotation_id)
            self.selection_changed.emit()

    def select_span(self, span: Span | None) -> None:
        """Mark a stretch of the current transcript, or none."""
        if span != self.selection.span:
            self.selection = self.selection.with_span(span)
            self.selection_changed.emit()

    def move_caret(self, caret: int) -> None:
        """Say where the caret stands now."""
        if caret != self.selection.caret:
            self.selection = self.selection.with_caret(caret)
            self.caret_moved.emit()

    def choose_layer(self, layer: Layer) -> None:
        """Make a layer the active one."""
        if layer is not self.selection.layer:
            self.selection = self.selection.with_layer(layer)
            self.layer_changed.emit()
