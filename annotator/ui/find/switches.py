"""The switches of a search: how words are meant, what is told apart, which text, where."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolButton

from annotator.language import translate
from annotator.text.matching import Query, Way
from annotator.ui.controls import Segmented
from annotator.ui.find.asked import Asked
from annotator.ui.theme import scaled, ui_font

_HERE, _EVERYWHERE = "here", "everywhere"
_READING, _SOURCE = "reading", "source"


class Exact(QToolButton):
    """A small switch, off at first, for a difference that searches pass over."""

    def __init__(self, face: str, hint: str) -> None:
        super().__init__()
        self.setText(face)
        self.setCheckable(True)
        self.setToolTip(hint)
        self.setAccessibleName(hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        width = QFontMetrics(ui_font()).horizontalAdvance(face)
        self.setMinimumSize(width + scaled(14), scaled(28))


class Switches(QObject):
    """``changed`` tells that one of them was moved by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope = Segmented(
            translate("Where to find"),
            ((_HERE, translate("This transcript")), (_EVERYWHERE, translate("All"))),
        )
        self.way = Segmented(
            translate("How it is meant"),
            (
                (Way.PLAIN.value, translate("Plain")),
                (Way.WORD.value, translate("Whole word")),
                (Way.PATTERN.value, translate("Pattern")),
                (Way.SOUND.value, translate("Pinyin")),
            ),
        )
        self.text = Segmented(
            translate("Which text"),
            ((_READING, translate("Reading")), (_SOURCE, translate("Source text"))),
        )
        self.case = Exact("Aa", translate("Tell capital letters from small ones"))
        self.width = Exact("Ａ/A", translate("Tell full-width characters from half-width ones"))
        self.script = Exact("國/国", translate("Tell traditional characters from simplified ones"))
        self._say_hints()
        for row in (self.scope, self.way, self.text):
            row.chosen.connect(self.changed)
        for switch in self.exact:
            switch.clicked.connect(self.changed)
        self.show_asked(Asked())

    @property
    def exact(self) -> tuple[Exact, Exact, Exact]:
        """The switches for what is told apart: case, width, script."""
        return self.case, self.width, self.script

    def _say_hints(self) -> None:
        self.scope.set_hints(
            (translate("Find in the transcript on the page"), translate("Find in all transcripts"))
        )
        self.way.set_hints(
            (
                translate("These characters, wherever they stand"),
                translate("Only where a word begins and ends"),
                translate("A regular expression, such as 百分之.+?点"),
                translate("Characters that sound like this: lousun, lou sun"),
            )
        )
        self.text.set_hints(
            (translate("The text with its corrections"), translate("The text as it was imported"))
        )

    def query(self, words: str) -> Query:
        """A query of these words."""
        return Query(
            words,
            Way(self.way.value),
            match_case=self.case.isChecked(),
            fold_width=not self.width.isChecked(),
            fold_script=not self.script.isChecked(),
        )

    @property
    def everywhere(self) -> bool:
        """Whether all transcripts are searched."""
        return self.scope.value == _EVERYWHERE

    @property
    def in_source(self) -> bool:
        """Whether the source text is searched."""
        return self.text.value == _SOURCE

    def show_asked(self, asked: Asked) -> None:
        """Stand as a search has them, without telling."""
        self.scope.show_value(_EVERYWHERE if asked.everywhere else _HERE)
        self.way.show_value(asked.query.way.value)
        self.text.show_value(_SOURCE if asked.in_source else _READING)
        self.case.setChecked(asked.query.match_case)
        self.width.setChecked(not asked.query.fold_width)
        self.script.setChecked(not asked.query.fold_script)
