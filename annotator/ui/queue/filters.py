"""What narrows the queue: misheard or cleaning, where, which kinds, how sure, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import MISHEARD
from annotator.ui.controls import Segmented
from annotator.ui.find.drop_down import DropDown
from annotator.ui.models.choice_model import Choice
from annotator.ui.queue.wording import CLEANING_HINTS, CLEANING_NAMES, MISHEARD_NAMES
from annotator.workspace.queue import LAST_TIER, Wanted

_MISHEARD, _CLEANING = "misheard", "cleaning"
_HERE, _EVERYWHERE = "here", "everywhere"
_SAFEST, _IN_TEXT = "safest", "text"
_LEAST = ("0", "0.7", "0.9")


class QueueFilters(QObject):
    """``changed`` tells that one of them was moved by hand, ``opened`` that the other list is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[SuggestionKind, int] = {}
        self.mode = Segmented(
            translate("What to go through"),
            ((_MISHEARD, translate("Misheard")), (_CLEANING, translate("Cleaning"))),
        )
        self.scope = Segmented(
            translate("Where to look"),
            ((_HERE, translate("This transcript")), (_EVERYWHERE, translate("All"))),
        )
        self.kinds = DropDown(translate("Kind"), self._kind_choices)
        self.tiers = Segmented(
            translate("How sure"),
            (("1", translate("Safest")), ("2", translate("Likely")), ("3", translate("Everything"))),
        )
        self.least = Segmented(
            translate("Least score"),
            [(v, f"≥ {float(v):.0%}" if v != "0" else translate("Any score")) for v in _LEAST],
        )
        self.order = Segmented(
            translate("Order"),
            ((_SAFEST, translate("Safest first")), (_IN_TEXT, translate("As in the text"))),
        )
        self.ticks = {kind: QCheckBox(translate(name)) for kind, name in CLEANING_NAMES.items()}
        self._tier_of_mode = {_MISHEARD: "1", _CLEANING: str(LAST_TIER)}
        self._say_hints()
        self._start()

    def _say_hints(self) -> None:
        self.mode.set_hints(
            (
                translate("Words that were probably misheard"),
                translate("Hesitation, repetitions, punctuation: after the words are right"),
            )
        )
        self.tiers.set_hints(
            (
                translate("What can hardly be meant as it is written"),
                translate("Also what may be right as it is written"),
                translate("Also what is rather a hint than a suggestion"),
            )
        )
        for kind, tick in self.ticks.items():
            tick.setToolTip(translate(CLEANING_HINTS[kind]))
            tick.setAccessibleDescription(translate(CLEANING_HINTS[kind]))

    def _start(self) -> None:
        self.mode.show_value(_MISHEARD)
        self.scope.show_value(_HERE)
        self.tiers.show_value("1")
        self.least.show_value("0")
        self.order.show_value(_SAFEST)
        self.mode.chosen.connect(self._change_mode)
        self.tiers.chosen.connect(self._change_tier)
        for row in (self.scope, self.least, self.order):
            row.chosen.connect(self.changed)
        self.kinds.changed.connect(self.changed)
        for tick in self.ticks.values():
            tick.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tick.clicked.connect(self.changed)

    def _change_mode(self, mode: str) -> None:
        self.tiers.show_value(self._tier_of_mode[mode])
        self.changed.emit()

    def _change_tier(self, tier: str) -> None:
        self._tier_of_mode[self.mode.value] = tier
        self.changed.emit()

    # What they say

    @property
    def is_cleaning(self) -> bool:
        """Whether cleaning is gone through, not what was misheard."""
        return self.mode.value == _CLEANING

    @property
    def everywhere(self) -> bool:
        """Whether all transcripts are gone through."""
        return self.scope.value == _EVERYWHERE

    @property
    def by_groups(self) -> bool:
        """Whether the safest come first, in groups."""
        return self.order.value == _SAFEST

    @property
    def wanted(self) -> Wanted:
        """Which suggestions are listed."""
        if self.is_cleaning:
            kinds = frozenset(kind for kind, tick in self.ticks.items() if tick.isChecked())
        else:
            kinds = frozenset(map(SuggestionKind, self.kinds.picked)) or MISHEARD
        return Wanted(kinds, int(self.tiers.value), float(self.least.value))

    def show_scope(self, *, everywhere: bool) -> None:
        """Have all transcripts gone through, or the one on the page, without telling."""
        self.scope.show_value(_EVERYWHERE if everywhere else _HERE)

    def show_mode(self, *, cleaning: bool) -> None:
        """Have the one or the other gone through, without telling."""
        self.mode.show_value(_CLEANING if cleaning else _MISHEARD)
        self.tiers.show_value(self._tier_of_mode[self.mode.value])

    def widen(self) -> None:
        """Narrow nothing any more."""
        self.kinds.pick({})
        self.least.show_value("0")
        self.tiers.show_value(str(LAST_TIER))
        self._change_tier(str(LAST_TIER))

    # Counts

    def show_counts(self, counts: Mapping[SuggestionKind, int]) -> None:
        """Say how many there are of each kind."""
        self._counts = counts
        for kind, tick in self.ticks.items():
            name = translate(CLEANING_NAMES[kind])
            tick.setText(translate("{name} ({count})").format(name=name, count=f"{counts.get(kind, 0):,}"))

    def _kind_choices(self) -> Sequence[Choice]:
        return [
            Choice(kind.value, translate(name), f"{self._counts.get(kind, 0):,}")
            for kind, name in MISHEARD_NAMES.items()
        ]
