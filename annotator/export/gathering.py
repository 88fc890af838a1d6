"""All transcripts of a dataset gone through once: checked, turned into records, laid out in sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from annotator.domain.annotation import Relation
from annotator.domain.codebook import Codebook
from annotator.domain.collecting import nothing_collected
from annotator.domain.progress import Progress, silent
from annotator.domain.project import CardField
from annotator.domain.speaker import Speaker
from annotator.export import sheets
from annotator.export.checking import check, framed
from annotator.export.codebook_records import codebook_records
from annotator.export.dataset import Dataset
from annotator.export.error_records import ErrorTotals
from annotator.export.matrix import Matrix
from annotator.export.names import Names
from annotator.export.recording import TranscriptRecords, records_of, relation_record
from annotator.export.records import RelationEnd, SpeakerRecord, TranscriptRecord
from annotator.export.tables import Column, Row, Rows, Table


def checked_records(
    dataset: Dataset, names: Names, progress: Progress = silent
) -> Iterator[TranscriptRecords]:
    """The records of one transcript after the other, each checked against its texts.

    Raises ``ExportError`` at the first quote that does not stand where it says.
    """
    transcripts = dataset.chosen()
    for done, annotated in enumerate(transcripts):
        progress(done / len(transcripts))
        records = records_of(framed(annotated, names), dataset.filter)
        check(records)
        yield records
    progress(1.0)


@dataclass
class _SpeakerTotals:
    """What is a speaker's in the dataset so far."""

    transcripts: set[str] = field(default_factory=set)
    turns: int = 0
    characters: int = 0
    claims: int = 0


class Gathering:
    """What a dataset's sheets are made of, collected transcript by transcript."""

    def __init__(self, dataset: Dataset, only: Collection[str] = ()) -> None:
        self.dataset = dataset
        self._only = only
        self.names = Names(dataset.codebook)
        self.transcripts: list[TranscriptRecord] = []
        self.left_out: Counter[str] = Counter()
        self.unclear = 0
        self.unclear_claims = 0
        self.counts: Counter[str] = Counter()
        self._owned: list[Rows] = []
        self._rows = {name: self.new_rows() for name in ("Claims", "Turns", "Topics", "Corrections")}
        self._cards: list[Row] = []
        self._uses: Counter[str] = Counter()
        self._totals: dict[str, _SpeakerTotals] = {}
        self._matrix = Matrix(names_transcripts=len(dataset.chosen()) > 1)
        self._relations: dict[str, Relation] = {}
        self._seen_relations: set[str] = set()
        self._ends: dict[str, RelationEnd] = {}
        self._errors = ErrorTotals()
        self._tables: list[Table] = []

    def new_rows(self) -> Rows:
        """Rows that are let go with the gathering."""
        self._owned.append(Rows())
        return self._owned[-1]

    def add(self, records: TranscriptRecords) -> None:
        """Take in what the dataset says about one transcript."""
        self._keep("Claims", sheets.CLAIMS, records.claims)
        self._keep("Turns", sheets.TURNS, records.turns)
        self._keep("Topics", sheets.TOPICS, records.topics)
        self._keep("Corrections", sheets.CORRECTIONS, records.corrections)
        self.transcripts.append(records.transcript)
        self._cards.append(self._card(records))
        self.left_out.update(records.left_out)
        self._matrix.add(records.claims)
        self._relations.update((relation.id, relation) for relation in records.relations)
        self._seen_relations.update(relation.id for relation in records.frame.annotated.relations)
        self._ends.update(records.ends)
        self._errors.add(records.frame)
        self._count(records)

    def _keep(self, name: str, columns: Sequence[Column], records: Sequence[tuple[object, ...]]) -> None:
        self._rows[name].add(records, columns)

    def _count(self, records: TranscriptRecords) -> None:
        self.unclear += len(records.frame.annotated.unclear)
        self.unclear_claims += sum(claim.unclear > 0 for claim in records.claims)
        self._uses.update(claim.label_id for claim in records.claims)
        self._uses.update(topic.label_id for topic in records.topics)
        said = Counter(claim.speaker_ids for claim in records.claims)
        for speaker_ids, claims in said.items():
            for totals in self._totals_of(speaker_ids, records):
                totals.claims += claims
        for turn in records.turns:
            for totals in self._totals_of(turn.speaker_ids, records):
                totals.turns += 1
                totals.characters += turn.characters

    def _totals_of(self, speaker_ids: Iterable[str], records: TranscriptRecords) -> Iterator[_SpeakerTotals]:
        for speaker_id in speaker_ids:
            totals = self._totals.setdefault(speaker_id, _SpeakerTotals())
            totals.transcripts.add(records.transcript.transcript_id)
            yield totals

    def _card(self, records: TranscriptRecords) -> Row:
        values = {value.field_id: value.values for value in records.frame.annotated.card}
        own = ("; ".join(values.get(f.id, ())) or None for f in self.dataset.codebook.fields)
        return (*records.transcript[: sheets.CARD_HEAD], *own, *records.transcript[sheets.CARD_HEAD :])

    def tables(self) -> Sequence[Table]:
        """The sheets in their order, but for About; made once, when everything is added."""
        if not self._tables:
            self._tables = [t for t in self._laid_out() if not self._only or t.name in self._only]
            self.counts.update({table.name: len(table.rows) for table in self._tables})
        return self._tables

    def _laid_out(self) -> Iterator[Table]:
        yield Table("Claims", sheets.CLAIMS, self._rows["Claims"])
        yield Table("Turns", sheets.TURNS, self._rows["Turns"])
        yield Table("Topics", sheets.TOPICS, self._rows["Topics"])
        speakers = [s for s in self.dataset.codebook.speakers if s.id in self._totals]
        yield from self._matrix.tables(self.names, speakers, self.new_rows)
        yield self._table("Speakers", sheets.SPEAKERS, self._speakers())
        yield Table("Corrections", sheets.CORRECTIONS, self._rows["Corrections"])
        yield self._table("Errors", sheets.ERRORS, self._errors.records(self.names))
        yield self._table("Relations", sheets.RELATIONS, self._relation_records())
        yield self._table("Codebook", sheets.CODEBOOK, codebook_records(self.names, self._uses))
        built_in, fields = sheets.TRANSCRIPTS, _field_columns(self.dataset.codebook)
        columns = (*built_in[: sheets.CARD_HEAD], *fields, *built_in[sheets.CARD_HEAD :])
        yield self._table("Transcripts", columns, self._cards)

    def _table(self, name: str, columns: tuple[Column, ...], records: Iterable[tuple[object, ...]]) -> Table:
        rows = self.new_rows()
        rows.add(records, columns)
        return Table(name, columns, rows)

    def _relation_records(self) -> Iterator[tuple[object, ...]]:
        """The relations whose two claims are both in the dataset."""
        kept = 0
        for relation in self._relations.values():
            if relation.source_id in self._ends and relation.target_id in self._ends:
                kept += 1
                yield relation_record(relation, self._ends, self.names)
        self.left_out["relations"] = len(self._seen_relations) - kept

    def _speakers(self) -> Iterator[SpeakerRecord]:
        """Everybody who may speak in the dataset's transcripts, whether they do or not."""
        titles = {t.transcript_id: t.transcript for t in self.transcripts}
        chosen = self.dataset.filter.speakers
        for speaker in self.dataset.codebook.speakers:
            is_here = speaker.only_in is None or speaker.only_in in titles
            if is_here and (not chosen or speaker.id in chosen or speaker.id in self._totals):
                yield self._speaker(speaker, titles.get(speaker.only_in or ""))

    def _speaker(self, speaker: Speaker, only_in: str | None) -> SpeakerRecord:
        totals = self._totals.get(speaker.id, _SpeakerTotals())
        return SpeakerRecord(
            speaker=speaker.name,
            aliases=speaker.aliases,
            affiliation=speaker.affiliation or None,
            role=speaker.role or None,
            transcripts=len(totals.transcripts),
            turns=totals.turns,
            characters=totals.characters,
            claims=totals.claims,
            only_in=only_in,
            colour=speaker.colour or None,
            key=speaker.shortcut or None,
            speaker_id=speaker.id,
        )

    def close(self) -> None:
        """Let all rows go."""
        for rows in self._owned:
            rows.close()


@contextmanager
def gathered(
    dataset: Dataset, progress: Progress = silent, *, only: Collection[str] = ()
) -> Iterator[Gathering]:
    """The whole dataset, or only some sheets, checked and laid out, for as long as it is being written."""
    gathering = Gathering(dataset, only)
    try:
        with nothing_collected():
            for records in checked_records(dataset, gathering.names, progress):
                gathering.add(records)
                del records  # the last ones would stay until all is written
            gathering.tables()
        yield gathering
    finally:
        gathering.close()


def _field_columns(codebook: Codebook) -> Iterator[Column]:
    """The project's own fields of the card; one that is called as a built-in one goes by its id too."""
    taken = {name for column in sheets.TRANSCRIPTS for name in (column.field, column.title)}
    times = Counter(card_field.name for card_field in codebook.fields)
    for card_field in codebook.fields:
        is_own = times[card_field.name] == 1 and card_field.name not in taken
        title = card_field.name if is_own else f"{card_field.name} ({card_field.id})"
        yield Column(title, title, _field_width(card_field), is_name=True)


def _field_width(card_field: CardField) -> int:
    return 60 if card_field.kind.value == "long_text" else 24


def part(progress: Progress, start: float, end: float) -> Progress:
    """A progress that fills the stretch from ``start`` to ``end`` of another."""

    def tell(share: float) -> None:
        progress(start + (end - start) * share)

    return tell
