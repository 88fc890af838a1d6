"""Words of the dictionary by their sound."""

from __future__ import annotations

from annotator.text.alike import is_same_in_other_script, simplified
from annotator.text.dictionary import characters_sounding_like, sounding_like
from annotator.text.syllables import Hearing


def test_words_that_sound_the_same_the_commonest_first() -> None:
    assert sounding_like("潜瞻性", Hearing.SAME) == ["前瞻性"]
    assert sounding_like("散部", Hearing.SAME) == []  # two characters: asked for apart
    assert "散步" in sounding_like("散部", Hearing.SAME, 2)
    assert "散步" not in sounding_like("散步", Hearing.SAME, 2)
    assert "临门一脚" in sounding_like("零门一角", Hearing.NEAR)


def test_characters_that_sound_the_same() -> None:
    found = characters_sounding_like("副")
    assert "负" in found
    assert "副" not in found


def test_other_scripts() -> None:
    assert simplified("漁會的a水") == "渔会的a水"
    assert simplified("參與會議的眾人為什麼畫下計劃裡的麵館") == "参与会议的众人为什么画下计划里的面馆"
    assert simplified("看着后面，覆盖了") == "看着后面，覆盖了"
    assert is_same_in_other_script("漁會", "渔会")
    assert not is_same_in_other_script("漁會", "与会")
    assert not is_same_in_other_script("漁", "渔会")
