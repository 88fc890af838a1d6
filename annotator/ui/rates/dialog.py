"""The error rates of a project: by transcript, speaker, kind and day, with what is counted said below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from annotator.domain.correction import Correction
from annotator.domain.progress import Progress
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import ReviewedSpan, Transcript
from annotator.language import translate
from annotator.text.corrected_errors import Counted, ErrorRules
from annotator.ui.bridge import Bridge
from annotator.ui.controls import Segmented, button, words
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.rates.model import HEADINGS, RatesModel
from annotator.ui.theme import scaled
from annotator.ui.working import Task, abandon_all
from annotator.workspace.error_rates import By, ErrorRates, day_here, error_rates
from annotator.workspace.events import Event

_MS_TO_REST = 400
_HERE, _EVERYWHERE = "here", "all"


class RatesTable(QTableView):
    """Figures that can be selected and copied."""

    def __init__(self, model: RatesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rates = model
        self.setModel(model)
        self.setAccessibleName(translate("Error rates"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(28))
        self.horizontalHeader().setHighlightSections(False)

    def fit(self) -> None:
        """Give each column what it needs, and the first one the rest."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(scaled(64))

    def copy(self) -> None:
        """The selected rows to the clipboard, or all where none is."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen or range(self._rates.rowCount())
        QGuiApplication.clipboard().setText(self._rates.as_text(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class RatesDialog(QDialog):
    """Counts off the window's thread, and again when anything was corrected. ``export`` opens the export."""

    def __init__(self, bridge: Bridge, export: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._task: Task | None = None
        self._under_way: list[Task] = []
        self.destroyed.connect(partial(abandon_all, self._under_way))
        self._rates: ErrorRates | None = None
        self.setWindowTitle(translate("Error rates"))
        self.resize(scaled(980), scaled(560))
        self.by = Segmented(
            translate("Counted by"), [(by.value, translate(text)) for by, text in HEADINGS.items()]
        )
        self.scope = Segmented(
            translate("Transcripts"),
            [(_HERE, translate("This transcript")), (_EVERYWHERE, translate("All transcripts"))],
        )
        self.counted = Segmented(
            translate("What is counted"),
            [
                (Counted.SPOKEN.value, translate("As spoken")),
                (Counted.WRITTEN.value, translate("As written")),
            ],
        )
        self.cleaning = QCheckBox(translate("With fillers and repetitions"))
        self.model = RatesModel()
        self.table = RatesTable(self.model, self)
        self.explained = words("", "small", wrap=True)
        self.copier = button(translate("Copy"))
        self.exporter = button(translate("Export…"))
        self.closer = button(translate("Close"))
        self._later = QTimer(self, singleShot=True, interval=_MS_TO_REST)
        self._lay_out()
        self._connect(export)

    def _lay_out(self) -> None:
        self.by.show_value(By.TRANSCRIPT.value)
        self.scope.show_value(_EVERYWHERE)
        self.counted.show_value(Counted.SPOKEN.value)
        self.cleaning.setChecked(True)
        self.cleaning.setMinimumHeight(self.by.sizeHint().height())
        self.explained.setAccessibleName(translate("How it is counted"))
        self.table.fit()
        choices = FlowLayout(gap=12)
        for widget in (self.by, self.scope, self.counted, self.cleaning):
            choices.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.explained, 1)
        for one in (self.copier, self.exporter, self.closer):
            foot.addWidget(one, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(choices)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self, export: Callable[[], object]) -> None:
        self.by.chosen.connect(lambda _: self._show())
        self.scope.chosen.connect(lambda _: self.count())
        self.counted.chosen.connect(lambda _: self.count())
        self.cleaning.toggled.connect(lambda _: self.count())
        self.copier.clicked.connect(self.table.copy)
        self.exporter.clicked.connect(lambda _checked: export())
        self.closer.clicked.connect(self.close)
        self._later.timeout.connect(self.count)
        self._bridge.changed.connect(self._follow)

    @property
    def is_at_work(self) -> bool:
        """Whether anything is being counted."""
        return self._task is not None

    @property
    def rules(self) -> ErrorRules:
        """How errors are counted now."""
        return ErrorRules(Counted(self.counted.value), with_cleaning=self.cleaning.isChecked())

    def count(self) -> None:
        """Count what is asked for, in another thread."""
        self._abandon()
        workspace, rules = self._bridge.workspace, self.rules
        current = self._bridge.selection.transcript_id
        chosen = [current] if self.scope.value == _HERE and current is not None else []

        def job(progress: Progress) -> ErrorRates:
            return error_rates(workspace, chosen, rules, day_of=day_here, progress=progress)

        self._task = Task(job)
        self._under_way[:] = [self._task]
        broken = translate("The errors could not be counted.")
        self._task.end_in(self._counted, self._refused, called_off=broken, broken=broken)
        self.explained.setText(translate("Counting…"))
        self._task.start()

    def _counted(self, rates: object) -> None:
        assert isinstance(rates, ErrorRates)
        self._task = None
        self._rates = rates
        self._show()

    def _refused(self, sentence: str) -> None:
        self._task = None
        self.explained.setText(sentence)

    def _show(self) -> None:
        row = max(0, self.table.currentIndex().row())
        self.model.show_rates(self._rates, By(self.by.value))
        self.table.fit()
        self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
        self.table.clearSelection()
        self.explained.setText(self._explained())

    def _explained(self) -> str:
        if self.rules.counted is Counted.SPOKEN:
            what = translate(
                "Counted are letters, digits and Chinese characters, upper and lower case alike; no "
                "punctuation, blanks or emoji."
            )
        else:
            what = translate("Counted is every character as it stands, but line ends.")
        return " ".join(
            (
                what,
                translate(
                    "Labels of speakers, asides and unclear words are left out. What nobody has corrected "
                    "yet is no error."
                ),
            )
        )

    def _follow(self, event: Event) -> None:
        if self.isVisible() and event.touches(Correction, Transcript, Turn, Speaker, ReviewedSpan):
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Everything may have changed since it was seen last."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.count()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        self._abandon()
        super().closeEvent(event)

    def _abandon(self) -> None:
        if self._task is not None:
            self._task.abandon()
            self._task = None
