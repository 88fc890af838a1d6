"""Where in a sentence a claim may begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.clauses import clause_ends, clauses, openings, without_end_mark


@pytest.mark.parametrize(
    "marked",
    [
        "|我们测过两次，|结果都是百分之十九。",
        "|但|水价还没有调过。",
        "|但是呢|我觉得|水表要先换。",
        "|所以，|那|先做两个片区。",
        "|1. |先测夜间流量，|再换表。",
        "|- |漏损的大头在管网。",
        "|简宁指出，|管网老化是主因。",
        "|水务集团工程师简宁认为|管网老化是主因，|这要五年才能换完。",
        "|她说过|“先换表”，|然后再测。",
        "|正如他所说，“|只要水压稳住，|漏损就少”。",
        "|So |we measured twice, |because |nobody believed it.",
        "|The engineer said that |pipes leak at night.",
        "|漏损率是12,000分之一：|不算高。",
        "|那样的管子不能用。",
    ],
)
def test_openings_are_behind_commas_lead_ins_and_verbs_of_saying(marked: str) -> None:
    parts = marked.split("|")
    sentence = "".join(parts)
    at = [len("".join(parts[: i + 1])) for i in range(len(parts) - 1)]
    assert [place for place in at if place not in openings(sentence)] == []


@pytest.mark.parametrize(
    ("marked", "not_in"),
    [("好像没有人去测。", "像没"), ("并不是所有的表都准。", "不是"), ("对于老城来说不够。", "于老")],
)
def test_words_that_only_look_like_lead_ins_are_none(marked: str, not_in: str) -> None:
    assert marked.index(not_in) not in openings(marked)


def test_clauses_end_before_their_commas() -> None:
    sentence = "我们测过两次，结果：百分之十九……"
    assert [sentence[:end] for end in clause_ends(sentence)] == [
        "我们测过两次",
        "我们测过两次，结果",
        "我们测过两次，结果：百分之十九",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "会有人来测的|。😊。",
        "会有人来测的|。👍🏽，",
        "会有人来测的|——",
        "它叫😊水表|。",
        "😊。|",
    ],
)
def test_what_ends_a_sentence_is_no_part_of_what_is_said(marked: str) -> None:
    said, end = marked.split("|")
    assert without_end_mark(said + end) == len(said)


@given(st.text(st.sampled_from("但是我们测过，、“”。1. ab说认为\n😊"), max_size=30))
def test_any_text_falls_into_clauses_and_openings_lie_inside(sentence: str) -> None:
    pieces = clauses(sentence)
    assert "".join(sentence[start:end] for start, end in pieces) == sentence
    assert all(0 <= at <= len(sentence) for at in openings(sentence))
    assert list(openings(sentence)) == sorted(set(openings(sentence)))
    assert list(clause_ends(sentence)) == sorted(set(clause_ends(sentence)))
