"""The review of a transcript that is in the project already; what is decided there is one undoable edit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from annotator.domain.errors import NotFound
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.controls import KeyCap, button, frame, words
from annotator.ui.review.all_keys import FINISHING
from annotator.ui.review.draft import Draft
from annotator.ui.review.leaving import Leaving
from annotator.ui.review.pane import ReviewPane
from annotator.ui.theme import scaled
from annotator.ui.working import Task
from annotator.workspace.events import Made
from annotator.workspace.readings import Rereader
from annotator.workspace.reviewing_structure import Review, beside_others, open_review, plan

_SHARE = 0.94


def review_size(dialog: QDialog) -> QSize:
    """How large a review opens: nearly as its window, never larger than the screen."""
    parent = dialog.parentWidget()
    room = dialog.screen().availableSize() * 0.96
    wanted = parent.window().size() * _SHARE if parent is not None else QSize(scaled(1200), scaled(780))
    return wanted.expandedTo(QSize(scaled(960), scaled(640))).boundedTo(room)


def shown_key(dialog: QDialog) -> KeyCap:
    """The key that takes over, as it is drawn beside its button."""
    cap = KeyCap(FINISHING, dialog)
    cap.setVisible(True)
    return cap


def show_review(parent: QWidget, bridge: Bridge) -> ReviewDialog | None:
    """Review the transcript in the window."""
    transcript = bridge.transcript
    if transcript is None:
        return None
    dialog = ReviewDialog(parent, bridge, transcript.id, transcript.transcript.title)
    dialog.open()
    return dialog


class ReviewDialog(QDialog):
    """Reads the transcript off the window's thread, shows the review, stores what was decided.

    ``stored`` says what that changed.
    """

    stored = Signal(str)

    def __init__(self, parent: QWidget, bridge: Bridge, transcript_id: str, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Review the structure: {title}").format(title=title))
        self._bridge, self._transcript_id = bridge, transcript_id
        self._review: Review | None = None
        self._has_place = self._is_wanted = False
        self.review = ReviewPane()
        self.progress = QProgressBar()
        self.state = words("", "muted")
        self.storing = button(translate("Take over"), "primary")
        self.cancelling = button(translate("Cancel"))
        self._leaving = Leaving(self, self.cancelling)
        self._lay_out()
        self._key = QShortcut(QKeySequence(FINISHING), self, self.store)
        self.review.ready.connect(self._say)
        self.storing.clicked.connect(self.store)
        self.cancelling.clicked.connect(self.reject)
        self._leaving.taken_back.connect(self._say)
        self._task: Task | None = None
        self._making: Task | None = None
        self._open()

    def _lay_out(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.setMaximum(1000)
        self.progress.setFixedWidth(scaled(160))
        self.progress.setAccessibleName(translate("Progress"))
        self.storing.setEnabled(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(12))
        foot.setSpacing(scaled(12))
        foot.addWidget(self.progress)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.cancelling)
        foot.addWidget(self.storing)
        foot.addWidget(shown_key(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.review, 1)
        column.addWidget(frame("line"))
        column.addLayout(foot)
        self.setMinimumSize(scaled(760), scaled(480))
        self.resize(review_size(self))

    def _open(self) -> None:
        workspace, transcript_id = self._bridge.workspace, self._transcript_id
        workspace.transcript(transcript_id)  # in memory before another thread asks for it
        task = Task(lambda progress: open_review(workspace, transcript_id, progress=progress))
        task.show_in(self.progress)
        task.done.connect(self._take)
        task.failed.connect(self._refuse)
        task.broken.connect(lambda _: self.reject())
        self.state.setText(translate("Reading…"))
        self._task = task
        task.start()

    def _take(self, review: object) -> None:
        assert isinstance(review, Review)
        self._task = None
        self._review = review
        self.progress.hide()
        self.state.setText("")

        again = Rereader(review.source, review.rulings, (review.reading,), as_one=True)
        draft = Draft(
            review.source.text,
            (review.reading,),
            lambda rulings, progress: again.read(tuple(rulings), progress),
            review.rulings,
            names=review.names,
            keeps_card=True,
        )
        draft.refused.connect(self._stay)
        self.review.show_draft(draft)
        self.review.take_keyboard()

    def _refuse(self, sentence: str) -> None:
        self._bridge.refused.emit(sentence)
        self.done(QDialog.DialogCode.Rejected.value)

    @property
    def is_reading(self) -> bool:
        """Whether the text is being read."""
        return self._task is not None or (self.review.draft is not None and self.review.draft.is_busy)

    def _say(self) -> None:
        """Say how many decisions wait, and let them be taken over."""
        if not self._has_place:
            self._has_place = True
            self.review.text.go_to(self._bridge.selection.caret)
        draft = self.review.draft
        is_changed = draft is not None and draft.is_changed
        self.storing.setEnabled(is_changed and not self.is_reading)
        if not self._is_warned:
            self.state.setText(translate("Nothing is changed until you take it over.") if is_changed else "")
        if self._is_wanted and not self.is_reading:
            self.store()

    def _stay(self) -> None:
        """What was decided last made no sense: that is to be seen before anything is stored."""
        self._is_wanted = False

    def store(self) -> None:
        """Make what was decided the one edit that it is, as soon as it has been read."""
        draft, review = self.review.draft, self._review
        self._is_wanted = self.is_reading
        if draft is None or review is None or self.is_reading:
            return
        if not draft.is_changed:
            self.accept()
            return
        workspace = self._bridge.workspace
        workspace.refresh()
        decided = replace(review, rulings=draft.rulings, reading=draft.readings[0])
        try:
            decided = beside_others(workspace, decided)
        except NotFound:
            self._not_stored(translate("This transcript is no longer in the project."))
            self.storing.setEnabled(False)
            return
        task = Task(lambda progress: workspace.make([plan(decided)], progress))
        task.show_in(self.progress)
        task.end_in(
            self._stored,
            self._not_stored,
            called_off=translate("Called off: nothing was changed."),
            broken=translate("The structure could not be changed."),
        )
        self.state.setText(translate("Taking over…"))
        self.storing.setEnabled(False)
        self._task = self._making = task
        task.start()

    def _stored(self, made: object) -> None:
        assert isinstance(made, Made)
        self._task = self._making = None
        draft, review = self.review.draft, self._review
        said = ""
        if draft is not None and review is not None:
            said = draft.difference(review.reading, draft.readings[0])
        self.accept()
        self._bridge.workspace.announce(made)
        self.stored.emit(said)

    def _not_stored(self, sentence: str) -> None:
        """Nothing was changed; what was decided is still here."""
        self._task = self._making = None
        self.progress.hide()
        self.state.setText(sentence)
        self.storing.setEnabled(True)

    def reject(self) -> None:
        """Close without changing anything; decisions that would be lost are spoken of first."""
        draft = self.review.draft
        if draft is not None and draft.is_changed and not self._is_warned and self._making is None:
            count = abs(len(draft.rulings) - len(draft.first)) or 1
            self.state.setText(self._leaving.ask(tuple(draft.rulings), count))
            return
        super().reject()

    @property
    def _is_warned(self) -> bool:
        """Whether it was said that what is decided now would be lost."""
        draft = self.review.draft
        return draft is not None and self._leaving.asks(tuple(draft.rulings))

    def done(self, result: int) -> None:
        """Close, and read no more; while the edit is being made, stop that first."""
        if self._making is not None:
            self._making.cancel()
            return
        if self._task is not None:
            self._task.abandon()
        draft = self.review.draft
        self.review.show_draft(None)
        if draft is not None:
            draft.leave()
        super().done(result)
