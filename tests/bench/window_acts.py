"""The whole window on one project, in a process of its own: what a user does there, and a bare editor.

``python -m tests.bench.window_acts PROJECT TRIES FEW`` prints a line of JSON for each
:class:`~tests.bench.acts.Series`; those of the bare editor have names that begin with ``bare.``.
Keys go to the window as events, by the keys that the commands have; every edit is on disk when its
key is done.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.label import Layer
from annotator.domain.span import Place
from annotator.domain.speaker import Speaker
from annotator.text import words
from annotator.ui.actions import BY_NAME
from annotator.ui.app import Annotator
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import keep_settings_in
from annotator.ui.transcript_page.overview import Overview
from annotator.workspace.keys import keys_in, label_keys
from tests.bench.acts import Act, Series, longest_hold, painted, played, settle
from tests.bench.bare import bare_series
from tests.bench.long_texts import LONG, SHORT
from tests.bench.process_memory import memory_mb

SIZE = (1440, 900)
WORDS = "更正"
_NEAR = 6
_HOLD_MS = 450
"""How long after a key the window counts and says what the key changed."""


class User:
    """Goes about the window and presses its keys."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.chance = random.Random(7)
        self.been: list[int] = []

    @property
    def text(self) -> QWidget:
        """The widget that has the keys of the page."""
        keyboard = self.window.page.focusProxy()
        assert keyboard is not None
        return keyboard

    @property
    def transcript(self) -> AnnotatedTranscript:
        """What the page shows."""
        shown = self.window.page.transcript
        assert shown is not None
        return shown

    def press(self, command: str, *, last: bool = False) -> None:
        """The first key of a command, or the last."""
        keys = BY_NAME[command].keys
        QTest.keySequence(self.text, QKeySequence(keys[-1 if last else 0]))

    def letter(self, key: str) -> None:
        """A single key on the page."""
        QTest.keyClicks(self.text, key.lower())

    def label(self, *, other_than: str = "") -> None:
        """The key of a type of claim."""
        for key, label in label_keys(self.window.open_view.bridge.codebook).items():
            if label.layer is Layer.CLAIMS and label.id != other_than:
                self.letter(key)
                return

    def speaker(self, _: int) -> None:
        """The digit of somebody who does not speak at the caret."""
        bridge, transcript = self.window.open_view.bridge, self.transcript
        turn = transcript.turn_at(bridge.selection.caret)
        here = turn.speaker_ids if turn is not None else ()
        keys = keys_in(Layer.SPEAKERS, bridge.codebook, transcript)
        self.letter(next(key for key, who in keys.items() if isinstance(who, Speaker) and who.id not in here))

    def go_as_speaker(self, number: int) -> None:
        """A random place, with the digits standing for speakers."""
        self.window.open_view.bridge.choose_layer(Layer.SPEAKERS)
        self.go(number)

    def go(self, _: int = 0) -> None:
        """The caret to a random place with words, far from every correction; nothing is chosen there."""
        text, step = self.transcript.text, 200
        while True:
            place = self.chance.randrange(step, len(text) - step)
            far = all(abs(place - c.start) > _NEAR for c in self._corrections_near(place))
            if far and text[place - 2 : place + 4].isalnum():
                break
        self.window.page.put_caret(Place(place))
        self.window.open_view.bridge.select_annotation(None)
        self.text.setFocus()
        self.been.append(place)

    def _corrections_near(self, place: int) -> list[Correction]:
        return [c for c in self.transcript.accepted_corrections if abs(c.start - place) < 300]

    def back(self, _: int = 0) -> None:
        """The caret to the last place but for those that were gone back to already."""
        self.window.page.put_caret(Place(self.been.pop()))
        self.text.setFocus()

    def to_claim(self, number: int) -> None:
        """Choose the claim that follows a random place."""
        self.go(number)
        self.press("next_claim")

    def relabel(self, _: int) -> None:
        """Another type for the chosen claim."""
        chosen = self.window.open_view.bridge.annotation
        assert chosen is not None
        self.label(other_than=chosen.label_id)

    def type_correction(self, number: int) -> None:
        """Open the editor and type two characters in place of two others; they are not committed yet."""
        self.go(number)
        self.press("correct", last=True)
        self.commit(WORDS)
        editor = QApplication.focusWidget() or self.text
        for _ in WORDS:
            QTest.keyClick(editor, Qt.Key.Key_Delete)

    def commit(self, typed: str) -> None:
        """Words as an input method hands them over."""
        event = QInputMethodEvent("", [])
        event.setCommitString(typed)
        QApplication.sendEvent(QApplication.focusWidget() or self.text, event)

    def enter(self, _: int = 0) -> None:
        """The key that commits, where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.text, Qt.Key.Key_Return)

    def put_away(self, _: int = 0) -> None:
        """The editor for a correction, if it is open."""
        self.window.page.cancel_correction()

    def scroll(self, _: int) -> None:
        """Drag the bar to a random place."""
        bar = self.text.verticalScrollBar()  # type: ignore[attr-defined]
        bar.setValue(self.chance.randrange(max(1, bar.maximum())))

    def jump(self, _: int) -> None:
        """Press somewhere on the overview."""
        strip = self.window.page.findChild(Overview)
        assert strip is not None
        at = QPoint(strip.width() // 2, self.chance.randrange(20, strip.height() - 20))
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def resize(self, by: int, number: int) -> None:
        """The window so much narrower, and next time as before."""
        self.window.resize(SIZE[0] - (by if number % 2 == 0 else 0), SIZE[1])

    def view(self, number: int) -> None:
        """Tracked changes, the source text, the reading text, in turns."""
        self.press(("tracked", "source", "reading")[number % 3])

    def near_top(self, _: int = 0) -> None:
        """The caret near the top."""
        self.window.page.put_caret(Place(40))

    def far_down(self, _: int = 0) -> None:
        """The caret far down."""
        self.window.page.put_caret(Place(len(self.transcript.text) * 9 // 10))

    def filter(self, number: int) -> None:
        """The claims away, and next time back."""
        self.window.page.set_layers_shown(frozenset(Layer) - ({Layer.CLAIMS} if number % 2 == 0 else set()))

    def to_short(self, _: int = 0) -> None:
        """The other transcript."""
        self.window.open_view.open_transcript(SHORT)
        self.text.setFocus()

    def to_short_forgetting(self, number: int) -> None:
        """The other transcript, and the long one is to be read from disk again."""
        self.to_short(number)
        self.window.open_view.bridge.workspace.forget(LONG)

    def to_long(self, _: int) -> None:
        """The long transcript, by key."""
        self.press("next_transcript")


def marking_acts(user: User) -> Iterator[Act]:
    """Marks and corrections, and what takes them back."""
    undo = Act("", user.back, lambda _: user.press("undo"))
    yield Act("mark_sentence", user.go, lambda _: user.label())
    yield undo.called("undo")
    yield Act("redo", user.go, lambda _: user.press("redo"))
    user.been.clear()
    yield Act("relabel", user.to_claim, user.relabel)
    yield undo.called("undo_relabel")
    user.been.clear()
    yield Act("speaker_from_here", user.go_as_speaker, user.speaker)
    yield undo.called("undo_speaker")
    user.window.open_view.bridge.choose_layer(Layer.CLAIMS)
    yield Act("topic_to_here", user.go, lambda _: user.press("end_topic"))
    yield Act("open_correction", user.go, lambda _: user.press("correct", last=True))
    user.put_away()
    user.been.clear()
    yield Act("correct", user.type_correction, user.enter)
    yield undo.called("undo_correction")
    user.window.set_mode("correcting")
    yield Act("type_in_place", user.go, lambda _: QTest.keyClicks(user.text, "a"))
    yield Act("type_on_in_place", lambda _: None, lambda _: QTest.keyClicks(user.text, "b"))
    yield Act("delete_in_place", user.go, lambda _: QTest.keyClick(user.text, Qt.Key.Key_Backspace))
    yield Act("compose_in_place", user.go, lambda _: user.commit(WORDS))
    yield Act("undo_in_place", lambda _: None, lambda _: user.press("undo"))
    user.window.set_mode("marking")
    yield Act("review_and_go_on", user.go, lambda _: user.press("reviewed"))
    yield Act("next_unreviewed", user.go, lambda _: user.press("next_unreviewed"))


def moving_acts(user: User) -> Iterator[Act]:
    """The caret, the view and the window."""
    yield Act("move_caret", user.go, lambda _: QTest.keyClick(user.text, Qt.Key.Key_Right))
    yield Act("next_sentence", user.go, lambda _: user.press("next_sentence"))
    yield Act("next_claim", user.go, lambda _: user.press("next_claim"))
    yield Act("scroll", user.go, user.scroll)
    yield Act("jump", user.go, user.jump)
    yield Act(
        "select_all",
        user.go,
        lambda _: QTest.keyClick(user.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        few=True,
    )
    user.go()
    yield Act("resize", lambda _: None, lambda i: user.resize(60, i), few=True)
    yield Act("resize_column", lambda _: None, lambda i: user.resize(400, i), few=True)
    user.window.resize(*SIZE)
    if hasattr(user.window.page, "set_layers_shown"):
        yield Act("filter_layer", lambda _: None, user.filter, few=True)
        user.window.page.set_layers_shown(frozenset(Layer))
    yield Act("switch_view_top", user.near_top, user.view, few=True)
    yield Act("switch_view_far", user.far_down, user.view, few=True)
    user.press("reading")


def coming_acts(user: User) -> Iterator[Act]:
    """From another transcript to the long one; the first time it is read from disk."""
    yield Act("open", user.to_short_forgetting, user.to_long, few=True)
    yield Act("switch_transcript", user.to_short, user.to_long, few=True)


def holds(user: User, tries: int) -> Series:
    """For how long the window does not answer, at most, while it catches up after a mark."""
    found = []
    for number in range(tries):
        user.go(number)
        settle()
        user.label()
        painted()
        found.append(longest_hold(_HOLD_MS))
    return Series("hold_after_mark", tuple(found))


def window_series(path: Path, *, tries: int, few: int) -> Iterator[Series]:
    """How long the window takes for everything, in milliseconds; at last the megabytes it holds."""
    application = QApplication.instance() or QApplication(["annotator"])
    assert isinstance(application, QApplication)
    keep_settings_in(path.parent)
    program = Annotator(application)
    program.window.resize(*SIZE)
    program.show(path)
    program.window.resize(*SIZE)
    user = User(program.window)
    program.window.open_view.open_transcript(LONG)
    settle()
    words.load()  # as the window itself does when it has been up for a moment
    yield Series("memory_open", (memory_mb(),))
    for acts in (moving_acts(user), marking_acts(user)):
        yield from played(acts, tries=tries, few=few)
    yield holds(user, few)
    yield Series("memory_in_use", (memory_mb(),))
    yield from played(coming_acts(user), tries=tries, few=few)
    program.window.close()


def _give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault in painting or in a slot, which Qt would pass over: what is measured then means nothing."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def main(path: Path, tries: int, few: int) -> None:
    """Print every series; a fault anywhere ends the process."""
    sys.excepthook = _give_up
    transcript_text = _text_of(path)
    for series in window_series(path, tries=tries, few=few):
        _say(series)
    for series in bare_series(transcript_text, tries=tries, few=few):
        _say(Series(f"bare.{series.name}", series.values))


def _text_of(path: Path) -> str:
    from annotator.workspace.workspace import Workspace

    workspace = Workspace.open(path)
    text = workspace.transcript(LONG).text
    workspace.close()
    return text


def _say(series: Series) -> None:
    print(msgspec.json.encode(series).decode(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
