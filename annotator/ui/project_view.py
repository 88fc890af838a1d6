"""An open project in the window: its list, page and panel, kept in step with the workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Turn
from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import ReviewedSpan, Transcript, TranscriptStatus
from annotator.editing import EditTranscript, RemoveTranscript
from annotator.editing.naming import edit_name
from annotator.language import translate
from annotator.text.text_map import View
from annotator.ui.alike.fixing_alike import FixingAlike
from annotator.ui.asking import Asking
from annotator.ui.below_page import BelowPage
from annotator.ui.bridge import Bridge
from annotator.ui.going import Going
from annotator.ui.marking import Marking
from annotator.ui.matrix_place import MatrixPlace
from annotator.ui.menus import in_one_line
from annotator.ui.page_keys import PageKeys
from annotator.ui.page_menu import page_menu
from annotator.ui.page_settings import PageSettings
from annotator.ui.panels.tagging_panel import TaggingPanel
from annotator.ui.preferences import VIEW
from annotator.ui.readiness import ready_to_correct
from annotator.ui.reporting import report
from annotator.ui.scan_at_import import ScanAtImport
from annotator.ui.suggesting import Suggesting
from annotator.ui.theme import current_theme
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.typing_in_place import TypingInPlace
from annotator.ui.whereabouts import Whereabouts
from annotator.workspace.damage import damage, is_damaged
from annotator.workspace.events import Event
from annotator.workspace.keys import keys_in
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.find.place import FindPlace
    from annotator.ui.main_window import MainWindow

_MS_TO_COUNT = 250


class ProjectView:
    """What of the window belongs to one project. :meth:`leave` takes it away again."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        self._window, self._panes = window, window.panes
        self.mode = "marking"
        self.below: BelowPage = BelowPage(window, self)
        self.bridge = Bridge(workspace, window)
        self.page = TranscriptPage(current_theme())
        self.settings = PageSettings(window.preferences, self.page)
        self.panel: TaggingPanel = TaggingPanel(self.bridge)
        self.marking = Marking(self.bridge, self.page)
        self.typing: TypingInPlace = TypingInPlace(self.bridge, self.page)
        self.asking = Asking(window, self.bridge, self.page, self.marking)
        self.matrix = MatrixPlace(self.bridge, self._panes.centre)
        self.whereabouts: Whereabouts = Whereabouts(
            self.bridge, self.page, window.preferences, self.show_page
        )
        self.going: Going = Going(window, self)
        self.suggesting: Suggesting = Suggesting(
            self.bridge, self.page, window.show_state_soon, self.asking.ask_speaker
        )
        self.alike: FixingAlike = FixingAlike(window, self)
        self.scan_at_import: ScanAtImport = ScanAtImport(window, self)
        self._panes.centre.addWidget(self.page)
        self._panes.put_panel(self.panel)
        self._counting = QTimer(window, singleShot=True, interval=_MS_TO_COUNT)
        self._counting.timeout.connect(self._count_changed)
        self._examining = QTimer(window, singleShot=True, interval=0)
        self._examining.timeout.connect(self._warn_of_damage)
        self._uncounted: frozenset[str] = frozenset()
        keyboard = self.page.focusProxy()
        assert keyboard is not None
        self._keys = PageKeys(keyboard, window.run, self._other_key, lambda: self.mode == "marking")
        self._connect_page()
        self._connect_list()
        self._connect_panel()
        self.bridge.changed.connect(self._follow)
        self.bridge.transcript_left.connect(self.page.finish_correction)
        self.bridge.transcript_changed.connect(self._show_transcript)
        self.bridge.selection_changed.connect(self._show_selection)
        self.bridge.caret_moved.connect(window.show_state_soon)
        self.bridge.layer_changed.connect(window.show_state_soon)
        self.bridge.refused.connect(window.warn)

    def _connect_page(self) -> None:
        self.suggesting.settled.connect(lambda: ready_to_correct(self._window, only_elsewhere=True))
        page, marking = self.page, self.marking
        page.caret_moved.connect(self._caret_moved)
        page.selection_changed.connect(self.bridge.select_span)
        page.annotation_clicked.connect(self._annotation_clicked)
        page.text_clicked.connect(self._text_clicked)
        page.borders_dragged.connect(marking.borders_dragged)
        page.correction_entered.connect(marking.correction_entered)
        page.context_menu.connect(self._show_menu)
        page.turn_clicked.connect(self._turn_clicked)
        page.place_requested.connect(page.put_caret)
        page.zoom_requested.connect(self.settings.enlarge)
        page.form_requested.connect(self.open_page_settings)

    def _connect_list(self) -> None:
        pane = self._panes.transcripts
        pane.chosen.connect(self.going.to)
        pane.renaming.connect(lambda i, title: self.bridge.do(EditTranscript(i, title=title)))
        pane.marking.connect(lambda i, to: self.bridge.do(EditTranscript(i, status=TranscriptStatus(to))))
        pane.removing.connect(self._remove_transcript)

    def _connect_panel(self) -> None:
        self.typing.turned.connect(lambda types: self.panel.marks.show_mode(types=types))
        self.typing.turned.connect(self._window.show_state_soon)
        self.panel.speaker_chosen.connect(self._from_panel(self.marking.speaker_from_here))
        self.panel.topic_chosen.connect(self._from_panel(self.marking.label))
        self.panel.claim_chosen.connect(self._from_panel(self.marking.label))
        self.panel.go_to.connect(self.going.to_annotation)
        self.matrix.going.connect(self.going.to_annotation)
        self.matrix.left.connect(self.show_page)

    def _from_panel(self, verb: Callable[[str], object]) -> Callable[[str], None]:
        """The verb, and then the keyboard back to the page."""

        def act(identity: str) -> None:
            verb(identity)
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

        return act

    # Coming and going

    def show_first(self) -> None:
        """Show the project where the user left it, or its first transcript."""
        self.count()
        last = self.whereabouts.last()
        known = [s.transcript.id for s in self._panes.transcripts.model.summaries]
        if last is not None:
            self.bridge.choose_layer(last.layer)
        if last is not None and last.transcript_id in known:
            self.whereabouts.return_to(last)
        elif known:
            self.bridge.open_transcript(known[0])
        else:
            self._show_transcript()

    def leave(self) -> None:
        """Let the project go; what is being typed is saved, everything else is already."""
        self.page.finish_correction()
        self.typing.finish()
        self.panel.save()
        self.whereabouts.remember()
        self.suggesting.stop()
        self._counting.stop()
        self._examining.stop()
        self.alike.leave()
        self.scan_at_import.leave()
        self.below.leave()
        pane = self._panes.transcripts
        for signal in (pane.chosen, pane.renaming, pane.marking, pane.removing):
            signal.disconnect()
        self._panes.put_panel(None)
        pane.show_current(None)
        pane.show_summaries(())
        self.matrix.leave()
        self._panes.centre.removeWidget(self.page)
        self.page.deleteLater()
        self.bridge.close()
        self.bridge.deleteLater()

    # Following

    def _follow(self, event: Event) -> None:
        """Show what an edit changed."""
        self._panes.messages.withdraw(self._window.undo, self._window.redo)  # it would be of this edit
        transcript = self.bridge.transcript
        if transcript is not None:
            if event.whole:
                self.page.show_transcript(transcript, self.bridge.codebook)
                self.page.select_annotation(self.bridge.selection.annotation_id)
            else:
                self.page.apply(transcript, self.bridge.codebook, event.about(transcript.id))
        if event.touches(Transcript, Project):
            self.count()
        elif event.touches(Annotation, Turn, ReviewedSpan, Correction):
            self._uncounted |= event.transcript_ids
            self._counting.start()
        if transcript is None and event.touches(Transcript):
            self._show_something()
        self._show_undo()
        self._window.show_state_soon()

    def _show_something(self) -> None:
        """The current transcript is gone, or the first has come: show one if there is one."""
        summaries = self._panes.transcripts.model.summaries
        if summaries:
            self.going.to(summaries[0].transcript.id)

    def count(self) -> None:
        """Show the transcripts and how far each is."""
        self._show_summaries(self.bridge.workspace.summaries())

    def _count_changed(self) -> None:
        """Show how far those transcripts are now that were changed."""
        workspace = self.bridge.workspace
        changed = {i: workspace.summary(i) for i in self._uncounted}
        known = self._panes.transcripts.model.summaries
        self._show_summaries([changed.get(summary.transcript.id) or summary for summary in known])

    def _show_summaries(self, summaries: Sequence[TranscriptSummary]) -> None:
        self._uncounted = frozenset()
        self._panes.transcripts.show_summaries(summaries)
        self._panes.transcripts.show_current(self.bridge.selection.transcript_id)
        name = self.bridge.codebook.project.name
        self._panes.bar.show_project(name, len(summaries))
        self._window.setWindowTitle(f"{name} — Annotator")

    def open_transcript(self, transcript_id: str) -> None:
        """Show another transcript at once; ``going`` does not wait for a long one to be read."""
        self.whereabouts.jump(lambda: self.bridge.open_transcript(transcript_id))

    def _show_transcript(self) -> None:
        transcript = self.bridge.transcript
        pane = self._panes.transcripts
        pane.show_current(transcript.id if transcript is not None else None)
        self.panel.setVisible(transcript is not None)
        self.whereabouts.keep()
        if transcript is None:
            self._panes.centre.setCurrentWidget(self._panes.nothing)
            self._window.show_state_soon()
            return
        caret = min(self.bridge.selection.caret, len(transcript.text))
        self._panes.centre.setCurrentWidget(self.page)  # first: the text is laid out once, at its width
        self.page.show_transcript(transcript, self.bridge.codebook, view=self.text_shown)
        self._panes.bar.views.show_value(self.text_shown.value)
        if caret or not self.whereabouts.recall(transcript.id):
            self.page.put_caret(Place(caret))
        self._examining.start()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.show_state_soon()

    def _warn_of_damage(self) -> None:
        """Say that the text shown is not what was imported; looked at once it is to be seen."""
        shown = self.bridge.transcript
        if shown is not None:
            is_other = is_damaged(shown.transcript, shown.text)
            self._panes.warn_lastingly(damage(shown.transcript) if is_other else "")

    def _show_selection(self) -> None:
        self.page.select_annotation(self.bridge.selection.annotation_id)
        self._window.show_state_soon()

    def show_state(self) -> None:
        """Say where the user is and what can be undone."""
        transcript = self.bridge.transcript
        self._window.status.show_mode(types=self.mode == "correcting")
        self._window.status.show_situation(transcript, self.bridge.codebook, self.bridge.selection)
        self._window.status.show_suggested(self.suggesting.sentence())
        self._show_undo()

    def _show_undo(self) -> None:
        entry = self.bridge.workspace.undoable
        again = self.bridge.workspace.redoable
        undo, redo = translate("Undo"), translate("Redo")
        if entry is not None:
            undo = translate("Undo: {edit}").format(edit=edit_name(entry.kind, entry.about))
        if again is not None:
            redo = translate("Redo: {edit}").format(edit=edit_name(again.kind, again.about))
        actions = self._window.actions_of_commands.by_name
        actions["undo"].setText(in_one_line(undo))
        actions["redo"].setText(in_one_line(redo))
        self._panes.bar.show_undo(undo, possible=entry is not None)

    @property
    def finding(self) -> FindPlace:
        """Where finding stands."""
        return self.below.finding

    # The page

    @property
    def text_shown(self) -> View:
        """What of the transcripts is shown."""
        return View(self._window.preferences.get(VIEW))

    def show_text(self, view: str) -> None:
        """Show the reading text, the source text or tracked changes."""
        self._window.preferences.put(VIEW, view)
        self._panes.bar.views.show_value(view)
        self.page.set_view(View(view))
        if self.matrix.is_shown:
            self.show_page()

    def set_mode(self, mode: str) -> None:
        """Let single keys mark, or the text be typed in."""
        self.mode = mode
        self.page.finish_correction()
        self.typing.turn(on=mode == "correcting")
        self._panes.bar.modes.show_value(mode)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_page_settings(self) -> None:
        """Show the sheet on which the page is set."""
        from annotator.ui.page_popover import PagePopover

        sheet = PagePopover(self._window, self.settings)
        sheet.left.connect(self.page.setFocus)
        sheet.show_below(self.page.form_button_place())

    def _other_key(self, key: str) -> bool:
        """A key that no command has: a label's or a speaker's."""
        transcript = self.bridge.transcript
        if transcript is None:
            return False
        meant = keys_in(self.bridge.selection.layer, self.bridge.codebook, transcript).get(key)
        if isinstance(meant, Label):
            self.marking.label(meant.id)
        elif meant is not None:
            self.marking.speaker_from_here(meant.id)
        return meant is not None or len(key) == 1

    def switch_layer(self) -> None:
        """Let the digits stand for the entries of the next layer: speakers, topics, claims."""
        order = (Layer.SPEAKERS, Layer.TOPICS, Layer.CLAIMS)
        now = order.index(self.bridge.selection.layer)
        self.bridge.choose_layer(order[(now + 1) % len(order)])

    def _caret_moved(self, place: Place) -> None:
        chosen = self.bridge.annotation
        self.bridge.move_caret(place.offset)
        if chosen is not None and not chosen.span.start <= place.offset <= chosen.span.end:
            self.bridge.select_annotation(None)

    def _annotation_clicked(self, annotation_id: str) -> None:
        self.bridge.select_annotation(annotation_id if self.mode == "marking" else None)

    def _text_clicked(self, _place: Place) -> None:
        self.bridge.select_annotation(None)

    def _turn_clicked(self, start: int) -> None:
        transcript = self.bridge.transcript
        turn = transcript.turn_at(start) if transcript is not None else None
        if turn is not None:
            self.page.put_caret(Place(turn.text_start))
            self.asking.ask_speaker()

    def _show_menu(self, where: QPoint, place: Place) -> None:
        selected: Span | None = self.page.selection()
        if selected is None or not selected.start <= place.offset <= selected.end:
            self.page.put_caret(place)
        page_menu(self._window, self).popup(where)

    # Going elsewhere

    def switch_matrix(self) -> None:
        """Show who said what on which question, or the page again."""
        if self.matrix.is_shown:
            self.show_page()
        else:
            self.matrix.show()

    def show_page(self) -> None:
        """Show the page, with the keyboard in it."""
        self._panes.centre.setCurrentWidget(self.page)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_transcript(self, transcript_id: str) -> None:
        event = self.bridge.do(RemoveTranscript(transcript_id))
        if event is not None and event.entry is not None:
            report(self._window, event.entry)
