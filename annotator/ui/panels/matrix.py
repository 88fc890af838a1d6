"""The matrix: who said what on which question, as a view of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QTableView, QVBoxLayout, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.language import translate, translate_count
from annotator.ui.models.choice_model import Choice
from annotator.ui.models.matrix_model import MatrixModel, Order
from annotator.ui.models.questions import Questions, Said, answers
from annotator.ui.panels import look
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.matrix_delegate import MOST_CLAIMS, MatrixDelegate
from annotator.ui.panels.matrix_header import MatrixHeader
from annotator.ui.panels.segments import Segments

_COLUMN_WIDTH = 250
_TOTAL_WIDTH = 72


class MatrixTable(QTableView):
    """The table itself; ``asked`` tells the claim that was clicked or entered."""

    asked = Signal(object)

    def __init__(self, model: MatrixModel, codebook_colour: MatrixDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._matrix = model
        self._delegate = codebook_colour
        self.setModel(model)
        self.setItemDelegate(codebook_colour)
        self.setHorizontalHeader(MatrixHeader(Qt.Orientation.Horizontal, model, self))
        self.setVerticalHeader(MatrixHeader(Qt.Orientation.Vertical, model, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(translate("Who said what on which question"))
        self._later = QTimer(self, singleShot=True, interval=60)
        self._later.timeout.connect(self.fit_rows)
        self._is_fitting = False
        self._is_dragged = False
        self.horizontalHeader().sectionResized.connect(lambda *_: self._follow_drag())

    def _follow_drag(self) -> None:
        """The user gave a column another width: it stays, and rows become as high as they need."""
        if not self._is_fitting:
            self._is_dragged = True
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_dragged and event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Give columns and rows their sizes for another table or another width."""
        self._delegate.forget_lines()
        self._is_fitting, self._is_dragged = True, False
        header = self.horizontalHeader()
        last = self._matrix.columnCount() - 1
        room = self.viewport().width() - _TOTAL_WIDTH
        width = max(_COLUMN_WIDTH, min(420, room // last)) if last > 0 else _COLUMN_WIDTH
        for column in range(last + 1):
            header.resizeSection(column, _TOTAL_WIDTH if column == last else width)
        self._is_fitting = False
        self._later.stop()
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make each row as high as its highest cell."""
        widths = [self.columnWidth(column) for column in range(self._matrix.columnCount())]
        header = self.verticalHeader()
        for row in range(self._matrix.rowCount()):
            header.resizeSection(row, self._delegate.row_height(row, widths, self.font()))

    def claim_at(self, place: QPoint) -> Said | None:
        """The claim at a place of the viewport."""
        index = self.indexAt(place)
        claims = self._matrix.claims(index.row(), index.column()) if index.isValid() else ()
        return self._delegate.claim_at(self.visualRect(index), place, claims, self.font())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.claim_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, claim: Said | None) -> None:
        if claim is not self._delegate.hovered:
            self._delegate.hovered = claim
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if claim is not None else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        claim = self.claim_at(place)
        if claim is not None:
            self.asked.emit(claim)
        elif len(self._claims_in(self.indexAt(place))) > MOST_CLAIMS:
            self.offer(self.indexAt(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.offer(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _claims_in(self, index: QModelIndex) -> Sequence[Said]:
        return self._matrix.claims(index.row(), index.column()) if index.isValid() else ()

    def offer(self, index: QModelIndex) -> None:
        """Go to the cell's claim, or list its claims to choose from."""
        claims = self._claims_in(index)
        if len(claims) == 1:
            self.asked.emit(claims[0])
        elif claims:
            by_id = {claim.annotation_id: claim for claim in claims}
            rows = [Choice(claim.annotation_id, claim.words) for claim in claims]
            palette = LabelPalette(self.window(), rows, title=translate("Go to claim"))
            palette.chosen.connect(lambda chosen: self.asked.emit(by_id[chosen]))
            palette.closed.connect(self.setFocus)
            box = self.visualRect(index)
            head = QRect(box.topLeft(), box.size().boundedTo(self.viewport().size() / 3))
            palette.show_beside(QRect(self.viewport().mapToGlobal(head.topLeft()), head.size()))


class Matrix(QWidget):
    """Topics or sections down, speakers across, claims in the cells; for one transcript or all.

    ``go_to`` tells the transcript and the annotation of the claim that was asked for;
    ``scope_changed`` whether all transcripts are wanted, so that they are given; ``left`` that Escape
    was pressed.
    """

    go_to = Signal(str, str)
    left = Signal()
    scope_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._transcripts: Sequence[AnnotatedTranscript] = ()
        self._codebook: Codebook | None = None
        self.model = MatrixModel()
        self.table = MatrixTable(self.model, MatrixDelegate(self.model, self._label_colour, self), self)
        self.by = Segments(translate("Questions"), [translate("Topics"), translate("Sections")], self)
        self.scope = Segments(
            translate("Transcripts"), [translate("This transcript"), translate("All transcripts")], self
        )
        self.order = Segments(
            translate("Order"), [translate("Codebook"), translate("Most claims"), translate("By name")], self
        )
        self._summary = QLabel(self)
        self._empty = QLabel(self)
        self._build()
        self.by.chosen.connect(self._refresh)
        self.order.chosen.connect(self._refresh)
        self.scope.chosen.connect(lambda place: self.scope_changed.emit(place == 1))
        self.table.asked.connect(self._ask)

    def take_keyboard(self) -> None:
        """The keyboard to the table, where there is one."""
        (self if self.table.isHidden() else self.table).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        bar = FlowLayout(gap=12)
        bar.setContentsMargins(16, 12, 16, 12)
        look.set_role(self._summary, "muted")
        self._summary.setMinimumHeight(self.by.sizeHint().height())
        for widget in (self.by, self.order, self.scope, self._summary):
            bar.addWidget(widget)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        look.set_role(self._empty, "muted")
        self._pages = QStackedLayout()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._pages, 1)

    def show_transcripts(self, transcripts: Sequence[AnnotatedTranscript], codebook: Codebook) -> None:
        """Show the claims of these transcripts."""
        self._transcripts, self._codebook = tuple(transcripts), codebook
        self._refresh()

    def _refresh(self) -> None:
        if self._codebook is None:
            return
        by = (Questions.TOPICS, Questions.SECTIONS)[self.by.current]
        found = answers(self._transcripts, self._codebook, by)
        order = tuple(Order)[self.order.current]
        self.model.show_answers(found, self._codebook, by=by, order=order)
        self._pages.setCurrentWidget(self._empty if self.model.is_empty else self.table)
        self._empty.setText(translate("No claims yet. Mark some, and who said what will stand here."))
        self._summary.setText(self._told())
        self.table.fit()

    def _told(self) -> str:
        if self.model.is_empty:
            return ""
        claims = translate_count("{count} claim", "{count} claims", self.model.claim_count)
        speakers = translate_count("{count} speaker", "{count} speakers", self.model.columnCount() - 1)
        return f"{claims} · {speakers}"

    def _label_colour(self, label_id: str) -> str:
        label = self._codebook.label_by_id.get(label_id) if self._codebook is not None else None
        return label.colour if label is not None else ""

    def _ask(self, claim: Said) -> None:
        self.go_to.emit(claim.transcript_id, claim.annotation_id)
