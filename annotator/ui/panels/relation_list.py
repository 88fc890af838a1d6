"""The relations of the chosen claim: what it does to others, and others to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation, Relation, RelationKind
from annotator.editing import EditRelation, Relate, Unrelate
from annotator.language import translate
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.panels.wording import said, said_from_the_target


class RelationRow(QFrame):
    """One relation: its kind, the other claim, and a way to take it back."""

    kind_asked = Signal()
    followed = Signal()
    dropped = Signal()

    def __init__(self, kind: str, quote: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.kind = QuietButton(
            kind, translate("Change the relation: {kind}").format(kind=kind), tone="accent"
        )
        self.kind.setMinimumWidth(min(96, self.kind.sizeHint().width()))
        self.quote = QuietButton(quote, translate("Go to the claim: {quote}").format(quote=quote), tone="ink")
        self.quote.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.drop = QuietButton("×", translate("Remove this relation"))
        for button in (self.kind, self.quote, self.drop):
            row.addWidget(button)
        self.kind.clicked.connect(self.kind_asked)
        self.quote.clicked.connect(self.followed)
        self.drop.clicked.connect(self.dropped)


class RelationList(QWidget):
    """Relations of one claim, and a button that adds one.

    ``edited`` carries the edit of a gesture; ``followed`` the id of the claim to go to.
    ``claims`` gives the claims to choose from, ``quote`` the words of one of them.
    """

    edited = Signal(object)
    followed = Signal(str)

    def __init__(
        self,
        claims: Callable[[], Sequence[Choice]],
        quote: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._claims, self._quote = claims, quote
        self._claim: Annotation | None = None
        self._shown: tuple[tuple[Relation, str], ...] = ()
        self.palette_open: LabelPalette | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[RelationRow] = []
        self.adder = QuietButton("＋", translate("Relate to another claim"))
        self.adder.clicked.connect(self._ask_kind)
        self._column.addWidget(self.adder)
        self.setAccessibleName(translate("Relations"))

    def show_relations(self, claim: Annotation, relations: Sequence[Relation]) -> None:
        """Show these relations, which begin or end at the claim."""
        self._claim = claim
        mine = sorted(relations, key=lambda r: (r.source_id != claim.id, r.created_at, r.id))
        shown = tuple((r, self._quote(_other(r, claim))) for r in mine)
        if shown == self._shown and self.rows:
            return
        self._shown = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(relation, quote, claim) for relation, quote in shown]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)

    def _row(self, relation: Relation, quote: str, claim: Annotation) -> RelationRow:
        is_target = relation.source_id != claim.id
        kind = said_from_the_target(relation.kind) if is_target else said(relation.kind)
        row = RelationRow(kind, quote, parent=self)
        row.kind_asked.connect(lambda: self._change_kind(relation, row))
        row.followed.connect(lambda: self.followed.emit(_other(relation, claim)))
        row.dropped.connect(lambda: self.edited.emit(Unrelate((relation.id,))))
        return row

    def _change_kind(self, relation: Relation, row: RelationRow) -> None:
        palette = self._open(_kinds(relation.kind), translate("Relation"), row.kind)
        palette.chosen.connect(
            lambda kind: self.edited.emit(EditRelation(relation.id, relation_kind=RelationKind(kind)))
        )

    def _ask_kind(self) -> None:
        palette = self._open(_kinds(None), translate("This claim …"), self.adder)
        palette.chosen.connect(lambda kind: self.ask_target(RelationKind(kind)))

    def ask_target(self, kind: RelationKind) -> None:
        """Offer the claims that this one may relate to in the given way."""
        if self._claim is None:
            return
        source = self._claim.id
        title = translate("This claim {relation} …").format(relation=said(kind))
        palette = self._open(self._claims(), title, self.adder)
        palette.chosen.connect(lambda target: self.edited.emit(Relate(kind, source, target)))

    def _open(self, choices: Sequence[Choice], title: str, beside: QWidget) -> LabelPalette:
        palette = LabelPalette(self.window(), choices, title=title)
        palette.closed.connect(lambda: self._forget(palette))
        self.palette_open = palette
        palette.show_beside(QRect(beside.mapToGlobal(QPoint(0, 0)), beside.size()))
        return palette

    def _forget(self, palette: LabelPalette) -> None:
        if self.palette_open is palette:
            self.palette_open = None
            self.adder.setFocus()


def _other(relation: Relation, claim: Annotation) -> str:
    return relation.target_id if relation.source_id == claim.id else relation.source_id


def _kinds(current: RelationKind | None) -> list[Choice]:
    return [Choice(kind.value, said(kind), is_marked=kind is current) for kind in RelationKind]
