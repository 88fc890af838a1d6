"""Comparing two transcripts of the same recording: choose both, go through what differs, take either side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.span import Place
from annotator.language import filled, translate, translate_count
from annotator.text.comparing import Difference, DifferenceKind
from annotator.text.text_map import TextMap
from annotator.ui.bridge import Bridge
from annotator.ui.comparing.list import HINTS, NAMES, DifferenceList, Verb, line_number_width
from annotator.ui.comparing.model import NAMES as KINDS
from annotator.ui.comparing.model import DifferenceModel
from annotator.ui.comparing.session import Session
from annotator.ui.controls import Segmented, button, spoken_key, words
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.review.key_bar import KeyButton
from annotator.ui.theme import scaled
from annotator.ui.undo_in_window import UndoInWindow
from annotator.workspace.most_alike import most_alike

_ALL, _FILE = "all", "file"
_OPEN, _KEPT = "open", "kept"
_OF_OPEN = (Verb.KEEP, Verb.KEEP_ALIKE)
AskFile = Callable[[], Path | None]
GoTo = Callable[[str, Place], object]


class CompareDialog(QDialog):
    """What is taken is done at once, undo works here too. ``go_to`` shows a place on the page, ``ask_file``
    asks for a file to compare with: the right side may be one, without being imported.
    """

    def __init__(self, bridge: Bridge, go_to: GoTo, ask_file: AskFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._go_to, self._ask_file = bridge, go_to, ask_file
        self._file: Path | None = None
        self._of_undo = self._of_session = ""
        self.session = Session(bridge, self)
        self.setWindowTitle(translate("Compare two transcripts"))
        self.resize(scaled(1080), scaled(660))
        self.first, self.second = QComboBox(), QComboBox()
        self.swapper = button(translate("Swap"))
        self.file_button = button(translate("A file…"))
        kinds = [(kind.value, translate(name)) for kind, name in KINDS.items()]
        self.kinds = Segmented(translate("Differences of"), [(_ALL, translate("All")), *kinds])
        self.state = Segmented(
            translate("Which differences"), [(_OPEN, translate("Open")), (_KEPT, translate("Kept"))]
        )
        self.counts = words("", "muted")
        self.model = DifferenceModel()
        self.list = DifferenceList(self.model, self)
        self.told = words("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.buttons = {
            verb: KeyButton(spoken_key(verb.value), translate(NAMES[verb]), translate(HINTS[verb]), self)
            for verb in Verb
        }
        self.canceller = button(translate("Cancel"))
        self.closer = button(translate("Close"))
        self._fill_choices()
        self._lay_out()
        self._connect()

    def _fill_choices(self) -> None:
        summaries = self._bridge.workspace.summaries()
        for box, name in (
            (self.first, translate("Left transcript")),
            (self.second, translate("Right transcript")),
        ):
            box.setAccessibleName(name)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            for number, summary in enumerate(summaries, 1):
                box.addItem(f"{number}  {summary.transcript.title}", summary.transcript.id)
        current = self._bridge.selection.transcript_id
        self.first.setCurrentIndex(max(0, self.first.findData(current)))
        likely = most_alike(self._bridge.workspace, summaries, str(self.first.currentData()))
        self.second.setCurrentIndex(self.second.findData(likely))

    def _lay_out(self) -> None:
        self.kinds.show_value(_ALL)
        self.state.show_value(_OPEN)
        self.state.set_hints(
            (
                translate("Differences that nobody has answered"),
                translate("Differences where the left transcript is right as it is; they can still be taken"),
            )
        )
        self.progress.setMaximum(1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Progress"))
        self.progress.hide()
        self.canceller.hide()
        self.told.setAccessibleName(translate("What happened"))
        choices = QHBoxLayout()
        choices.setContentsMargins(line_number_width(), 0, 0, 0)
        choices.setSpacing(scaled(10))
        choices.addWidget(self.first, 1)
        choices.addWidget(self.swapper)
        choices.addWidget(self.second, 1)
        choices.addWidget(self.file_button)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(scaled(12))
        narrowing.addWidget(self.state)
        narrowing.addWidget(self.kinds)
        narrowing.addWidget(self.counts, 1)
        keys = QWidget()
        flow = FlowLayout(keys, gap=scaled(4))
        for one in self.buttons.values():
            flow.addWidget(one)
        foot = QHBoxLayout()
        foot.addWidget(keys, 1)
        foot.addWidget(self.canceller)
        foot.addWidget(self.closer)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(choices)
        column.addLayout(narrowing)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.progress)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.first.activated.connect(self.compare)
        self.second.activated.connect(self.compare)
        self.swapper.clicked.connect(self._swap)
        self.file_button.clicked.connect(self.choose_file)
        for row in (self.kinds, self.state):
            row.chosen.connect(lambda _: self._refresh())
        self.list.answered.connect(self.answer)
        for verb, one in self.buttons.items():
            one.clicked.connect(lambda _checked=False, verb=verb: self.answer(verb))
        self.session.changed.connect(self._refresh)
        self.session.working.connect(self._show_work)
        self.session.told.connect(self._hear)
        self._bridge.refused.connect(self._hear)
        self.canceller.clicked.connect(self.session.call_off)
        self.closer.clicked.connect(self.close)
        self.taking_back = UndoInWindow(self, self._bridge, self.session.is_own, self._tell_of_undo)

    # What is done

    def compare(self) -> None:
        """Compare the two that are chosen."""
        first, second = str(self.first.currentData() or ""), str(self.second.currentData() or "")
        self.swapper.setEnabled(second != _FILE)
        if second == _FILE and self._file is not None:
            self.session.choose_file(first, self._file)
        else:
            self.session.choose(first, second)

    def choose_file(self) -> None:
        """Ask for a file and compare with it; without one everything stays as it is."""
        path = self._ask_file()
        if path is not None:
            self.compare_file(path)

    def compare_file(self, path: Path) -> None:
        """Compare the left transcript with what stands in a file."""
        self._file = path
        known = self.second.findData(_FILE)
        if known >= 0:
            self.second.removeItem(known)
        self.second.insertItem(0, filled(translate("File: {name}"), name=path.name), _FILE)
        self.second.setCurrentIndex(0)
        self.compare()

    def _swap(self) -> None:
        first, second = self.first.currentIndex(), self.second.currentIndex()
        self.first.setCurrentIndex(second)
        self.second.setCurrentIndex(first)
        self.compare()

    def choose(self, first_id: str, second_id: str) -> None:
        """Compare these two, as the user does in the lists."""
        self.first.setCurrentIndex(self.first.findData(first_id))
        self.second.setCurrentIndex(self.second.findData(second_id))
        self.compare()

    def answer(self, verb: Verb) -> None:
        """Do something with the current difference."""
        difference = self.model.difference(self.list.row)
        if difference is None or (verb in _OF_OPEN and self._shows_kept):
            return
        self._tell_of_undo("")
        if verb is Verb.GO:
            self._show_on_page(difference)
            return
        chosen: Sequence[Difference] = [difference]
        if verb is Verb.TAKE_REST:
            chosen = list(self.model.rows)
        elif verb in (Verb.TAKE_ALIKE, Verb.KEEP_ALIKE):
            chosen = self.session.alike(difference, self._listed)
        if verb in _OF_OPEN:
            self.session.keep(chosen)
        else:
            self.session.take(chosen)

    @property
    def _shows_kept(self) -> bool:
        return self.state.value == _KEPT

    @property
    def _listed(self) -> Sequence[Difference]:
        """What is open, or what was kept, of every kind."""
        return self.session.kept if self._shows_kept else self.session.open

    def _show_on_page(self, difference: Difference) -> None:
        comparing = self.session.comparing
        if comparing is None:
            return
        first = self._bridge.workspace.transcript(comparing.first_id)
        where = TextMap(len(first.text), first.accepted_corrections)
        start = min(comparing.place(difference)[0], where.shown_length)
        self._go_to(first.id, where.place(start))

    # What is shown

    def _refresh(self) -> None:
        current = self.model.difference(self.list.row)
        rows = [d for d in self._listed if self.kinds.value in (_ALL, d.kind.value)]
        self.model.show_differences(self.session.comparing, rows)
        row = self.model.row_from(current.other_start) if current is not None else 0
        self.list.put_row(row if rows else -1)
        self.counts.setText(self._counted())
        for verb, one in self.buttons.items():
            one.setEnabled(bool(rows) and not (verb in _OF_OPEN and self._shows_kept))
            if verb is Verb.TAKE_REST:
                one.setText(translate_count("Take {count} listed", "Take all {count} listed", len(rows)))
                one.updateGeometry()

    def _counted(self) -> str:
        comparing = self.session.comparing
        if comparing is None:
            return ""
        counts = self.session.counts()
        told = (kind for kind in DifferenceKind if counts[kind] or kind is not DifferenceKind.EMOJI)
        kinds = ", ".join(f"{translate(KINDS[kind])} {counts[kind]:,}" for kind in told)
        left = translate_count("{count} open", "{count} open", len(self.session.open))
        parts = [f"{left} ({kinds})" if self.session.open else left]
        parts.append(translate_count("{count} taken", "{count} taken", self.session.taken))
        parts.append(translate_count("{count} kept", "{count} kept", len(self.session.kept)))
        share = f"{100 * comparing.comparison.likeness:.1f}"
        parts.append(translate("{share} % alike before").format(share=share))
        return " · ".join(parts)

    def _hear(self, sentence: str) -> None:
        self._of_session = sentence
        self._tell_of_undo(self._of_undo)

    def _tell_of_undo(self, sentence: str) -> None:
        """Say this beside what the comparison says, which begins anew after every undo."""
        self._of_undo = sentence
        self.told.setText("  ".join(said for said in (sentence, self._of_session) if said))

    def _show_work(self, share: float) -> None:
        is_over = share >= 1
        self.progress.setValue(round(1000 * share))
        self.progress.setVisible(not is_over)
        self.canceller.setVisible(not is_over)
        for box in (self.first, self.second, self.file_button):
            box.setEnabled(is_over)
        self.swapper.setEnabled(is_over and self.second.currentData() != _FILE)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the list."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.session.comparing is None and not self.session.is_at_work:
            self.compare()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.leave()
        super().closeEvent(event)
