"""Who said what on which question: topics down, speakers across, the claims in the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotator.domain.label import Layer
from annotator.domain.speaker import Speaker
from annotator.export.cells import COLUMN_LIMIT
from annotator.export.names import Names
from annotator.export.records import ClaimRecord
from annotator.export.sheets import MATRIX_END, MATRIX_TOPIC
from annotator.export.tables import Column, Row, Rows, Table, Tint
from annotator.language import mark, translate

ACROSS = COLUMN_LIMIT // 4
"""How many speakers a sheet has at most, so that there is room for cells that go on in further ones."""

WIDTH = 44
"""The width of a speaker's column."""


class Matrix:
    """Collects claims by topic and speaker; a claim on two topics, or by two speakers, stands twice."""

    def __init__(self, *, names_transcripts: bool) -> None:
        self._cells: dict[tuple[str | None, str | None], list[str]] = {}
        self._counts: dict[str | None, int] = {}
        self._names_transcripts = names_transcripts

    def add(self, claims: Iterable[ClaimRecord]) -> None:
        """Put the claims into their cells."""
        counts, cells = self._counts, self._cells
        for claim in claims:
            source = f" ({claim.transcript})" if self._names_transcripts else ""
            line = f"[{claim.label}] {claim.quote}{source}"
            for topic_id in claim.topic_ids or (None,):
                counts[topic_id] = counts.get(topic_id, 0) + 1
                for speaker_id in claim.speaker_ids or (None,):
                    cells.setdefault((topic_id, speaker_id), []).append(line)

    def tables(
        self, names: Names, speakers: Sequence[Speaker], new_rows: Callable[[], Rows] = Rows
    ) -> Iterator[Table]:
        """The sheet; where more speakers spoke than :data:`ACROSS`, further sheets go on with them.

        Speakers without a claim have no column, as long as anybody has one.
        """
        claiming = {speaker_id for _, speaker_id in self._cells}
        across: list[str | None] = [s.id for s in speakers if not claiming or s.id in claiming]
        if None in claiming:
            across.append(None)
        for number, first in enumerate(range(0, max(1, len(across)), ACROSS), 1):
            part = across[first : first + ACROSS]
            columns = (MATRIX_TOPIC, *_columns(names, part), *MATRIX_END)
            rows = new_rows()
            rows.add(self._rows(names, part), columns)
            title = "Matrix" if number == 1 else f"Matrix ({number})"
            yield Table(title, columns, rows)

    def _rows(self, names: Names, across: Sequence[str | None]) -> Iterator[Row]:
        for label in names.tree(Layer.TOPICS):
            yield self._row(names.path(label.id), label.id, across)
        yield self._row(translate("no topic"), None, across)

    def _row(self, title: str, topic_id: str | None, across: Sequence[str | None]) -> Row:
        cells = ("\n".join(self._cells.get((topic_id, speaker_id), ())) or None for speaker_id in across)
        return (title, *cells, self._counts.get(topic_id, 0), topic_id)


def _columns(names: Names, speaker_ids: Sequence[str | None]) -> Iterator[Column]:
    """A column for each speaker; those of one name, or named as a column is, go by their ids too."""
    taken = {name for column in (MATRIX_TOPIC, *MATRIX_END) for name in (column.field, column.title)}
    times = Counter(names.codebook.speaker_by_id[i].name for i in speaker_ids if i is not None)
    for speaker_id in speaker_ids:
        if speaker_id is None:
            yield Column("no_speaker", mark("no speaker"), WIDTH)
            continue
        name = names.codebook.speaker_by_id[speaker_id].name
        title = name if times[name] == 1 and name not in taken else f"{name} ({speaker_id})"
        yield Column(title, title, WIDTH, is_name=True, tint=Tint.SPEAKER)
