"""Records: what the dataset says of each thing."""

from __future__ import annotations

from collections import Counter

import pytest

from annotator.export import records as kinds
from annotator.export import sheets
from annotator.export.checking import check, framed
from annotator.export.dataset import DatasetFilter
from annotator.export.names import Names
from annotator.export.recording import TranscriptRecords, records_of
from annotator.export.records import ClaimRecord
from tests.export.material import CITY, CODEBOOK, TEXT, VALLEY

NAMES = Names(CODEBOOK)


def city(chosen: DatasetFilter | None = None) -> TranscriptRecords:
    records = records_of(framed(CITY, NAMES), chosen or DatasetFilter())
    check(records)
    return records


def claims() -> dict[str, ClaimRecord]:
    return {claim.claim_id: claim for claim in city().claims}


@pytest.mark.parametrize(
    ("record", "columns"),
    [
        (kinds.ClaimRecord, sheets.CLAIMS),
        (kinds.TurnRecord, sheets.TURNS),
        (kinds.TopicRecord, sheets.TOPICS),
        (kinds.SpeakerRecord, sheets.SPEAKERS),
        (kinds.CorrectionRecord, sheets.CORRECTIONS),
        (kinds.RelationRecord, sheets.RELATIONS),
        (kinds.CodebookRecord, sheets.CODEBOOK),
        (kinds.TranscriptRecord, sheets.TRANSCRIPTS),
        (kinds.AboutRecord, sheets.ABOUT),
    ],
)
def test_the_columns_are_the_fields(record: type[tuple[object, ...]], columns: tuple[object, ...]) -> None:
    assert list(record._fields) == [column.field for column in columns]  # type: ignore[attr-defined]
    joined = {f for f, kind in record.__annotations__.items() if "tuple" in str(kind)}
    assert joined == {column.field for column in columns if column.separator}  # type: ignore[attr-defined]


def test_a_claim_inherits_speaker_topics_and_section() -> None:
    claim = claims()["c-public"]
    assert (claim.speakers, claim.speaker_ids, claim.speakers_from) == (("简宁",), ("jian",), "inherited")
    assert (claim.topics, claim.topics_from) == (("漏损率",), "inherited")
    assert (claim.section, claim.turn) == ("二、漏损到底有多少", 2)
    assert (claim.label, claim.certainty, claim.stance) == ("数据", "certain", None)
    assert (claim.author, claim.author_id, claim.created_at, claim.modified_at) == (
        "周允",
        "zhou",
        "2026-03-01T08:00:00.000Z",
        "2026-03-02T09:30:00.000Z",
    )


def test_its_own_speaker_and_topics_come_first() -> None:
    claim = claims()["c-night"]
    assert (claim.speakers, claim.speakers_from) == (("周允",), "own")
    assert (claim.topics, claim.topic_ids, claim.topics_from) == (
        ("漏损率", "水价"),
        ("leak", "price"),
        "own",
    )
    nothing = claims()["c-no-topic"]
    assert (nothing.topics, nothing.topics_from) == ((), "own")


def test_several_speakers_and_a_topic_below_another() -> None:
    claim = claims()["c-zone"]
    assert claim.speakers == ("简宁", "周允")
    assert claim.topics == ("漏损率 > 计量分区",)


def test_quotes_in_both_texts() -> None:
    claim = claims()["c-zone"]
    assert claim.source_quote == "低区计量来分，两年之内可以降到百分之十二以下"
    assert claim.quote == "DMA 分区计量来分，两年之内可以降到百分之十二以下"
    assert TEXT[claim.source_start : claim.source_end] == claim.source_quote
    reading = city().frame.reading
    assert reading[claim.start : claim.end] == claim.quote
    before, after = claim.context_before, claim.context_after
    assert before.endswith("如果按")
    assert after.startswith("。\nOde")
    assert before + claim.quote + after in reading
    assert claims()["c-overlap"].quote == "百分之十九，差是没有计量的公共用水👩‍👩‍👧"


def test_spans_inside_corrected_words() -> None:
    inserted, replaced = claims()["c-in-inserted"], claims()["c-in-replaced"]
    assert (inserted.quote, inserted.source_quote, inserted.start_inner, inserted.end_inner) == (
        "今",
        "",
        -2,
        1,
    )
    assert (replaced.quote, replaced.source_quote) == ("分区", "")
    assert inserted.source_start == inserted.source_end


def test_turns_divide_the_text() -> None:
    records = city()
    first, second, third, last = records.turns
    assert first.with_label.startswith("周允：我们")
    assert first.quote.startswith("我们回到")
    assert "你们今年自己测的" in first.quote
    assert "你们自己测的" in first.source_quote
    assert (first.turn, first.claims, second.claims, third.claims) == (1, 1, 3, 2)
    assert third.quote == third.with_label
    assert last.end == len(records.frame.reading)
    assert last.source_end == len(TEXT)
    for turn, following in zip(records.turns, records.turns[1:], strict=False):
        assert (turn.end, turn.source_end) == (following.start, following.source_start)


def test_topics_count_their_claims() -> None:
    leak, zone = city().topics
    assert (leak.topic, leak.path, leak.level, leak.claims) == ("漏损率", "漏损率", 1, 4)
    assert (zone.topic, zone.path, zone.level, zone.claims) == ("计量分区", "漏损率 > 计量分区", 2, 4)
    assert zone.quote.startswith("如果按DMA 分区计量")


def test_corrections_are_quoted_where_they_are_accepted() -> None:
    by_id = {c.correction_id: c for c in city().corrections}
    assert (by_id["dma"].source_quote, by_id["dma"].quote, by_id["dma"].speakers) == (
        "低区",
        "DMA 分区",
        ("简宁", "周允"),
    )
    assert (by_id["ins"].source_quote, by_id["ins"].quote) == ("", "今年")
    assert by_id["ins"].context_before.endswith("和你们")
    assert by_id["ins"].context_after.startswith("自己测的")
    assert (by_id["fill"].quote, by_id["fill"].source_quote) == ("", "的主要")
    rejected = by_id["maybe"]
    assert (rejected.status, rejected.quote, rejected.start, rejected.source_quote) == (
        "rejected",
        None,
        None,
        "口径",
    )


def test_the_inheritance_is_that_of_the_domain() -> None:
    for transcript in (CITY, VALLEY):
        records = records_of(framed(transcript, NAMES), DatasetFilter())
        for claim in records.claims:
            mark = transcript.annotation_by_id[claim.claim_id]
            section = transcript.section_at(mark.span.start)
            assert claim.speaker_ids == transcript.speakers_of(mark)
            assert claim.topic_ids == transcript.topics_of(mark, CODEBOOK)
            assert claim.section == (section.title if section else None)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (DatasetFilter(labels=frozenset({"figure"})), {"c-public", "c-night"}),
        (
            DatasetFilter(labels=frozenset({"zone"})),
            {"c-zone", "c-formula", "c-in-replaced", "c-control"},
        ),
        (DatasetFilter(labels=frozenset({"price", "figure"})), {"c-night"}),
        (
            DatasetFilter(speakers=frozenset({"host"})),
            {"c-night", "c-zone", "c-in-inserted", "c-in-replaced"},
        ),
        (DatasetFilter(authors=frozenset({"lin"})), set()),
    ],
)
def test_the_filter_narrows_claims(chosen: DatasetFilter, kept: set[str]) -> None:
    records = city(chosen)
    assert {claim.claim_id for claim in records.claims} == kept
    assert records.left_out["claims"] == len(claims()) - len(kept)


def test_a_chosen_topic_takes_those_below_it() -> None:
    records = city(DatasetFilter(labels=frozenset({"leak"})))
    assert [topic.label_id for topic in records.topics] == ["leak", "zone"]
    assert len(records.claims) == 8


def test_the_filter_narrows_layers_and_turns() -> None:
    from annotator.domain.label import Layer

    only_claims = city(DatasetFilter(layers=frozenset({Layer.CLAIMS})))
    assert (only_claims.turns, only_claims.topics, len(only_claims.claims)) == ([], [], 9)
    assert only_claims.claims[2].topics == ("漏损率",)
    only_topics = city(DatasetFilter(layers=frozenset({Layer.TOPICS})))
    assert (only_topics.claims, only_topics.turns, len(only_topics.topics)) == ([], [], 2)
    assert only_topics.left_out == Counter(claims=9, turns=4, relations=2)
    ode = city(DatasetFilter(speakers=frozenset({"ode"})))
    assert [turn.turn for turn in ode.turns] == [4]
    assert len(ode.corrections) == 4
