"""A long transcript that comes into the project holds nobody up who is at another."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.changes import Change, Entity
from annotator.workspace.importing import edit_for, look_at
from tests.ui.shell.desk import User


def talk_of(turns: int) -> str:
    return "".join(f"{'甲乙'[i % 2]}：这是第{i}句话。\n" for i in range(turns))


class Asked:
    """Counts how many changes anybody looks at."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        patch.setattr(Change, "subject", property(self._subject))

    def _subject(self, change: Change) -> Entity | None:
        self.count += 1
        return change.before if change.after is None else change.after


def test_telling_of_an_import_costs_the_same_however_long_it_is(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, asked = user.window.open_view.bridge.workspace, []
    for number, turns in enumerate((30, 600)):
        file = tmp_path / f"{number}.txt"
        file.write_text(talk_of(turns), encoding="utf-8")
        edit = edit_for([look_at(file)], ())
        assert edit is not None
        made = workspace.make([edit])
        with monkeypatch.context() as patch:
            looking = Asked(patch)
            (event,) = workspace.announce(made)
        assert len(event.changes) > 2 * turns
        assert len(user.window.transcripts.model.summaries) == 2 + number
        asked.append(looking.count)
    assert asked[1] <= asked[0] + 20


def test_what_an_import_brings_first_is_at_hand_as_it_stands_in_the_file(user: User, tmp_path: Path) -> None:
    workspace = user.window.open_view.bridge.workspace
    names = ("first", "second")
    for name in names:
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n主讲：{name}\n\n{talk_of(12)}", encoding="utf-8")
    edit = edit_for([look_at(tmp_path / f"{name}.md") for name in names], ())
    assert edit is not None
    made = workspace.make([edit])
    workspace.announce(made)
    first, second = [summary.transcript.id for summary in workspace.summaries()][1:]
    assert workspace.is_at_hand(first)
    assert not workspace.is_at_hand(second)
    at_hand = workspace.transcript(first)
    assert at_hand.turns
    workspace.forget(first)
    assert workspace.transcript(first) == at_hand
