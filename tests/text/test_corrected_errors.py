"""What corrections mend, by transcript, speaker, kind and day; checked against jiwer on the two texts."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import jiwer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionKind, CorrectionStatus
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Aside, Transcript, text_hash
from annotator.text.corrected_errors import CorrectedErrors, Counted, ErrorRules, Tally
from annotator.text.error_rate import ErrorCount, spoken_characters
from annotator.text.text_map import shown_text

TEXT = "周允：今年漏孙率高😊。呃，十九点五。\n图注：管网\n简宁：拆GPT 说，说的对。\n"
AT = TEXT.index
WRITTEN = ErrorRules(Counted.WRITTEN)


def correction(
    heard: str, meant: str, kind: CorrectionKind, day: str = "2026-03-01", **more: str
) -> Correction:
    start = AT(heard)
    status = CorrectionStatus(more.get("status", "accepted"))
    at = f"{day}T08:00:00.000Z"
    return Correction(f"c{start}", "t", start, start + len(heard), meant, kind, status=status, created_at=at)


MADE = (
    correction("周允", "周芸", CorrectionKind.NAME),
    correction("漏孙率", "漏损率", CorrectionKind.HOMOPHONE),
    correction("呃，", "", CorrectionKind.FILLER),
    correction("十九点五", "19.5", CorrectionKind.NUMBER, "2026-03-03"),
    correction("图注", "图", CorrectionKind.OTHER),
    correction("拆GPT", "ChatGPT", CorrectionKind.ENGLISH, "2026-03-03"),
    correction("说的", "", CorrectionKind.UNCLEAR, "2026-03-03", status="proposed"),
    correction("的", "得", CorrectionKind.HOMOPHONE, "2026-03-03"),
    correction("对", "队", CorrectionKind.HOMOPHONE, status="rejected"),
)


def whole(text: str, corrections: Sequence[Correction], **more: tuple[object, ...]) -> AnnotatedTranscript:
    transcript = Transcript("t", "t", text_hash(text), len(text))
    return AnnotatedTranscript(transcript, text, corrections=tuple(corrections), **more)  # type: ignore[arg-type]


TALK = whole(
    TEXT,
    MADE,
    turns=(Turn("t", 0, AT("今年"), ("zhou",)), Turn("t", AT("简宁"), AT("拆"), ("jian", "lin"))),
    asides=(Aside("t", AT("图注"), AT("简宁")),),
)


def test_by_speaker_kind_and_day() -> None:
    found = CorrectedErrors()
    total = found.add(TALK)
    said = spoken_characters("今年漏损率高😊。19.5。ChatGPT 说，对。")
    errors = ErrorCount(len(said), replaced=1 + 3 + 1, left_out=3, put_in=1 + 1)
    assert total == found.whole == Tally(errors, corrections=4, unclear=1, unclear_characters=2)
    assert total.errors.rate == pytest.approx(10 / 18)
    assert found.by_speaker == {
        "zhou": Tally(ErrorCount(9, replaced=4, put_in=2), corrections=3),
        "jian": Tally(ErrorCount(9, replaced=1, left_out=3), 1, 1, 2),
        "lin": Tally(ErrorCount(9, replaced=1, left_out=3), 1, 1, 2),
    }
    assert {kind.value: tally.errors.errors for kind, tally in found.by_kind.items()} == {
        "homophone": 1,
        "english": 4,
        "number": 4,
        "filler": 1,
        "unclear": 0,
    }
    assert {tally.errors.characters for tally in found.by_kind.values()} == {18}
    assert {day: tally.errors.errors for day, tally in found.by_day.items()} == {
        "2026-03-01": 2,
        "2026-03-03": 8,
    }
    assert found.up_to_day()["2026-03-03"] == total


def test_labels_asides_and_answers_that_were_refused_do_not_count() -> None:
    only = [c for c in MADE if c.replacement in ("周芸", "图", "队")]
    found = CorrectedErrors()
    assert found.add(whole(TEXT, only, turns=TALK.turns, asides=TALK.asides)).errors.errors == 0


def test_without_cleaning_what_was_said_stays() -> None:
    with_all, without = CorrectedErrors(), CorrectedErrors(ErrorRules(with_cleaning=False))
    all_errors, fewer = with_all.add(TALK).errors, without.add(TALK).errors
    assert all_errors.errors - fewer.errors == 1
    assert fewer.characters == all_errors.characters + 1
    assert CorrectionKind.FILLER not in without.by_kind


def test_as_written_punctuation_case_and_blanks_count() -> None:
    made = [correction("拆GPT 说，", "ChatGPT说。", CorrectionKind.ENGLISH)]
    assert CorrectedErrors().add(whole(TEXT, made)).errors.errors == 4
    written = CorrectedErrors(WRITTEN).add(whole(TEXT, made)).errors
    assert (written.errors, written.characters) == (6, len(TEXT.replace("\n", "")) + 2)


def test_transcripts_add_up() -> None:
    found = CorrectedErrors()
    first = found.add(TALK)
    other = found.add(
        AnnotatedTranscript(Transcript("u", "u", text_hash("水深"), 2), "水深", turns=(Turn("u", 0, 0),))
    )
    assert found.whole == first + other
    assert found.by_speaker[None] == Tally(ErrorCount(2))
    assert list(found.by_transcript) == ["t", "u"]
    assert CorrectedErrors().whole.errors.rate == 0


PIECES = st.lists(
    st.tuples(st.text("水河ab，😊𠮷 \n", max_size=5), st.text("水桥Ab。👍🏽 ", max_size=5)),
    min_size=1,
    max_size=4,
)


def _characters(text: str) -> str:
    return text.replace("\n", "")


@pytest.mark.parametrize("rules", [ErrorRules(), WRITTEN])
@given(pieces=PIECES)
def test_jiwer_counts_the_same_between_the_two_texts(
    rules: ErrorRules, pieces: list[tuple[str, str]]
) -> None:
    text, made, stamp = "", [], 0x4E00
    for heard, meant in pieces:
        between = "".join(map(chr, range(stamp, stamp + 60)))  # of its own, so that nothing else fits
        stamp += 60
        made.append(Correction(str(stamp), "t", len(text), len(text) + len(heard), meant))
        text += heard + between
    mine = CorrectedErrors(rules).add(whole(text, made)).errors
    heard_all, meant_all = rules.characters(text), rules.characters(shown_text(text, made))
    plain = jiwer.Compose([jiwer.ReduceToListOfListOfChars()])
    other = jiwer.process_characters(
        meant_all, heard_all, reference_transform=plain, hypothesis_transform=plain
    )
    assert mine.characters == len(meant_all)
    assert mine.errors == other.substitutions + other.deletions + other.insertions
    assert mine.rate == pytest.approx(other.cer)


@given(st.data())
def test_never_fewer_than_jiwer_and_the_same_for_one_correction(data: st.DataObject) -> None:
    text = data.draw(st.text("水河ab，😊", min_size=2, max_size=30))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    ends = cuts[1::2]
    made = [
        Correction(str(i), "t", start, end, data.draw(st.text("水河桥ab", max_size=4)))
        for i, (start, end) in enumerate(zip(cuts, ends, strict=False))
        if i % 2 == 0
    ]
    for count in (1, len(made)):
        meant = spoken_characters(shown_text(text, made[:count]))
        heard = spoken_characters(text)
        mine = CorrectedErrors().add(whole(text, made[:count])).errors
        if not meant or not heard:
            continue
        other = jiwer.process_characters(meant, heard)
        theirs = other.substitutions + other.deletions + other.insertions
        assert mine.characters == len(meant)
        assert mine.errors == theirs if count == 1 else mine.errors >= theirs


def test_a_long_transcript_costs_no_more_than_its_length() -> None:
    def seconds(lines: int) -> float:
        line = "今天我们说一说漏孙率的计算办法，" * 5 + "\n"
        text = line * lines
        made = [
            Correction(str(i), "t", i * len(line) + 7, i * len(line) + 10, "漏损率") for i in range(lines)
        ]
        talk = whole(text, made, turns=tuple(Turn("t", i * len(line), i * len(line)) for i in range(lines)))
        began = process_time()
        assert CorrectedErrors().add(talk).errors.replaced == lines
        return process_time() - began

    seconds(10)
    assert min(seconds(2_000) for _ in range(3)) < 12 * min(seconds(500) for _ in range(3))
