"""Back to where one was, and forward again: only jumps are gone back from, not steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.editing import AddLabel, Annotate, MarkReviewed, RemoveTranscript
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "".join(
    f"甲：第{number}段说的是桥。\n乙：第{number}段说的是船，说得很长，长到要换行。\n" for number in range(150)
)
CLAIMS = tuple(LONG.index(f"第{number}段") for number in (20, 60, 140))


@pytest.fixture
def long(open_window: Open) -> User:
    user = open_window(LONG, TALK)
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0].id
    for at in CLAIMS:
        user.bridge.do(Annotate(user.transcript.id, at, at + 4, label))
    user.stand_at("第3段")
    return user


def caret(user: User) -> int:
    return user.bridge.selection.caret


def back(user: User) -> None:
    user.key(Qt.Key.Key_Left, ALT)


def forward(user: User) -> None:
    user.key(Qt.Key.Key_Right, ALT)


def test_back_leads_to_where_claims_were_gone_through_from(long: User) -> None:
    start = caret(long)
    for _ in range(3):
        long.key(Qt.Key.Key_Tab)
    assert caret(long) == CLAIMS[2]
    back(long)
    assert caret(long) == start
    back(long)
    assert caret(long) == start
    forward(long)
    assert caret(long) == CLAIMS[2]


def test_the_claim_that_was_chosen_is_chosen_again(long: User) -> None:
    long.key(Qt.Key.Key_Tab)
    first = long.bridge.selection.annotation_id
    long.key(Qt.Key.Key_Down)
    long.bridge.select_annotation(first)
    long.key(Qt.Key.Key_Tab)
    second = long.bridge.selection.annotation_id
    assert None not in (first, second)
    assert first != second
    back(long)
    assert long.bridge.selection.annotation_id == first
    forward(long)
    assert long.bridge.selection.annotation_id == second


def test_a_step_between_jumps_is_a_place_to_go_back_to(long: User) -> None:
    start = caret(long)
    long.key(Qt.Key.Key_Tab)
    long.key(Qt.Key.Key_Down)
    stopped = caret(long)
    long.key(Qt.Key.Key_Tab)
    back(long)
    assert caret(long) == stopped
    back(long)
    assert caret(long) == start
    forward(long)
    forward(long)
    assert caret(long) == CLAIMS[1]


def test_arrow_keys_are_no_jumps(long: User) -> None:
    for _ in range(4):
        long.key(Qt.Key.Key_Down)
    here = caret(long)
    back(long)
    assert caret(long) == here
    assert not long.window.open_view.whereabouts.can_go_back


def test_back_crosses_transcripts_and_forgets_those_that_are_gone(long: User) -> None:
    first, start = long.transcript.id, caret(long)
    long.key(Qt.Key.Key_PageDown, CTRL)
    second = long.transcript.id
    assert second != first
    long.stand_at("四厘米")
    back(long)
    assert (long.transcript.id, caret(long)) == (first, start)
    forward(long)
    assert (long.transcript.id, caret(long)) == (second, TALK.index("四厘米"))
    back(long)
    long.bridge.do(RemoveTranscript(second))
    assert not long.window.open_view.whereabouts.can_go_forward


def test_a_transcript_is_found_as_it_was_left(long: User) -> None:
    at = LONG.index("第100段")
    long.window.page.select_span(Span(at, at + 5))
    long.key(Qt.Key.Key_PageDown, CTRL)
    long.key(Qt.Key.Key_PageUp, CTRL)
    assert long.window.page.selection() == Span(at, at + 5)


def test_a_click_in_the_overview_is_a_jump(long: User) -> None:
    page, start = long.window.page, caret(long)
    page._overview.place_asked.emit(LONG.index("第120段"))
    assert caret(long) == start
    standing = page.standing()
    assert standing is not None
    assert standing.line.offset > LONG.index("第100段")
    back(long)
    standing = page.standing()
    assert standing is not None
    assert (caret(long), standing.line.offset) == (start, start)
    forward(long)
    assert caret(long) > LONG.index("第100段")


def test_a_place_gone_to_from_the_palette_is_a_jump(long: User) -> None:
    start = caret(long)
    long.find("第77段说的是船")
    assert caret(long) != start
    back(long)
    assert caret(long) == start


def test_a_hit_gone_to_is_a_jump(long: User) -> None:
    start = caret(long)
    long.key(Qt.Key.Key_F, CTRL)
    long.write("第88段")
    finding = long.window.open_view.finding
    long.until(lambda: finding.panel.list.hit is not None)
    long.key(Qt.Key.Key_Return)
    long.rest()
    assert caret(long) != start
    long.window.go_to_page()
    back(long)
    assert caret(long) == start


def test_keys_lead_from_topic_to_topic(long: User) -> None:
    long.bridge.do(AddLabel(Layer.TOPICS, "船", id="boat"))
    for number in (30, 90):
        at = LONG.index(f"第{number}段")
        long.bridge.do(Annotate(long.transcript.id, at, at + 30, "boat"))
    long.key(Qt.Key.Key_PageDown, ALT)
    long.key(Qt.Key.Key_PageDown, ALT)
    assert caret(long) == LONG.index("第90段")
    assert long.bridge.annotation is not None
    assert long.bridge.annotation.label_id == "boat"
    long.key(Qt.Key.Key_PageUp, ALT)
    assert caret(long) == LONG.index("第30段")


def test_keys_lead_from_one_unread_place_to_the_next(long: User) -> None:
    lines = [i + 1 for i, character in enumerate(LONG) if character == "\n"][:-1]
    long.bridge.do(MarkReviewed(long.transcript.id, lines[9], lines[99]))
    long.window.page.put_caret(Place(lines[8]))
    long.press("K")
    assert caret(long) == lines[99]
    long.key(Qt.Key.Key_K, SHIFT)
    assert caret(long) == lines[8]


def test_the_list_tells_at_once_how_much_was_read(long: User) -> None:
    def share() -> float:
        return long.window.transcripts.model.summaries[0].reviewed_share

    assert share() == 0
    for _ in range(5):
        long.press(" ")
    long.rest(400)
    assert share() == pytest.approx(long.transcript.reviewed_share)
    assert share() > 0
    assert f"{max(1, round(share() * 100))}% read" in str(
        long.window.transcripts.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    long.key(Qt.Key.Key_Z, CTRL)
    long.rest(400)
    assert share() == pytest.approx(long.transcript.reviewed_share)
    assert long.transcript.reviewed_share == pytest.approx(
        long.bridge.workspace.summaries()[0].reviewed_share
    )
