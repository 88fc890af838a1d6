"""Places found by scans: what a stretch is told and another scan adds is what looking at all gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.progress import silent
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.domain.transcript import Transcript
from annotator.editing import Correct
from annotator.suggest.found import Found, Target, TargetOrigin, apart
from annotator.workspace.found_places import Differences, FoundPlaces, made_ready
from annotator.workspace.proposed_corrections import ProposedCorrections
from annotator.workspace.proposing import EVERYWHERE
from annotator.workspace.scan_process import ScanProcess
from annotator.workspace.scanning import Corrected
from tests.workspace.reviewed import imported

LENGTH = 60

found_places = st.builds(
    lambda start, length, tier, score, meant: Suggestion(
        "t", start, start + length, "字" * length, meant, SuggestionKind.KNOWN_PAIR, tier, score, "so"
    ),
    st.integers(0, LENGTH - 8),
    st.integers(1, 7),
    st.integers(1, 3),
    st.sampled_from((0.5, 0.7, 0.9)),
    st.sampled_from("甲乙丙"),
)
corrections = st.builds(
    lambda start, length, status: Correction(
        f"{start}-{length}-{status}", "t", start, start + length, "改", status=status
    ),
    st.integers(0, LENGTH - 8),
    st.integers(0, 7),
    st.sampled_from(CorrectionStatus),
)


def transcript(corrected: list[Correction], name: str = "t") -> AnnotatedTranscript:
    ordered = sorted({c.id: c for c in corrected}.values(), key=lambda c: (c.start, c.end, c.id))
    head = Transcript(name, name, "0", LENGTH, imported_at="")
    return AnnotatedTranscript(head, "字" * LENGTH, corrections=tuple(ordered))


@given(st.lists(found_places, max_size=20), st.lists(corrections, max_size=6), st.integers(0, 60), st.data())
def test_of_a_stretch_are_told_those_that_nobody_has_corrected(
    found: list[Suggestion], corrected: list[Correction], start: int, data: st.DataObject
) -> None:
    end = data.draw(st.integers(start, LENGTH))
    found.sort(key=lambda one: one.start)
    whole = transcript(corrected)
    stands = Corrected(whole.corrections)
    expected = [s for s in found if s.end >= start and s.start <= end and not stands.at(_found(s))]
    assert FoundPlaces(found).open_in(whole, (start, end)) == expected
    every = [s for s in found if not stands.at(_found(s))]
    assert FoundPlaces(found).open_in(whole, EVERYWHERE) == every


def _found(one: Suggestion) -> Found:
    return Found(one.start, one.end, one.source, one.replacement, one.kind, one.tier, one.score, one.evidence)


@given(st.lists(found_places, max_size=25), st.lists(found_places, max_size=10))
def test_what_another_scan_adds_is_what_both_leave_apart(
    found: list[Suggestion], new: list[Suggestion]
) -> None:
    known = FoundPlaces(apart(found))
    kept = [one for one in known.all if one.replacement != "丙"]
    joined, stretches = known.joined_by(new, lambda one: one.replacement != "丙")
    assert list(joined.all) == apart((*kept, *new))
    before, after = {(s.start, s.end): s for s in known.all}, {(s.start, s.end): s for s in joined.all}
    differing = {where for where in before.keys() | after.keys() if before.get(where) != after.get(where)}
    assert differing <= set(stretches)


def test_another_transcript_of_the_same_text_has_them_as_its_own() -> None:
    one = Suggestion("t", 3, 5, "字字", "词", SuggestionKind.HOMOPHONE, 1, 0.9, "so")
    other = FoundPlaces([one]).open_in(transcript([], "u"), EVERYWHERE)
    assert other == [replace(one, transcript_id="u")]


def test_differences_add_up_until_they_are_too_many() -> None:
    seen = [Differences()]
    for number in range(12):
        seen.append(seen[-1].followed_by(((number, number + 1),)))
    last = seen[-1]
    assert list(last.since(last.number)) == []
    assert list(last.since(last.number - 2)) == [(10, 11), (11, 12)]
    assert list(last.since(1)) == list(last.since(None)) == [EVERYWHERE]


def test_what_was_found_is_made_ready_by_place_with_its_words_kept_once() -> None:
    found = [Found(at, at + 1, "字", "词", SuggestionKind.ENGLISH, 1, 0.9, f"so {at > 9}") for at in (5, 2)]
    ready = made_ready(found, "t")
    assert [one.start for one in ready] == [2, 5]
    assert ready[0].evidence is ready[1].evidence


def test_what_was_found_before_more_was_learnt_is_not_lost(tmp_path: Path) -> None:
    source = ProposedCorrections(list)
    source.elsewhere = cast(ScanProcess, Scanned())
    with imported(tmp_path, "罗小满：模台和模台。\n") as workspace:
        whole = workspace.transcript(workspace.summaries()[0].transcript.id)
        job = source.preparing(whole)
        assert job is not None
        source.forget()
        job(silent)
        assert len(list(source.find(whole, workspace.codebook, EVERYWHERE))) == 2
        assert source.preparing(whole) is not None, "what was learnt is still to be looked for"


def test_what_is_learnt_touches_only_where_it_is_found(tmp_path: Path) -> None:
    text = "罗小满：漏孙率降下来了，模台也对。\n主持人：还有别的吗？\n罗小满：模台之外没有了。\n"
    targets = [Target("漏损率", TargetOrigin.GLOSSARY)]
    source = ProposedCorrections(lambda: targets)
    with imported(tmp_path, text) as workspace:
        whole = workspace.transcript(workspace.summaries()[0].transcript.id)
        job = source.preparing(whole)
        assert job is not None
        job(silent)
        first, everywhere = source.news(whole, None)
        assert list(everywhere) == [EVERYWHERE]
        at = text.index("模台")
        event = workspace.do(Correct(whole.id, at, at + 2, "模态"))
        for change in event.changes:
            source.touched(change, workspace.codebook)
        targets.append(Target("模态", TargetOrigin.MEMORY, spellings=("模台",)))
        again = source.preparing(whole)
        assert again is not None
        again(silent)
        second, stretches = source.news(whole, first)
        last = text.rindex("模台")
        assert second > first
        assert set(stretches) == {(at, at + 2), (last, last + 2)}
        assert source.news(whole, second) == (second, [])


class Scanned:
    """Stands for the scan in a process of its own: it finds one word everywhere."""

    def scan(self, text: str, targets: object, kinds: object, *, each: bool = False) -> list[Found]:
        kind = SuggestionKind.HOMOPHONE
        starts = (at for at in range(len(text)) if text.startswith("模台", at))
        return [Found(at, at + 2, "模台", "模态", kind, 1, 0.9, "so") for at in starts]


def test_what_another_process_found_is_made_ready_also_while_somebody_is_at_work(tmp_path: Path) -> None:
    source = ProposedCorrections(list)
    source.elsewhere = cast(ScanProcess, Scanned())

    def wait_for_rest(share: float) -> None:
        raise AssertionError("nobody rests")

    with imported(tmp_path, "罗小满：模台和模台。\n" * 1_500) as workspace:
        whole = workspace.transcript(workspace.summaries()[0].transcript.id)
        job = source.preparing(whole)
        assert job is not None
        job(wait_for_rest)
        assert len(list(source.find(whole, workspace.codebook, EVERYWHERE))) == 3_000
