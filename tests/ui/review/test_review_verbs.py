"""What each key decides about a line or an entry, and what the lists hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import FoundSegment, FoundTurn, Reading, Rejected
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.formats.registry import read
from annotator.ui.review.draft import made_ready
from annotator.ui.review.entries import Entry, Group, listed
from annotator.ui.review.telling import said_row
from annotator.ui.review.verbs import (
    NothingToRule,
    Target,
    Verb,
    ruled_no_speaker,
    ruled_placed,
    ruled_same,
    ruled_speaker,
    speaker_meant,
    words_meant,
)
from annotator.ui.review.wording import said_difference, said_ruling
from annotator.workspace.reading_words import said_evidence
from tests.conftest import ROOT
from tests.ui.review.samples import READING, TEXT, at, line, reviewed


def entries(group: Group) -> list[Entry]:
    found = [part for part in listed(TEXT, READING, ()) if part.group is group]
    return list(found[0].entries) if found else []


def here(words: str, nth: int = 0) -> Target:
    return Target(*line(words, nth))


def test_every_list_has_its_entries_and_counts() -> None:
    ruling = Ruling(RulingKind.SPEAKER, "阿宁")
    counts = {part.group: part.count for part in listed(TEXT, READING, (ruling,))}
    assert counts == {
        Group.SPEAKERS: 3,
        Group.SAME: 1,
        Group.CUES: 1,
        Group.UNPLACED: 1,
        Group.REJECTED: 1,
        Group.WARNINGS: 1,
        Group.QUOTES: 1,
        Group.SECTIONS: 1,
        Group.ASIDES: 3,
        Group.CARD: 3,
        Group.DECIDED: 1,
    }


def test_a_speaker_is_listed_with_turns_names_evidence_and_samples() -> None:
    first, about, evidence, sample, *_ = entries(Group.SPEAKERS)
    assert (first.text, first.detail) == ("周允", "1 turn")
    assert about.text == "主持人 · 渡口 · also: 老周"
    assert evidence.text == "a label that comes 2 times"
    assert sample.text.startswith("“桨断了两支。")
    assert sample.spans[0][0] == READING.turns[0].text_start


def test_a_speaker_is_called_as_the_project_does() -> None:
    names = {"周允": "周允平"}
    shown = made_ready(TEXT, (), (READING,), names=names)
    first, about, *_ = next(part for part in shown.listed if part.group is Group.SPEAKERS).entries
    assert (first.text, first.words) == ("周允平", "周允")
    assert about.text == "in the text: 周允 · 主持人 · 渡口 · also: 老周"
    row = next(i for i in range(len(shown.rows)) if TEXT[shown.rows[i].start :].startswith("周允："))
    assert "周允平 speaks" in said_row(shown, row)


def test_nothing_found_leaves_only_the_speakers_heading() -> None:
    found = listed("船。\n", Reading(0, 3), ())
    assert [(part.group, part.count) for part in found] == [(Group.SPEAKERS, 0)]


def test_a_dismissed_alias_is_offered_no_more() -> None:
    found = listed(TEXT, READING, (Ruling(RulingKind.DIFFERENT, "阿宁", "简宁"),))
    assert Group.SAME not in {part.group for part in found}


def test_an_alias_that_was_ruled_on_is_offered_no_more() -> None:
    ruled = (Ruling(RulingKind.SAME_PERSON, "阿宁", "简宁"),)
    assert Group.SAME not in {part.group for part in listed(TEXT, READING, ruled)}


def test_a_label_on_the_line_or_in_an_entry_is_meant() -> None:
    shown = reviewed()
    assert words_meant(shown, here("简宁：下面")) == "简宁"
    assert words_meant(shown, Target(*at("结论："), entry=entries(Group.REJECTED)[0])) == "结论"
    assert words_meant(shown, Target(*line("开场前"), words="有人")) == "有人"
    assert ruled_speaker(shown, "老周头", here("周允：桨")) == (Ruling(RulingKind.SPEAKER, "老周头"),)
    with pytest.raises(NothingToRule, match="already"):
        ruled_speaker(shown, "老周", here("周允：桨"))
    titled = READING.turns[1]._replace(speaker="简宁平")  # the label names somebody under another name
    known = made_ready(TEXT, (), (replace(READING, turns=(titled,)),))
    with pytest.raises(NothingToRule, match="already"):
        ruled_speaker(known, "简宁", here("简宁：结论"))
    with pytest.raises(NothingToRule, match="already"):
        ruled_speaker(shown, "周允", Target(0, 1, entry=entries(Group.SPEAKERS)[0]))


def test_a_known_name_may_be_a_label_where_it_is_not_taken_for_one() -> None:
    repeated = here("桨断了两支", 1)  # no turn: it was taken for a repeat
    assert ruled_speaker(reviewed(), "周允", repeated) == (Ruling(RulingKind.SPEAKER, "周允"),)


def test_a_known_name_may_be_a_label_in_a_turn_of_nobody() -> None:
    nobodys = READING.turns[0]._replace(speaker=None)
    shown = made_ready(TEXT, (), (replace(READING, turns=(nobodys, *READING.turns[1:])),))
    assert ruled_speaker(shown, "周允", here("周允：桨")) == (Ruling(RulingKind.SPEAKER, "周允"),)


def test_no_speaker_is_said_of_the_label_as_it_is_written() -> None:
    shown = reviewed()
    assert ruled_no_speaker(shown, here("阿宁：")) == (Ruling(RulingKind.NO_SPEAKER, "阿宁"),)
    speaker = entries(Group.SPEAKERS)[0]
    assert ruled_no_speaker(shown, Target(*speaker.spans[0], entry=speaker))[0].words == "周允"
    with pytest.raises(NothingToRule):
        ruled_no_speaker(shown, here("图：断桨"))


def test_no_speaker_says_why_there_is_none_on_a_line() -> None:
    long = READING.turns[2]._replace(end=at("二十六年的船。")[1])
    field = Rejected(*at("图："), "图：", "the name of a field")
    reading = replace(READING, turns=(*READING.turns[:2], long, READING.turns[3]), rejected=(field,))
    shown = made_ready(TEXT, (), (reading,))
    for words, why in (
        ("我在渡口", "简宁 goes on here."),
        ("图：断桨", "“图” is no speaker here."),
        ("开场前", "Nobody speaks on this line."),
    ):
        with pytest.raises(NothingToRule) as told:
            ruled_no_speaker(shown, here(words))
        assert why in str(told.value)


def test_whose_other_name_is_asked_for() -> None:
    shown = reviewed()
    assert speaker_meant(shown, here("阿宁：")) == "阿宁"
    rejected = entries(Group.REJECTED)[0]
    assert speaker_meant(shown, Target(*rejected.spans[0], entry=rejected)) == "结论"
    assert ruled_same(shown, "阿宁", "简宁") == (Ruling(RulingKind.SAME_PERSON, "阿宁", "简宁"),)
    # a label that was not taken for one becomes one of theirs
    assert ruled_same(shown, "结论", "简宁") == (Ruling(RulingKind.SPEAKER, "结论", "简宁"),)
    with pytest.raises(NothingToRule, match="already"):
        ruled_same(shown, "阿宁", "阿宁")
    assert ruled_same(shown, "阿宁姐", "简宁") == (Ruling(RulingKind.SAME_PERSON, "阿宁姐", "简宁"),)


def test_the_label_of_a_line_where_nobodys_words_begin_can_be_somebodys() -> None:
    start, end = line("阿宁：")
    nobodys = FoundTurn(None, start, start, end, Evidence.NONE)
    rejected = Rejected(*at("阿宁："), "阿宁：", "what follows does not read like talk")
    reading = replace(READING, turns=(*READING.turns[:3], nobodys), rejected=(rejected,))
    assert speaker_meant(made_ready(TEXT, (), (reading,)), here("阿宁：")) == "阿宁"


def test_lines_are_ruled_on_whole() -> None:
    shown = reviewed()
    inside, _ = at("断了两支")
    assert ruled_placed(shown, Verb.HEADING, Target(inside, inside + 2)) == (
        Ruling(RulingKind.HEADING, start=line("桨断了两支")[0], end=line("桨断了两支")[1]),
    )
    both = Target(line("简宁：结论")[0], line("图：断桨")[1])
    assert ruled_placed(shown, Verb.NOISE, both)[0].end == line("图：断桨")[1]
    noises = entries(Group.ASIDES)
    several = next(entry for entry in noises if len(entry.spans) == 1)
    assert ruled_placed(shown, Verb.TEXT, Target(*several.spans[0], entry=several))[0].kind is RulingKind.TEXT
    card = entries(Group.CARD)[0]
    with pytest.raises(NothingToRule):
        ruled_placed(shown, Verb.TEXT, Target(0, 0, entry=card))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("周允：桨", "line 5 · 周允 speaks (by a label) · words of 老周头, quoted"),
        (
            "简宁：结论",
            "line 6 · 简宁 speaks (by a label) · “结论：” is not taken for a label: the name of a field",
        ),
        ("一、桨", "line 4 · heading, level 1"),
        ("图：断桨", "line 7 · Image"),
        ("开场前", "line 3 · nobody could be found for it"),
        ("我在渡口", "line 9 · a new speaker may start here: 邱师傅 (somebody is asked to speak)"),
        ("记者联系", "line 13 · Credits · Personal data: Telephone number"),
    ],
)
def test_what_is_said_of_a_line(words: str, said: str) -> None:
    shown = reviewed()
    assert said_row(shown, shown.rows.at(line(words)[0])) == said


def test_only_what_the_card_holds_is_said_to_belong_to_it() -> None:
    place, other = line("图：断桨"), line("简宁：下面")
    segments = tuple(FoundSegment(*at, SegmentKind.METADATA) for at in (place, other))
    reading = replace(READING, segments=segments, noise=(), turns=(), cues=())
    reading = replace(reading, metadata={"题图": "断桨"})
    shown = made_ready(TEXT, (), (reading,))
    said = [said_row(shown, shown.rows.at(start)) for start, _ in (place, other)]
    assert said == ["line 7 · belongs to the card", "line 8 · tells of the text, no speech"]


def test_what_a_ruling_changed_is_told() -> None:
    fewer = Reading(0, len(TEXT), speakers=READING.speakers[:2], turns=READING.turns[:1])
    assert said_difference(fewer, READING) == (
        "3 turns more, 1 speaker more, 1 section more, 3 repeats or noises more, "
        "1 unplaced line more, 2 fields of the card more"
    )
    assert said_difference(READING, READING) == "Nothing reads otherwise"
    named = replace(READING.speakers[1], aliases=("阿宁", "宁姐"))
    taken = replace(READING, speakers=(READING.speakers[0], named, READING.speakers[2]), same=())
    assert said_difference(READING, taken) == "2 other names more, 1 proposal less"
    assert said_difference(taken, READING) == "2 other names less, 1 proposal more"


def test_a_stretch_of_nobodys_that_falls_in_two_is_no_turn_more() -> None:
    start, end = line("开场前")
    one = FoundTurn(None, start, start, end, Evidence.NONE)
    two = (one._replace(end=start + 5), one._replace(start=start + 5, text_start=start + 5))
    whole = replace(READING, turns=(one, *READING.turns), sections=())
    parted = replace(READING, turns=(*two, *READING.turns))
    assert said_difference(whole, parted) == "1 section more"


def test_every_kind_of_ruling_has_its_sentence() -> None:
    said = {said_ruling(Ruling(kind, "甲", "乙", 0, 4), TEXT) for kind in RulingKind}
    assert len(said) == len(RulingKind)
    assert all("{" not in sentence for sentence in said)


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "samples").glob("*-*.txt")), ids=lambda p: p.stem)
def test_every_sample_can_be_reviewed(path: Path) -> None:
    source = read(path)
    for number, reading in enumerate(readings := read_structure(source)):
        shown = made_ready(source.text, (), readings, number=number)
        entries = [entry for part in shown.listed for entry in part.entries]
        assert all(reading.start <= start < end <= reading.end for e in entries for start, end in e.spans)
        assert {name for e in entries if e.group is Group.SPEAKERS for name in [e.words]} == {
            speaker.name for speaker in reading.speakers
        }
        said = [said_row(shown, row) for row in range(len(shown.rows))]
        assert all(sentence.startswith("line ") for sentence in said)
        assert sum("speaks" in sentence for sentence in said) >= bool(reading.turns)


def test_a_number_in_a_reason_stays() -> None:
    assert said_evidence("a label that comes 1,234 times") == "a label that comes 1,234 times"
