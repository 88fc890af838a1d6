"""How one file would be imported: its encoding, which of its transcripts, and the review of its structure."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.reading import Reading
from annotator.formats.registry import encodings_offered
from annotator.language import filled, translate, translate_count
from annotator.ui.controls import words
from annotator.ui.review.draft import Draft
from annotator.ui.review.pane import ReviewPane
from annotator.ui.theme import scaled
from annotator.workspace.importing import Candidate, Known, Twin
from annotator.workspace.reading_words import SHAPES


class ImportPreview(QWidget):
    """One candidate at a time, under review. ``encoding_chosen`` asks for the file to be read again."""

    encoding_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(translate("Encoding"))
        self.encoding.addItems(list(encodings_offered()))
        self.record = QComboBox()
        self.record.setAccessibleName(translate("Transcript in the file"))
        self.record.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.record.setMinimumWidth(scaled(160))
        self.record.hide()
        self.title = words("", "name", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.notice = words("", "warning", wrap=True)
        self.review = ReviewPane()
        self._candidate: Candidate | None = None
        self._known: tuple[Known, ...] = ()
        self._twins: tuple[Twin, ...] = ()
        self._draft: Draft | None = None
        self._lay_out()
        self.encoding.activated.connect(lambda: self.encoding_chosen.emit(self.encoding.currentText()))
        self.record.activated.connect(self.review.show_reading)
        self.review.ready.connect(self._describe)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.record, 1)
        head.addWidget(words(translate("Encoding"), "muted"))
        head.addWidget(self.encoding)
        top = QVBoxLayout()
        top.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(8))
        top.setSpacing(scaled(4))
        top.addLayout(head)
        top.addWidget(self.about)
        top.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.review, 1)

    def show_candidate(self, candidate: Candidate, known: tuple[Known, ...], draft: Draft | None) -> None:
        """Show a file under review, or why it cannot be read: then there is no draft."""
        self._candidate, self._known, self._draft = candidate, known, draft
        source = candidate.source
        self.encoding.setEnabled(source is not None or candidate.error is not None)
        if source is not None:
            self._show_encoding(source.encoding)
        self.title.setText(candidate.path.name)
        self._tell("")
        self._twins = ()
        self._say_notices()
        self._show_records(candidate.readings)
        if draft is None:
            self.encoding.setCurrentIndex(-1)  # whatever it was tried with, it is not in that encoding
        self.review.show_draft(draft)

    def _show_encoding(self, encoding: str) -> None:
        if self.encoding.findText(encoding) < 0:
            self.encoding.addItem(encoding)
        self.encoding.setCurrentText(encoding)

    def _show_records(self, readings: tuple[Reading, ...]) -> None:
        titles = [f"{i}. {reading.title or translate('Untitled')}" for i, reading in enumerate(readings, 1)]
        if titles != [self.record.itemText(i) for i in range(self.record.count())]:
            self.record.clear()
            self.record.addItems(titles)
        self.record.setVisible(len(readings) > 1)

    def _tell(self, found: str) -> None:
        """Say what was found in all; where nothing can be said it takes no room."""
        self.about.setText(found)
        self.about.setVisible(bool(found))

    def _describe(self) -> None:
        """Say what is shown now, as it reads now."""
        shown, candidate = self.review.shown, self._candidate
        if shown is None or candidate is None:
            return
        self._show_records(shown.readings)
        self.record.setCurrentIndex(shown.number)
        reading = shown.reading
        self.title.setText(reading.title or candidate.path.stem)
        self._tell(about(reading))
        self._say_notices()

    def tell_twins(self, twins: tuple[Twin, ...]) -> None:
        """Say which of its texts other files of the import have."""
        self._twins = twins
        self._say_notices()

    def _say_notices(self) -> None:
        """Say why what is shown cannot be read, is not imported, or may be read wrongly."""
        candidate, shown = self._candidate, self.review.shown
        if candidate is None or candidate.source is None:
            self._notify(str(candidate.error) if candidate is not None and candidate.error else "")
            return
        start = shown.reading.start if shown is not None else -1
        known = [k.transcript.title for k in self._known if k.reading.start == start]
        twins = [twin.first.name for twin in self._twins if twin.reading.start == start]
        said = []
        if known:
            told = translate("In the project already, as “{title}”: it is not imported again.")
            said.append(filled(told, title=known[0]))
        if twins:
            told = translate("“{name}” holds the same text: it is imported once.")
            said.append(told.format(name=twins[0]))
        if candidate.source.is_guess:
            told = translate(
                "The file does not say its encoding: {encoding} is a guess. "
                "If letters look wrong, choose another."
            )
            said.append(told.format(encoding=candidate.source.encoding))
        self._notify("\n".join(said))

    def _notify(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))


def about(reading: Reading) -> str:
    """What was found, counted."""
    return " · ".join(
        (
            translate(SHAPES[reading.shape.value]),
            translate_count("{count} character", "{count} characters", reading.end - reading.start),
            translate_count("{count} speaker", "{count} speakers", len(reading.speakers)),
            translate_count("{count} turn", "{count} turns", len(reading.turns)),
            translate_count("{count} section", "{count} sections", len(reading.sections)),
        )
    )
