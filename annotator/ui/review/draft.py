"""A review under way: what was decided so far, and how the text reads with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from annotator.domain.progress import Progress
from annotator.domain.reading import Reading
from annotator.domain.ruling import PAIRED, Ruling, RulingKind
from annotator.language import translate
from annotator.ui.review.entries import Listed, listed
from annotator.ui.review.marks import Marks
from annotator.ui.review.rows import Rows
from annotator.ui.review.wording import said_difference, said_in_vain
from annotator.ui.working import Task

Read = Callable[[Sequence[Ruling], Progress], tuple[Reading, ...]]

_MOST_KEPT = 3
"""Readings of earlier steps that are kept; one of a very long text takes some megabytes."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text as it reads under ``rulings``, the ``number``-th of its readings made ready to be shown."""

    text: str
    rulings: tuple[Ruling, ...]
    readings: tuple[Reading, ...]
    number: int
    rows: Rows
    marks: Marks
    listed: tuple[Listed, ...]

    @property
    def reading(self) -> Reading:
        """The reading that is shown."""
        return self.readings[self.number]


class Draft(QObject):
    """The rulings on one text, with their own undo and redo; every change of them reads it again.

    ``began`` says that something is being worked out, ``progressed`` how far it is, ``ready`` carries the
    :class:`Reviewed` that came of it, ``refused`` the sentence why what was decided last makes no sense,
    ``in_vain`` that it changes nothing: either way it is taken back. Only the last of several questions
    is answered. ``names`` are the project's names of speakers whom the text calls otherwise, ``before``
    the steps of deciding that can be taken back. With ``keeps_card`` the transcript has its card already,
    which no ruling changes.
    """

    began = Signal()
    progressed = Signal(float)
    ready = Signal(object)
    refused = Signal(str)
    in_vain = Signal(str)

    def __init__(
        self,
        text: str,
        readings: Sequence[Reading],
        read: Read,
        rulings: Sequence[Ruling] = (),
        *,
        names: Mapping[str, str] = MappingProxyType({}),
        before: Sequence[tuple[Ruling, ...]] = (),
        keeps_card: bool = False,
    ) -> None:
        super().__init__()
        self.text = text
        self.keeps_card = keeps_card
        self.shown: Reviewed | None = None
        self._readings = tuple(readings)
        self._read = read
        self._names = names
        self._history: list[tuple[Ruling, ...]] = [*before, tuple(rulings)]
        self._at = len(before)
        self._read_at: int | None = self._at
        self._read_with = tuple(rulings)
        self._known: dict[tuple[Ruling, ...], tuple[Reading, ...]] = {}
        self._number = 0
        self._task: Task | None = None

    # What was decided

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """What is decided now."""
        return self._history[self._at]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """How the text reads, as far as it has been read."""
        return self._readings

    @property
    def first(self) -> tuple[Ruling, ...]:
        """What was decided before."""
        return self._history[0]

    @property
    def steps(self) -> tuple[tuple[Ruling, ...], ...]:
        """What was decided after each step, up to now."""
        return tuple(self._history[: self._at + 1])

    @property
    def is_changed(self) -> bool:
        """Whether something is decided otherwise than at the beginning."""
        return self.rulings != self.first

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._task is not None

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._history)

    def difference(self, before: Reading, after: Reading) -> str:
        """What is otherwise by one reading than by another."""
        return said_difference(before, replace(after, metadata=before.metadata) if self.keeps_card else after)

    def rule(self, rulings: Sequence[Ruling], *, freed: tuple[int, int] = (0, 0)) -> None:
        """Decide these too, in one step; what was decided before and does not agree with it goes.

        The lines ``freed`` are no longer what was said of them.
        """
        kept = [old for old in self.rulings if not any(_overtakes(new, old) for new in rulings)]
        left = [piece for old in kept for piece in _left(old, self.text, *freed)]
        self._decide((*left, *rulings))

    def drop(self, ruling: Ruling) -> None:
        """Decide this no longer."""
        self._read_at = None
        self._decide(tuple(kept for kept in self.rulings if kept != ruling))

    def _decide(self, rulings: tuple[Ruling, ...]) -> None:
        if rulings != self.rulings:
            del self._history[self._at + 1 :]
            self._history.append(rulings)
            self._at += 1
            self._work()

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._at -= 1
            self._read_at = None
            self._work()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self.can_redo:
            self._at += 1
            self._read_at = None
            self._work()

    # Reading

    def show(self, number: int) -> None:
        """Make another of the readings ready; the first with 0."""
        self._number = number
        self._work()

    def leave(self) -> None:
        """Nobody wants an answer any more."""
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def _work(self) -> None:
        self.leave()
        rulings, number, shown, last = self.rulings, self._number, self.shown, self._readings
        known = last if rulings == self._read_with else self._known.get(rulings)
        is_new = self._read_at is not None and self._read_at < self._at

        def job(progress: Progress) -> Reviewed | None:
            read = self._read(rulings, progress) if known is None else known
            if is_new and read == last:
                return None
            return made_ready(self.text, rulings, read, number=number, before=shown, names=self._names)

        task = Task(job)
        task.progressed.connect(self.progressed)
        task.done.connect(self._take)
        task.failed.connect(self._refuse)
        task.broken.connect(lambda _: self._refuse(translate("The text could not be read this way.")))
        self._task = task
        self.began.emit()
        task.start()

    def _take(self, found: object) -> None:
        if found is None:
            shown = self._readings[min(self._number, len(self._readings) - 1)]
            said = said_in_vain(self.rulings[-1], self.text, shown)
            self._take_back(self._read_at)
            self.in_vain.emit(said)
            self._catch_up()
            return
        assert isinstance(found, Reviewed)
        self._task = None
        self._read_at = self._at
        if found.rulings != self._read_with:
            self._keep()
        self._readings, self._read_with, self.shown = found.readings, found.rulings, found
        self._number = found.number
        self.ready.emit(found)

    def _keep(self) -> None:
        """Keep the reading that another follows: taking back the last step need not read the text again."""
        self._known.pop(self._read_with, None)
        self._known[self._read_with] = self._readings
        while len(self._known) > _MOST_KEPT:
            del self._known[next(iter(self._known))]

    def _refuse(self, sentence: str) -> None:
        self._take_back(self._at - 1)
        self.refused.emit(sentence)
        self._catch_up()

    def _take_back(self, to: int | None) -> None:
        """What was decided after the step ``to`` falls as if it had not been made."""
        self._task = None
        if to is not None and to >= 0 and self.rulings != self._read_with:
            del self._history[to + 1 : self._at + 1]
            self._at = to

    def _catch_up(self) -> None:
        """Read or make ready what is left to be: steps before the one that fell, another of the readings."""
        if self.rulings != self._read_with or (self.shown and self.shown.number != self._number):
            self._work()


def _overtakes(new: Ruling, old: Ruling) -> bool:
    """Whether nothing is left of an old ruling beside a new one.

    Words that are a label can be another name of somebody too; words that are none cannot.
    """
    if new.start is not None or old.start is not None:
        return new.start is not None and (new.start, new.end) == (old.start, old.end)
    if PAIRED.issuperset((new.kind, old.kind)) and RulingKind.DIFFERENT in (new.kind, old.kind):
        return {new.words, new.name} == {old.words, old.name}
    if new.words != old.words or RulingKind.DIFFERENT in (new.kind, old.kind):
        return False
    if RulingKind.PATTERN in (new.kind, old.kind):
        return new.kind is old.kind
    return not (new.kind is RulingKind.SAME_PERSON and old.kind is RulingKind.SPEAKER)


def _left(old: Ruling, text: str, start: int, end: int) -> Iterator[Ruling]:
    """What is left of an old ruling when the lines over ``[start, end)`` are freed of it."""
    if old.start is None or old.end is None or not (old.is_placed and old.touches(start, end)):
        yield old
        return
    if text[old.start : start].strip():
        yield replace(old, end=start)
    after = text[end : old.end].lstrip()
    if after:
        yield replace(old, start=old.end - len(after))


def made_ready(
    text: str,
    rulings: tuple[Ruling, ...],
    readings: tuple[Reading, ...],
    *,
    number: int = 0,
    before: Reviewed | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Reviewed:
    """A reading with what painting it needs; the rows of the same stretch are not made twice."""
    number = min(number, len(readings) - 1)
    reading = readings[number]
    bounds = (reading.start, reading.end)
    is_same = before is not None and (before.reading.start, before.reading.end) == bounds
    rows = before.rows if before is not None and is_same else Rows(text, *bounds)
    lists = listed(text, reading, rulings, names)
    return Reviewed(text, rulings, readings, number, rows, Marks(text, reading, names), lists)
