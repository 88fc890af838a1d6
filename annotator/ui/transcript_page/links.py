"""The relations of the selected claim as links that can be followed: where their small plates stand.

A plate stands between two lines, where no glyph reaches: below the end of the selected claim, and above
the beginning of every partner in view. A partner out of view is told by its first words and an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from annotator.domain.annotation import Annotation, Relation, RelationKind
from annotator.language import translate
from annotator.ui.panels.wording import said, said_from_the_target
from annotator.ui.transcript_page.geometry import Fragment, VisibleText
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.state import PageState

FIRST_WORDS = 8
"""So many characters say which claim is meant that is out of view."""
PADDING, BETWEEN = 5.0, 4.0
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as seen from the selected claim; ``is_below`` says where in the text the partner is."""

    relation: Relation
    partner: Annotation
    is_outgoing: bool
    is_below: bool

    @property
    def words(self) -> str:
        """What the selected claim does to its partner, or the partner to it."""
        return said(self.relation.kind) if self.is_outgoing else said_from_the_target(self.relation.kind)

    @property
    def words_back(self) -> str:
        """The same, as seen from the partner."""
        return said_from_the_target(self.relation.kind) if self.is_outgoing else said(self.relation.kind)

    @property
    def opposes(self) -> bool:
        return self.relation.kind is RelationKind.ATTACKS


@dataclass(frozen=True, slots=True)
class Plate:
    """A small plate that leads to a claim, in the viewport's coordinates."""

    link: Link
    leads_to: str
    text: str
    box: QRectF


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates in view: at the selected claim one for each link, and those at partners."""

    here: Sequence[Plate]
    there: Sequence[Plate]

    def at(self, x: float, y: float) -> Plate | None:
        """The plate under a point."""
        return next((p for p in (*self.here, *self.there) if p.box.contains(x, y)), None)


def links_of(state: PageState) -> list[Link]:
    """The relations of the selected claim whose other end is in this transcript, in text order."""
    claim = state.selected_claim()
    if claim is None:
        return []
    known = state.transcript.annotation_by_id
    found = []
    for relation in state.transcript.relations_of(claim.id):
        is_outgoing = relation.source_id == claim.id
        partner = known.get(relation.target_id if is_outgoing else relation.source_id)
        if partner is not None and partner.id != claim.id:
            found.append(Link(relation, partner, is_outgoing, partner.span.start >= claim.span.start))
    return sorted(found, key=lambda link: (link.partner.span.start, link.relation.id))


def plates(text: VisibleText, state: PageState) -> Plates:
    """Where the plates of the selected claim's links stand now."""
    links = links_of(state)
    if not links:
        return Plates((), ())
    placing = _Placing(text, state)
    here = placing.at_the_claim(links)
    return Plates(here, list(placing.at_partners(links)))


class _Placing:
    """Puts plates beside each other, so that none covers another."""

    def __init__(self, text: VisibleText, state: PageState) -> None:
        self._text, self._state = text, state
        self._metrics = QFontMetricsF(state.look.tiny_font)
        self._taken: list[QRectF] = []

    def _fragments(self, claim: Annotation) -> list[Fragment]:
        stretch = self._state.shown.document_stretch(self._state.span_of(claim))
        return [f for f in self._text.fragments(*stretch) if 0 < f.baseline < self._text.height]

    def at_the_claim(self, links: Sequence[Link]) -> list[Plate]:
        claim = self._state.selected_claim()
        fragments = self._fragments(claim) if claim is not None else []
        if not fragments:
            return []
        last, look = fragments[-1], self._state.look
        left, right = column(self._text)
        room = (right - left) / len(links) - BETWEEN
        texts = [self._metrics.elidedText(self._text_of(link), _ELIDE, room - 2 * PADDING) for link in links]
        widths = [self._metrics.horizontalAdvance(text) + 2 * PADDING for text in texts]
        x = max(left, min(last.right + 2 * BETWEEN, right - sum(widths) - BETWEEN * (len(links) - 1)))
        top = round(last.baseline) + look.first_edge
        made = []
        for link, text, width in zip(links, texts, widths, strict=True):
            box = QRectF(round(x), top, round(width), plate_height(look))
            made.append(Plate(link, link.partner.id, text, box))
            self._taken.append(box)
            x += width + BETWEEN
        return made

    def _text_of(self, link: Link) -> str:
        arrow = "↓" if link.is_below else "↑"
        if self._fragments(link.partner):
            return f"{link.words} {arrow}"
        return f"{arrow} {link.words} {self._first_words(link.partner)}"

    def _first_words(self, claim: Annotation) -> str:
        shown = self._state.shown
        start, end = (shown.from_document(at) for at in shown.document_stretch(claim.span))
        words = shown.running[start : min(end, start + FIRST_WORDS)].replace("\n", " ")
        return f"“{words}…”" if end - start > FIRST_WORDS else f"“{words}”"

    def at_partners(self, links: Sequence[Link]) -> Iterator[Plate]:
        claim = self._state.selected_claim()
        look = self._state.look
        for link in links:
            fragments = self._fragments(link.partner)
            if not fragments or claim is None:
                continue
            is_alone = not self._fragments(claim)
            text = f"{link.words_back} {'↑' if link.is_below else '↓'}" if is_alone else link.words_back
            width = self._metrics.horizontalAdvance(text) + 2 * PADDING
            top = round(fragments[0].baseline) - look.line_height + look.first_edge
            box = QRectF(round(fragments[0].left), top, round(width), plate_height(look))
            box = self._moved_aside(box)
            self._taken.append(box)
            yield Plate(link, claim.id, text, box)

    def _moved_aside(self, box: QRectF) -> QRectF:
        for taken in sorted(self._taken, key=QRectF.left):
            if taken.intersects(box):
                box = box.translated(taken.right() + BETWEEN - box.left(), 0)
        _, right = column(self._text)
        if box.right() > right:
            beside = [taken.left() - BETWEEN for taken in self._taken if taken.top() == box.top()]
            box.moveRight(min(beside, default=right))
        return box


def plate_height(look: Look) -> int:
    """The room between the lowest glyphs of a line and the tints of the next one."""
    return look.line_height - look.glyph_top - look.first_edge


def column(text: VisibleText) -> tuple[float, float]:
    """The left and the right side of the lines."""
    if not text.lines:
        return 0.0, 0.0
    left = text.lines[0].x + float(text.lines[0].line.x())
    return left, text.lines[0].column_end


def link_hint(state: PageState, plate: Plate) -> str:
    """Where a plate leads: what the relation is, and the words of the claim."""
    claim = state.transcript.annotation_by_id.get(plate.leads_to)
    if claim is None:
        return ""
    words = state.transcript.text[claim.span.start : claim.span.end]
    back = plate.link.words if plate.leads_to == plate.link.partner.id else plate.link.words_back
    return translate("{relation}: “{words}”").format(relation=back, words=words)
