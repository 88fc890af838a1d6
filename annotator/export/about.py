"""What one must know to use a dataset: its unit, its texts, its filter, and what is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.label import Layer
from annotator.export.gathering import Gathering
from annotator.export.records import AboutRecord
from annotator.export.sheets import ABOUT
from annotator.export.tables import Table
from annotator.language import mark, translate, translate_count

OFFSET_UNIT = "Unicode code points"

_UNIT = mark(
    "Unicode code points, counted from 0 at the start of each transcript. A range begins at its start "
    "and stops before its end, so text[start:end] is the quote."
)
_SOURCE = mark(
    "The file as it was decoded: byte order mark dropped, line ends turned into one line feed, nothing "
    "else changed. It never changes."
)
_READING = mark("The source text with all accepted corrections applied.")
_INNER = mark(
    "Where a border lies inside corrected words: characters into the replacing words; in inserted words "
    "a start counts backwards from their end. 0 everywhere else."
)
_ALL = mark("all")


def about(gathering: Gathering, *, form: str, losses: Sequence[str]) -> Table:
    """The About sheet. ``form`` describes the format, ``losses`` say what it leaves out, both in words."""
    rows = gathering.new_rows()
    rows.add(_records(gathering, form, losses), ABOUT)
    return Table("About", ABOUT, rows)


def _records(gathering: Gathering, form: str, losses: Iterable[str]) -> Iterator[AboutRecord]:
    dataset = gathering.dataset
    general = translate(mark("Dataset"))
    yield AboutRecord(general, translate(mark("Project")), dataset.codebook.project.name)
    yield AboutRecord(general, translate(mark("Project ID")), dataset.codebook.project.id)
    yield AboutRecord(general, translate(mark("Made at")), dataset.made_at)
    program = f"Annotator {dataset.program_version}"
    yield AboutRecord(general, translate(mark("Made by")), program)
    yield AboutRecord(general, translate(mark("Format")), form)
    offsets = translate(mark("Offsets"))
    yield AboutRecord(offsets, translate(mark("Unit")), translate(_UNIT))
    yield AboutRecord(offsets, translate(mark("Source text")), translate(_SOURCE))
    yield AboutRecord(offsets, translate(mark("Reading text")), translate(_READING))
    yield AboutRecord(offsets, translate(mark("Inner offset")), translate(_INNER))
    yield from _filter_records(gathering)
    for name, count in gathering.counts.items():
        yield AboutRecord(translate(mark("Rows")), name, f"{count:,}")
    for sentence in unclear(gathering):
        yield AboutRecord(translate(mark("Unclear passages")), "", sentence)
    missing = translate(mark("Left out"))
    for sentence in (*left_out(gathering), *losses):
        yield AboutRecord(missing, "", sentence)
    texts = translate(mark("Texts"))
    for transcript in gathering.transcripts:
        title = transcript.transcript
        sha_source = translate(mark("SHA-256 of the source text: {digest}"))
        sha_reading = translate(mark("SHA-256 of the reading text: {digest}"))
        yield AboutRecord(texts, title, sha_source.format(digest=transcript.source_sha256))
        yield AboutRecord(texts, title, sha_reading.format(digest=transcript.reading_sha256))


def _filter_records(gathering: Gathering) -> Iterator[AboutRecord]:
    chosen, names = gathering.dataset.filter, gathering.names
    codebook = gathering.dataset.codebook
    titles = {t.transcript_id: t.transcript for t in gathering.transcripts}
    layers = [layer.value for layer in Layer if layer in chosen.layers]
    labels = [names.path(label.id) for label in codebook.labels if label.id in chosen.labels]
    speakers = [speaker.name for speaker in codebook.speakers if speaker.id in chosen.speakers]
    authors = [person.name for person in codebook.annotators if person.id in chosen.authors]
    transcripts = [titles[i] for i in titles if i in chosen.transcripts]
    heading = translate(mark("Filter"))
    yield AboutRecord(heading, translate(mark("Transcripts")), _listed(transcripts))
    yield AboutRecord(heading, translate(mark("Layers")), _listed(layers))
    yield AboutRecord(heading, translate(mark("Labels")), _listed(labels))
    yield AboutRecord(heading, translate(mark("Speakers")), _listed(speakers))
    yield AboutRecord(heading, translate(mark("Annotators")), _listed(authors))


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names) or translate(_ALL)


def unclear(gathering: Gathering) -> list[str]:
    """How many passages are unclear, and how many claims are made over one; nothing where none is."""
    if not gathering.unclear:
        return []
    passages = translate_count(
        "In {count} passage words were lost; it reads as it was heard (Corrections, kind unclear).",
        "In {count} passages words were lost; they read as they were heard (Corrections, kind unclear).",
        gathering.unclear,
    )
    claims = translate_count(
        "{count} claim lies over an unclear passage: see the column of these in Claims.",
        "{count} claims lie over an unclear passage: see the column of these in Claims.",
        gathering.unclear_claims,
    )
    return [passages, claims] if gathering.unclear_claims else [passages]


def left_out(gathering: Gathering) -> list[str]:
    """What the filter held back, in sentences."""
    counts = gathering.left_out
    sentences = {
        "claims": translate_count(
            "The filter left out {count} claim.", "The filter left out {count} claims.", counts["claims"]
        ),
        "turns": translate_count(
            "The filter left out {count} turn.", "The filter left out {count} turns.", counts["turns"]
        ),
        "topics": translate_count(
            "The filter left out {count} topic mark.",
            "The filter left out {count} topic marks.",
            counts["topics"],
        ),
        "relations": translate_count(
            "The filter left out {count} relation.",
            "The filter left out {count} relations.",
            counts["relations"],
        ),
    }
    return [sentence for kind, sentence in sentences.items() if counts[kind]]
