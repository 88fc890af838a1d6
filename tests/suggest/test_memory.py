"""What was corrected before, and what was meant by it most often."""

from __future__ import annotations

from annotator.suggest.memory import Memory


def test_the_most_frequent_comes_first_then_the_latest() -> None:
    memory = Memory([("pro", "prompt"), ("pro", "project"), ("Pro", "prompt"), ("pro", "protein")])
    assert memory.meant_by("PRO") == ["prompt", "protein", "project"]
    assert memory.meant == {"prompt": 2, "project": 1, "protein": 1}
    assert sorted(memory.pairs()) == [("pro", "project"), ("pro", "prompt"), ("pro", "protein")]


def test_what_is_no_correction_is_not_kept() -> None:
    memory = Memory([("", "a"), ("a", ""), ("a", "a")])
    assert (memory.meant_by("a"), memory.meant) == ([], {})


def test_blanks_do_not_matter() -> None:
    assert Memory([("open  eye", "OpenAI")]).meant_by("open eye") == ["OpenAI"]
