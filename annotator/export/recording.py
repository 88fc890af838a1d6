"""From one transcript to its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation import Annotation, Certainty, CheckWorthiness, Relation, Stance
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.label import Layer
from annotator.domain.speaker import Turn
from annotator.export.dataset import DatasetFilter
from annotator.export.frame import CONTEXT, Frame, Here
from annotator.export.names import Names
from annotator.export.records import (
    ClaimRecord,
    CorrectionRecord,
    RelationEnd,
    RelationRecord,
    TopicRecord,
    TranscriptRecord,
    TurnRecord,
)

INHERITED, OWN = "inherited", "own"


@dataclass(frozen=True)
class TranscriptRecords:
    """What the dataset says about one transcript; ``left_out`` counts what the filter held back."""

    frame: Frame
    transcript: TranscriptRecord
    claims: list[ClaimRecord]
    turns: list[TurnRecord]
    topics: list[TopicRecord]
    corrections: list[CorrectionRecord]
    relations: list[Relation]
    ends: Mapping[str, RelationEnd]
    left_out: Counter[str] = field(default_factory=Counter)


def records_of(frame: Frame, chosen: DatasetFilter) -> TranscriptRecords:
    """The records of one transcript, in text order."""
    claims = list(_claims(frame, chosen)) if chosen.takes_layer(Layer.CLAIMS) else []
    counts = _Counts.of(frame, claims)
    turns = list(_turns(frame, chosen, counts)) if chosen.takes_layer(Layer.SPEAKERS) else []
    topics = list(_topics(frame, chosen, counts)) if chosen.takes_layer(Layer.TOPICS) else []
    corrections = [_correction(frame, correction) for correction in frame.annotated.corrections]
    relations, ends = _relations(frame, chosen, claims)
    left_out = Counter(
        claims=len(frame.claim_marks) - len(claims),
        turns=len(frame.annotated.turns) - len(turns),
        topics=len(frame.topic_marks) - len(topics),
        relations=len(frame.annotated.relations) - len(relations),
    )
    transcript = _transcript(frame, (len(turns), len(claims), len(topics)))
    return TranscriptRecords(
        frame, transcript, claims, turns, topics, corrections, relations, ends, +left_out
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many claims lie in each turn, and on the topic of each topic mark."""

    in_turn: Counter[int | None]
    on_mark: Counter[str]

    @classmethod
    def of(cls, frame: Frame, claims: Sequence[ClaimRecord]) -> _Counts:
        on_mark: Counter[str] = Counter()
        places = frame.all_here([claim.source_start for claim in claims])
        marks_here = [here.topic_marks for here in places]
        groups = Counter(zip(marks_here, [claim.topic_ids for claim in claims], strict=True))
        for (marks, topic_ids), count in groups.items():
            for mark_id, label_id in marks:
                if label_id in topic_ids:
                    on_mark[mark_id] += count
        return cls(Counter([claim.turn for claim in claims]), on_mark)


def _claims(frame: Frame, chosen: DatasetFilter) -> Iterator[ClaimRecord]:
    codebook = frame.names.codebook
    labels = chosen.labels_in(Layer.CLAIMS, codebook)
    topics = chosen.labels_in(Layer.TOPICS, codebook) if chosen.names_topics(codebook) else None
    marks = [
        mark for mark in frame.claim_marks if mark.label_id in labels and chosen.takes_author(mark.author_id)
    ]
    places = frame.shown([mark.span for mark in marks])
    heres = frame.all_here([mark.span.start for mark in marks])
    for mark, place, here in zip(marks, places, heres, strict=True):
        claim = _claim(frame, mark, place, here)
        if not chosen.takes_speakers(claim.speaker_ids):
            continue
        if topics is None or not topics.isdisjoint(claim.topic_ids):
            yield claim


_WORDS: Mapping[Stance | Certainty | CheckWorthiness | None, str | None] = {
    None: None,
    **{member: str(member) for kind in (Stance, Certainty, CheckWorthiness) for member in kind},
}
"""What cells say of a claim's attributes: plain texts, looked up because there are so many."""


def _claim(frame: Frame, mark: Annotation, place: tuple[int, int], here: Here) -> ClaimRecord:
    span, attributes, names, reading = mark.span, mark.attributes, frame.names, frame.reading
    source_start, source_end, (start, end) = span.start, span.end, place
    quote = reading[start:end]
    speaker_ids, speakers, speaker_origin = here.speaker_ids, here.speakers, INHERITED
    if attributes.speaker_id is not None:
        speaker_ids, speaker_origin = (attributes.speaker_id,), OWN
        speakers = names.speakers(speaker_ids)
    topic_ids, topics, topics_origin = here.topic_ids, here.topics, INHERITED
    if attributes.topic_ids is not None:
        topic_ids, topics_origin = attributes.topic_ids, OWN
        topics = names.paths(topic_ids)
    fields = (
        frame.title,
        speakers,
        names.label_by_id[mark.label_id].name,
        quote,
        attributes.wording or None,
        topics,
        here.section,
        _WORDS[attributes.stance],
        _WORDS[attributes.certainty],
        _WORDS[attributes.check_worthiness],
        mark.note or None,
        reading[start - CONTEXT if start > CONTEXT else 0 : start],
        reading[end : end + CONTEXT],
        frame.source[source_start:source_end] if frame.is_corrected else quote,
        start,
        end,
        source_start,
        source_end,
        span.start_inner,
        span.end_inner,
        here.turn,
        speaker_origin,
        topics_origin,
        len(frame.annotated.unclear_over(source_start, source_end)) if frame.is_unclear else 0,
        names.author(mark.author_id),
        mark.created_at or None,
        mark.modified_at or None,
        mark.id,
        mark.transcript_id,
        mark.label_id,
        speaker_ids,
        topic_ids,
        mark.author_id,
    )
    return tuple.__new__(
        ClaimRecord, fields
    )  # its own constructor, of many arguments, takes as long as all the rest


def _turns(frame: Frame, chosen: DatasetFilter, counts: _Counts) -> Iterator[TurnRecord]:
    turns = frame.annotated.turns
    starts = [turn.start for turn in turns]
    shown = [*map(frame.shown_border, starts), len(frame.reading)]
    ends = [*starts[1:], len(frame.source)]
    for i, turn in enumerate(turns):
        if chosen.takes_speakers(turn.speaker_ids):
            stretch = shown[i], shown[i + 1], ends[i]
            yield _turn(frame, turn, i + 1, stretch=stretch, claims=counts.in_turn[i + 1])


def _turn(frame: Frame, turn: Turn, number: int, *, stretch: tuple[int, int, int], claims: int) -> TurnRecord:
    """``stretch`` is where the turn begins and ends in the reading text, and ends in the source text."""
    start, shown_end, source_end = stretch
    text_start = frame.shown_border(turn.text_start)
    quote = frame.reading[text_start:shown_end]
    return TurnRecord(
        transcript=frame.title,
        turn=number,
        speakers=frame.names.speakers(turn.speaker_ids),
        quote=quote,
        section=frame.here(turn.start).section,
        claims=claims,
        characters=len(quote),
        with_label=frame.reading[start:shown_end],
        source_quote=frame.source[turn.text_start : source_end],
        source_with_label=frame.source[turn.start : source_end],
        start=start,
        text_start=text_start,
        end=shown_end,
        source_start=turn.start,
        source_text_start=turn.text_start,
        source_end=source_end,
        evidence=turn.evidence.value,
        transcript_id=turn.transcript_id,
        speaker_ids=turn.speaker_ids,
    )


def _topics(frame: Frame, chosen: DatasetFilter, counts: _Counts) -> Iterator[TopicRecord]:
    labels = chosen.labels_in(Layer.TOPICS, frame.names.codebook)
    places = frame.shown(mark.span for mark in frame.topic_marks)
    for mark, place in zip(frame.topic_marks, places, strict=True):
        if mark.label_id in labels and chosen.takes_author(mark.author_id):
            yield _topic(frame, mark, place, claims=counts.on_mark[mark.id])


def _topic(frame: Frame, mark: Annotation, place: tuple[int, int], *, claims: int) -> TopicRecord:
    span = mark.span
    start, end = place
    return TopicRecord(
        transcript=frame.title,
        topic=frame.names.label_by_id[mark.label_id].name,
        path=frame.names.path(mark.label_id),
        level=len(frame.names.codebook.topic_path(mark.label_id)),
        quote=frame.reading[start:end],
        section=frame.here(span.start).section,
        claims=claims,
        note=mark.note or None,
        context_before=frame.before(start),
        context_after=frame.after(end),
        source_quote=frame.source[span.start : span.end],
        start=start,
        end=end,
        source_start=span.start,
        source_end=span.end,
        start_inner=span.start_inner,
        end_inner=span.end_inner,
        author=frame.names.author(mark.author_id),
        created_at=mark.created_at or None,
        modified_at=mark.modified_at or None,
        topic_mark_id=mark.id,
        transcript_id=mark.transcript_id,
        label_id=mark.label_id,
        author_id=mark.author_id,
    )


def _correction(frame: Frame, correction: Correction) -> CorrectionRecord:
    here = frame.here(correction.start)
    start = frame.shown_border(correction.start)
    is_accepted = correction.status is CorrectionStatus.ACCEPTED
    is_read = is_accepted or correction.is_unclear  # as it was heard, where it is not accepted
    end = start + len(correction.replacement) if is_accepted else frame.shown_border(correction.end)
    end = max(start, end)
    return CorrectionRecord(
        transcript=frame.title,
        source_quote=frame.source[correction.start : correction.end],
        quote=frame.reading[start:end] if is_read else None,
        replacement=correction.replacement,
        kind=correction.kind.value,
        status=correction.status.value,
        origin=correction.origin.value,
        rule=correction.rule or None,
        speakers=here.speakers,
        section=here.section,
        context_before=frame.before(start),
        context_after=frame.after(end),
        start=start if is_read else None,
        end=end if is_read else None,
        source_start=correction.start,
        source_end=correction.end,
        author=frame.names.author(correction.author_id),
        created_at=correction.created_at or None,
        correction_id=correction.id,
        transcript_id=correction.transcript_id,
        speaker_ids=here.speaker_ids,
        author_id=correction.author_id,
    )


def _relations(
    frame: Frame, chosen: DatasetFilter, claims: Iterable[ClaimRecord]
) -> tuple[list[Relation], Mapping[str, RelationEnd]]:
    """The relations of the transcript's claims in the dataset, and those claims as their ends.

    An end that lies in another transcript is not looked for here.
    """
    asked = {end for r in frame.annotated.relations for end in (r.source_id, r.target_id)}
    if not asked:
        return [], {}
    ends = {claim.claim_id: relation_end(claim) for claim in claims if claim.claim_id in asked}
    own = frame.annotated.annotation_by_id
    kept = [
        relation
        for relation in frame.annotated.relations
        if chosen.takes_author(relation.author_id)
        and all(end in ends or end not in own for end in (relation.source_id, relation.target_id))
    ]
    return kept, ends


def relation_end(claim: ClaimRecord) -> RelationEnd:
    """The claim as the end of a relation."""
    return RelationEnd(
        claim_id=claim.claim_id,
        transcript=claim.transcript,
        speakers=claim.speakers,
        label=claim.label,
        quote=claim.quote,
        source_quote=claim.source_quote,
        start=claim.start,
        end=claim.end,
        source_start=claim.source_start,
        source_end=claim.source_end,
        transcript_id=claim.transcript_id,
    )


def relation_record(relation: Relation, ends: Mapping[str, RelationEnd], names: Names) -> RelationRecord:
    """The relation with the words of its two claims, as far as ``ends`` knows them."""
    first, last = ends.get(relation.source_id), ends.get(relation.target_id)
    return RelationRecord(
        from_transcript=first and first.transcript,
        from_speakers=first.speakers if first else (),
        from_label=first and first.label,
        from_quote=first and first.quote,
        kind=relation.kind.value,
        to_transcript=last and last.transcript,
        to_speakers=last.speakers if last else (),
        to_label=last and last.label,
        to_quote=last and last.quote,
        note=relation.note or None,
        from_source_quote=first and first.source_quote,
        from_start=first and first.start,
        from_end=first and first.end,
        from_source_start=first and first.source_start,
        from_source_end=first and first.source_end,
        to_source_quote=last and last.source_quote,
        to_start=last and last.start,
        to_end=last and last.end,
        to_source_start=last and last.source_start,
        to_source_end=last and last.source_end,
        author=names.author(relation.author_id),
        created_at=relation.created_at or None,
        relation_id=relation.id,
        from_claim_id=relation.source_id,
        to_claim_id=relation.target_id,
        from_transcript_id=first and first.transcript_id,
        to_transcript_id=last and last.transcript_id,
        author_id=relation.author_id,
    )


def _transcript(frame: Frame, counts: tuple[int, int, int]) -> TranscriptRecord:
    whole, errors = frame.annotated.transcript, frame.errors.whole
    turns, claims, topics = counts
    rate = round(errors.errors.rate, 6) if frame.is_corrected else None
    return TranscriptRecord(
        transcript=whole.title,
        status=whole.status.value,
        language=whole.language or None,
        file_name=whole.file_name or None,
        encoding=whole.encoding,
        newline=whole.newline,
        source_characters=len(frame.source),
        reading_characters=len(frame.reading),
        turns=turns,
        claims=claims,
        topics=topics,
        corrections=len(frame.annotated.corrections),
        character_error_rate=rate,
        unclear=errors.unclear,
        reviewed=round(frame.annotated.reviewed_share, 4),
        imported_at=whole.imported_at or None,
        source_sha256=whole.text_sha256,
        reading_sha256=frame.reading_sha256,
        transcript_id=whole.id,
    )
