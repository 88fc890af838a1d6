"""An evening with several transcripts: what was misheard alike is found, marked, corrected and sorted.

All by real keys, in the real window.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.domain.correction import CorrectionKind
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.text.text_map import shown_text
from annotator.ui.controls import Segmented
from annotator.ui.find.place import FindPlace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

COUNCIL = """供水听证会

主持人：先听数字。
何未央：漏孙率去年是百分之十九，前年的漏孙率没有公布。
沈渡：我觉得漏损不是一年能治好的。百分之十九里有一半是老管子。
"""
NIGHT = """抢修夜班

沈渡：夜里压力高，漏孙率就高。调度说DMA数据明早才有。
何未央：我建议先换阀门，再谈漏損。dma分区要重划。
"""
MARKET = """菜市场回访

沈渡：百分之五的摊位没有水表。
"""


def finding(user: User) -> FindPlace:
    return user.window.open_view.finding


def rest(user: User) -> None:
    user.until(lambda: not finding(user).search.is_running)
    user.rest(20)


def hits(user: User) -> list[str]:
    return [f"{hit.words}{hit.after[:4]}" for hit in finding(user).panel.model.all_hits()]


def summary(user: User) -> str:
    return finding(user).panel.summary.text()


def compose(letters: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, QInputMethodEvent(letters, []))


def press_switch(user: User, name: str) -> None:
    """Go to a row of switches with the Tab key and to one of them with the arrows; back to the field."""
    for _ in range(40):
        user.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        row = focused.parentWidget() if focused is not None else None
        faces = [one.text() for one in row.findChildren(QPushButton)] if isinstance(row, Segmented) else []
        if name in faces:
            break
    else:
        raise AssertionError(f"the keyboard does not reach {name}")
    while (here := QApplication.focusWidget()) is not None and here.property("text") != name:
        forward = faces.index(name) > faces.index(str(here.property("text")))
        user.key(Qt.Key.Key_Right if forward else Qt.Key.Key_Left)
    user.key(Qt.Key.Key_F, CTRL)
    rest(user)


def all_marks(user: User) -> list[tuple[str, str]]:
    workspace = user.bridge.workspace
    labels = workspace.codebook.label_by_id
    whole = [workspace.transcript(s.transcript.id) for s in workspace.summaries()]
    return [
        (labels[a.label_id].name, t.text[a.span.start : a.span.end]) for t in whole for a in t.annotations
    ]


def readings(user: User) -> str:
    workspace = user.bridge.workspace
    whole = [workspace.transcript(s.transcript.id) for s in workspace.summaries()]
    return "".join(shown_text(t.text, t.accepted_corrections) for t in whole)


def test_an_evening_of_finding(open_window: Open) -> None:
    user = open_window(COUNCIL, NIGHT, MARKET)
    user.stand_at("先听")

    # words selected on the page, looked for in all transcripts
    at = COUNCIL.index("百分之十九")
    user.window.page.select_span(Span(at, at + 3))
    user.key(Qt.Key.Key_F, CTRL)
    rest(user)
    assert hits(user) == ["百分之十九，前", "百分之十九里有"]
    press_switch(user, "All")
    assert summary(user) == "3 hits in 2 transcripts"

    # a pattern, wrong while it is being typed
    press_switch(user, "Pattern")
    user.write("百分之(")
    rest(user)
    assert "no regular expression" in summary(user)
    assert len(hits(user)) == 3
    user.write("十九|五)")
    rest(user)
    assert hits(user) == ["百分之十九，前年的", "百分之十九里有一半", "百分之五的摊位没"]

    # two of them become figures, are looked at, and are taken back
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Space)
    user.key(Qt.Key.Key_End)
    user.key(Qt.Key.Key_Space)
    user.until(lambda: user.transcript.text == MARKET)
    user.key(Qt.Key.Key_Return, CTRL)
    user.key(Qt.Key.Key_2)
    assert all_marks(user) == [("Figure", "百分之十九"), ("Figure", "百分之五")]
    assert user.said == "2 places marked as Figure"
    user.key(Qt.Key.Key_Z, CTRL)
    assert all_marks(user) == []
    user.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(all_marks(user)) == 2

    # an input method composes in the field: Enter, comma, blank and digits are its own
    user.key(Qt.Key.Key_F, CTRL)
    press_switch(user, "Plain")
    user.key(Qt.Key.Key_A, CTRL)
    compose("lou'sun")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Comma, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_2):
        user.key(key)
    assert user.window.page.focusProxy() is not QApplication.focusWidget()
    assert len(all_marks(user)) == 2
    user.write("漏孙率")
    rest(user)
    assert summary(user) == "3 hits in 2 transcripts"

    # a wrong form: what is surely wrong is ticked, one place is left out, the others are corrected
    user.key(Qt.Key.Key_Return, CTRL)
    user.write("Correct")
    user.key(Qt.Key.Key_Return)
    user.until(lambda: finding(user).panel.model.ticked_count == 3)
    user.write("漏损率")
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert user.said == "3 places corrected to “漏损率”"
    assert "漏孙" not in readings(user)
    workspace = user.bridge.workspace
    made = [c for s in workspace.summaries() for c in workspace.transcript(s.transcript.id).corrections]
    assert {c.kind for c in made} == {CorrectionKind.HOMOPHONE}
    assert summary(user) == "Nothing found."

    # by sound, blind to traditional characters; from hit to hit on the page
    user.key(Qt.Key.Key_F, CTRL)
    press_switch(user, "Pinyin")
    user.key(Qt.Key.Key_A, CTRL)
    user.write("lousun")
    rest(user)
    assert [words[:2] for words in hits(user)] == ["漏损", "漏损", "漏损", "漏损", "漏損"]
    user.key(Qt.Key.Key_Return)
    places = set()
    for _ in range(5):
        span = user.window.page.selection()
        assert span is not None
        places.add((user.transcript.id, span.start))
        user.key(Qt.Key.Key_F3)
    assert len(places) == 5

    # the paragraphs that speak of it become one topic
    user.key(Qt.Key.Key_F, CTRL)
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_A, CTRL)
    user.key(Qt.Key.Key_Return, CTRL)
    user.write("Topic")
    user.key(Qt.Key.Key_Return)
    user.write("漏损")
    user.key(Qt.Key.Key_Return)
    assert [label.name for label in workspace.codebook.labels_of(Layer.TOPICS)] == ["漏损"]
    topics = [words for name, words in all_marks(user) if name == "漏损"]
    assert [words.count("\n") for words in topics] == [1, 1]

    # and out of it again, to where one was
    user.key(Qt.Key.Key_Escape)
    assert not finding(user).is_open
    assert user.text.hasFocus()
