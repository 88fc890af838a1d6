"""Nicknames behind a calling, before a verb of saying: 司机老王."""

from __future__ import annotations

import pytest

from annotator.detect.prose.subjects import subject_of


@pytest.mark.parametrize("called", ["货车司机老王", "村民小陈", "店主阿珍", "长沙的货车司机老周"])
def test_who_is_called_by_a_nickname_behind_a_calling_speaks(called: str) -> None:
    subject = subject_of(called)
    assert subject is not None
    assert [voice.name for voice in subject.voices] == [called[-2:]]


@pytest.mark.parametrize("words", ["村民老是", "司机小时候", "店主小说"])
def test_words_behind_a_calling_are_no_nicknames(words: str) -> None:
    subject = subject_of(words)
    assert subject is None or not subject.voices
