"""Somebody corrects a recognised talk in the real window, with real keys: what each place takes.

The caret is put at the misheard words (reading has led there, whatever one corrects with); everything from
there on is pressed. Where the key for the list takes other words, the list's own keys move its borders,
and where those are far, the words are selected first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Place
from annotator.ui.picking.place import PickPlace, pick_place
from annotator.ui.picking.rows import NUMBERED
from annotator.workspace.wrong_places import stretched
from tests.suggest.replaying import KEYS_OF_A_CHARACTER, Gold
from tests.ui.shell.desk import User

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_STEPS = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Settled:
    """A place that was corrected: the row that was taken, from 0, ``None`` where it was typed; all keys.

    ``first_taken`` says whether the key for the list took just the misheard words, ``ms`` how long after that
    key the list was there.
    """

    gold: Gold
    rank: int | None
    first_taken: bool
    keys: int
    ms: float


class Corrector:
    """Who corrects; counts every key."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.place: PickPlace = pick_place(user.window)
        self.keys = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Without the rest that a person takes between keys."""
        QTest.keyClick(QApplication.focusWidget() or self.user.window, key, held)
        QApplication.processEvents()
        self.keys += 1

    def correct(self, gold: Gold) -> Settled:
        """Correct one place; the transcript has more corrections then."""
        self.keys = 0
        self.user.window.page.put_caret(Place(gold.start))
        begun = perf_counter()
        first = self._open() == (gold.start, gold.end)
        ms = (perf_counter() - begun) * 1e3
        if not first:
            self._move_borders(gold)
        rank = self._rank(gold)
        if rank is not None:
            self.press(Qt.Key(Qt.Key.Key_1 + rank))
        else:
            self.user.write(gold.meant)
            self.keys += sum(1 if c.isascii() else KEYS_OF_A_CHARACTER for c in gold.meant)
            self.press(Qt.Key.Key_Return)
        return Settled(gold, rank, first, self.keys, ms)

    def _open(self) -> tuple[int, int] | None:
        """Press the key for the list; what it took."""
        self.press(Qt.Key.Key_C)
        return self._wait()

    def _wait(self) -> tuple[int, int] | None:
        self.user.until(lambda: self.place.popup is None or not self.place.popup.is_looking)
        return self.place.taken if self.place.popup is not None else None

    def _move_borders(self, gold: Gold) -> None:
        """With the list's keys where few are enough, else by selecting the words first."""
        wanted = (gold.start, gold.end)
        taken = self.place.taken if self.place.popup is not None else None
        steps = None if taken is None else _steps(self.user.transcript.text, taken, wanted)
        if steps is not None and len(steps) <= gold.end - gold.start + 2:
            for key in steps:
                self.press(key, _SHIFT)
                self._wait()
        else:
            self._select(gold)
            self._open()
        assert self.place.taken == wanted

    def _select(self, gold: Gold) -> None:
        if self.place.popup is not None:
            self.press(Qt.Key.Key_Escape)
        page = self.user.window.page
        page.put_caret(Place(gold.start))
        self.press(Qt.Key.Key_Right, _SHIFT)
        span = page.selection()
        if span is None or (span.start, span.end) != (gold.start, gold.end):
            self.keys -= 1  # a person sees that a word is too much, and goes by characters
            page.put_caret(Place(gold.start))
            while (span := page.selection()) is None or span.end < gold.end:
                self.press(Qt.Key.Key_Right, _SHIFT | _ALT)

    def _rank(self, gold: Gold) -> int | None:
        assert self.place.popup is not None
        listed = [row.words for row in self.place.popup.model.rows if row.offer is not None][:NUMBERED]
        plain = [_plain(words) for words in listed]
        return plain.index(_plain(gold.meant)) if _plain(gold.meant) in plain else None


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _steps(text: str, taken: tuple[int, int], wanted: tuple[int, int]) -> list[Qt.Key] | None:
    """The fewest keys from one stretch to another; ``None`` where it takes more than a few."""
    ways: deque[tuple[tuple[int, int], list[Qt.Key]]] = deque([(taken, [])])
    seen = {taken}
    while ways:
        stretch, keys = ways.popleft()
        if stretch == wanted:
            return keys
        if len(keys) < _MOST_STEPS:
            for key, (start, end) in _STEPS.items():
                further = stretched(text, stretch, start, end)
                if further not in seen:
                    seen.add(further)
                    ways.append((further, [*keys, key]))
    return None


def replayed(user: User, rows: Sequence[Gold]) -> Iterator[Settled]:
    """Correct these places one after the other; the memory grows with each."""
    corrector = Corrector(user)
    for gold in rows:
        before = len(user.transcript.accepted_corrections)
        done = corrector.correct(gold)
        assert len(user.transcript.accepted_corrections) > before, gold  # typed ones correct what differs
        yield done


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures of a replay: shares of its rows, and keys for each."""

    rows: int
    settled: float
    first: float
    taken: float
    keys: float
    ms: float

    @classmethod
    def of(cls, done: Sequence[Settled]) -> KeyFigures:
        """The figures of some places."""
        count = len(done)
        return cls(
            count,
            sum(one.rank is not None for one in done) / count,
            sum(one.rank == 0 for one in done) / count,
            sum(one.first_taken for one in done) / count,
            sum(one.keys for one in done) / count,
            median(one.ms for one in done),
        )

    def __str__(self) -> str:
        return (
            f"{self.rows} places: settled without letters {self.settled:.3f}, first choice {self.first:.3f}, "
            f"taken at the first key {self.taken:.3f}, {self.keys:.2f} keys a correction, "
            f"the list after {self.ms:.0f} ms"
        )
