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
