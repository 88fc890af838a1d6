"""What the page shows: a transcript in one view, at one zoom, under one theme, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Section, Segment
from annotator.text.text_map import View
from annotator.text.written_words import is_mostly_latin
from annotator.ui.page_form import PageForm
from annotator.ui.theme import Theme
from annotator.ui.transcript_page.anchor import Anchor
from annotator.ui.transcript_page.corrector import Corrector
from annotator.ui.transcript_page.document import KeptTexts, LaidOutText, SettingInPieces
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.overview import Overview
from annotator.ui.transcript_page.repainting import differing, relooked_by
from annotator.ui.transcript_page.rewriting import rewrite
from annotator.ui.transcript_page.shown import ShownText, Stretch
from annotator.ui.transcript_page.spots import Detail
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.steps import sentence_under
from annotator.ui.transcript_page.typing_surface import TypingSurface

MANY_CORRECTIONS = 60
"""From so many corrected stretches on, showing the text anew is quicker than following each."""


class PageDisplay(QWidget):
    """The surface, the overview and the corrector, showing one state of one transcript."""

    caret_moved = Signal(object)
    selection_changed = Signal(object)
    view_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(theme)
        self._view = View.READING
        self._quiet = False
        self._hidden: frozenset[Layer | Detail] = frozenset()
        self._told: tuple[Place, Span | None] | None = None
        self._text: LaidOutText | None = None
        self._texts = KeptTexts()
        self._setting: SettingInPieces | None = None
        self._surface = TypingSurface(self)
        self._overview = Overview(self)
        self._corrector = Corrector(self)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._surface)
        columns.addWidget(self._overview)
        self.setFocusProxy(self._surface)
        self._wear()
        self._surface.cursorPositionChanged.connect(self._caret_changed)
        self._surface.selectionChanged.connect(self._caret_changed)
        self._surface.view_moved.connect(self._view_moved)

    @property
    def view(self) -> View:
        """What of the transcript is shown."""
        return self._view

    @property
    def zoom(self) -> float:
        """The size of everything, 1 is 100 %."""
        return self._look.zoom

    @property
    def transcript(self) -> AnnotatedTranscript | None:
        """What is shown; ``None`` before anything is."""
        return self._state.transcript if self._state is not None else None

    @property
    def _state(self) -> PageState | None:
        return self._surface.state

    def show_transcript(
        self, transcript: AnnotatedTranscript, codebook: Codebook, *, view: View | None = None
    ) -> None:
        """Show a transcript; the place is kept where it is the one that is shown already."""
        old = self._state
        is_same = old is not None and old.transcript.id == transcript.id
        anchor = Anchor.of(self._surface, old) if old is not None and is_same else None
        self._view = view or self._view
        if not is_same:
            self._corrector.close_editor()
        self._write_in_script_of(transcript)
        text = None if is_same else self._texts.take(transcript, self._view, self._look)
        if text is None:
            text = LaidOutText.of(ShownText(transcript, self._view), self._look)
        state = PageState.of(text.shown, codebook, self._look)
        state.has_focus = self._surface.hasFocus()
        state.hidden = self._hidden
        if old is not None and is_same:
            state.take_over(old)
        self._quiet = True
        self._surface.load(text, state)
        self._leave_text(text, is_same=is_same)
        if anchor is not None:
            anchor.restore(self._surface)
        self._quiet = False
        self._surface.repaint_marks()
        self._overview.show_state(state)
        self._told = self._told if is_same else None
        self._caret_changed()
        self._view_moved()

    def have_ready(self, transcript: AnnotatedTranscript, then: Callable[[], object]) -> None:
        """Make a long transcript ready bit by bit, the last one only; ``then`` shows it."""

        def ready(text: LaidOutText) -> None:
            self._setting = None
            self._texts.expect(text)
            then()

        self.expect_nothing()
        look = self._look_for(transcript)
        if self._texts.has(transcript, self._view, look):
            then()
        else:
            self._setting = SettingInPieces(ShownText(transcript, self._view), look, ready, self)

    def expect_nothing(self) -> None:
        """What was being made ready will not be shown."""
        if self._setting is not None:
            self._setting.give_up()
            self._setting = None

    def _look_for(self, transcript: AnnotatedTranscript) -> Look:
        """The font for Latin words goes first in a transcript that is of these."""
        return replace(self._look, is_latin=is_mostly_latin(transcript.text))

    def _write_in_script_of(self, transcript: AnnotatedTranscript) -> None:
        look = self._look_for(transcript)
        if look != self._look:
            self._look = look
            self._wear()

    def _leave_text(self, text: LaidOutText, *, is_same: bool) -> None:
        """Another text is on the page: the one before is of no use where it was the same transcript's."""
        old, self._text = self._text, text
        if old is not None and is_same:
            old.let_go()
        elif old is not None:
            self._texts.keep(old)

    def standing(self) -> Anchor | None:
        """What is selected and what is in view, to come back to by :meth:`stand`."""
        return Anchor.of(self._surface, self._state) if self._state is not None else None

    def stand(self, anchor: Anchor) -> None:
        """Select and have in view what was when ``anchor`` was taken of this transcript."""
        if self._state is not None:
            height = self._surface.viewport().height()
            known = anchor.within(len(self._state.transcript.text), height)
            known.restore(self._surface)
            known.restore_view(self._surface)  # once more: only now are the lines around it measured

    def _show_again(self) -> None:
        if self._state is not None:
            self.show_transcript(self._state.transcript, self._state.codebook)

    def apply(self, transcript: AnnotatedTranscript, codebook: Codebook, changes: Sequence[Change]) -> None:
        """Follow changes: ``transcript`` and ``codebook`` are as they are after them."""
        state = self._state
        if state is None or state.transcript.id != transcript.id:
            return
        kinds = {type(change.subject) for change in changes}
        corrections = sum(isinstance(change.subject, Correction) for change in changes)
        if kinds & {Segment, Section} or corrections > MANY_CORRECTIONS:
            self.show_transcript(transcript, codebook)
            return
        state.codebook = codebook
        if corrections:
            self._follow_corrections(transcript, changes)
        state.shown.transcript = transcript
        if state.layers.apply(transcript, codebook, changes):
            self._surface.arrange()
        if Turn in kinds:
            self._follow_turns(changes)
        text = self._surface.visible_text()
        relooked = relooked_by(state, changes, (text.start, text.end))
        self._repaint(relooked, margin=Turn in kinds)
        if state.selected is not None and state.selected not in transcript.annotation_by_id:
            state.selected = None
        state.preview = None
        self._overview.changed()

    def _repaint(self, *relooked: Sequence[Stretch] | None, margin: bool = False) -> None:
        """Paint these document stretches again; everything where ``None`` is among them."""
        if None in relooked:
            self._surface.repaint_marks()
        for stretches in relooked:
            self._surface.repaint_lines(stretches or (), margin=margin)

    def _follow_corrections(self, transcript: AnnotatedTranscript, changes: Sequence[Change]) -> None:
        state = self._state
        assert state is not None
        self._surface.end_composition()
        anchor = Anchor.of(self._surface, state)
        rewrites = state.shown.follow(transcript, changes)
        self._quiet = True
        rewrite(self._surface, rewrites)
        anchor.restore(self._surface)
        self._quiet = False
        self._caret_changed()

    def _follow_turns(self, changes: Sequence[Change]) -> None:
        state = self._state
        assert state is not None
        anchor = Anchor.of(self._surface, state)
        for change in changes:
            turn = change.subject
            if isinstance(turn, Turn) and turn.transcript_id == state.transcript.id:
                place = state.shown.document_range(turn.start, turn.start)[0]
                self._surface.lines.change(place, place)
        anchor.restore_view(self._surface)
        self._surface.forget_lines()

    def set_view(self, view: View) -> None:
        """Show the reading text, the source text or tracked changes; the place stays."""
        if view is not self._view:
            self._view = view
            self._show_again()

    def set_theme(self, theme: Theme) -> None:
        """Show other colours."""
        self._dress(replace(self._look, theme=theme))

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller; 1 is 100 %."""
        self.set_form(replace(self.form, zoom=zoom))

    @property
    def form(self) -> PageForm:
        """The size and the shape of the text."""
        look = self._look
        return PageForm(look.zoom, look.line_spacing, look.measure, look.family)

    def set_form(self, form: PageForm) -> None:
        """Show the text in another size or shape; the line at the top stays where it is."""
        form = form.within_bounds()
        self._dress(
            replace(
                self._look,
                zoom=form.zoom,
                line_spacing=form.line_spacing,
                measure=form.measure,
                family=form.family,
            )
        )

    def _dress(self, look: Look) -> None:
        """Put on another look. Lines are laid out anew only if their size or font is another."""
        old, self._look = self._look, look
        state = self._state
        if look == old:
            return
        self._wear()
        if state is None:
            return
        state.look = look
        if look.lines_like(old):
            self._surface.lines.wear(look)
            self._surface.arrange()
        else:
            anchor, top = Anchor.of(self._surface, state), self._surface.top_place()
            self._surface.wear_lines(look)
            anchor.restore_view(self._surface)
            self._surface.keep_top(top)
        self._overview.draw_anew()
        self._surface.repaint_marks()

    def _wear(self) -> None:
        self._surface.wear(self._look)
        self._corrector.wear(self._look)

    # The caret

    def _caret_changed(self) -> None:
        """Follow Qt's cursor, and tell where it is once the text has come to rest."""
        state = self._state
        if self._quiet or state is None:
            return
        cursor, before = self._surface.textCursor(), state.at_the_caret
        state.caret = cursor.position()
        state.selection = (cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else None
        state.sentence = sentence_under(state, state.caret)
        self._surface.repaint_lines(differing(before, state.at_the_caret))
        place, span = self.caret(), self.selection()
        told, self._told = self._told, (place, span)
        if told is None or told[0] != place:
            self.caret_moved.emit(place)
        if told is None or told[1] != span:
            self.selection_changed.emit(span)

    def caret(self) -> Place:
        """Where the caret stands."""
        if self._state is None:
            return Place(0)
        return self._state.shown.place(self._surface.textCursor().position())

    def selection(self) -> Span | None:
        """The selected text."""
        cursor = self._surface.textCursor()
        if self._state is None or not cursor.hasSelection():
            return None
        return self._state.shown.span(cursor.selectionStart(), cursor.selectionEnd())

    def _view_moved(self) -> None:
        """Frame in the overview what is in view."""
        if self._state is None or self._quiet:
            return
        text = self._surface.visible_text()
        height = self._surface.viewport().height()
        seen = [line for line in text.lines if 0 < line.baseline < height]
        if seen:
            self._overview.frame(*self._state.shown.source_window(seen[0].start, seen[-1].end))
        self.view_moved.emit()
