"""Where the user is is written down when the keys rest, and now and then while they do not."""

from __future__ import annotations

from time import monotonic

import pytest
from PySide6.QtCore import Qt

from annotator.domain.span import Place
from annotator.ui import whereabouts
from annotator.ui.last_place import LastPlace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

TEXT = "甲：第一句说桥。第二句说船。第三句说水位。\n乙：第四句说路。第五句说灯。\n" * 20
MS = 1_500


@pytest.fixture
def user(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(whereabouts, "MS_TO_REMEMBER", MS)
    return open_window(TEXT)


@pytest.fixture
def written(user: User, monkeypatch: pytest.MonkeyPatch) -> list[LastPlace]:
    """The places that are written down from now on."""
    places: list[LastPlace] = []
    user.window.open_view.whereabouts.remember()
    monkeypatch.setattr(user.window.preferences, "put_place", lambda _, place: places.append(place))
    return places


def keys_for(user: User, seconds: float) -> None:
    """Keys that move the caret, one soon after the other."""
    until = monotonic() + seconds
    while monotonic() < until:
        user.key(Qt.Key.Key_Right)
        user.rest(20)


def test_nothing_is_written_down_while_keys_go_on_and_the_last_place_once_they_rest(
    user: User, written: list[LastPlace]
) -> None:
    keys_for(user, 2 * MS / 1000)
    assert written == []
    user.until(lambda: len(written) > 0)
    assert len(written) == 1
    assert written[0].anchor is not None
    assert written[0].anchor.start == Place(user.bridge.selection.caret)


def test_whoever_never_rests_has_the_place_written_down_all_the_same(
    user: User, written: list[LastPlace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whereabouts, "S_AT_MOST", 0.5)
    keys_for(user, 0.5 + 3 * MS / 1000)
    assert written
