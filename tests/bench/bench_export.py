"""Exporting 100,000 claims: the workbook against bare openpyxl writing the same cells, JSONL and CSV."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, Certainty, ClaimAttributes, Stance, annotation_order
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.label import Label, Layer
from annotator.domain.project import Annotator, Project
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Section, Transcript, text_hash
from annotator.export.dataset import Dataset
from annotator.export.gathering import gathered
from annotator.export.registry import export
from tests.bench.figure import Figure, seconds

CLAIMS = 100_000
TRANSCRIPTS = 5
CLAIM_TYPES = ("事实", "数据", "观点", "预测", "建议", "定义")
COLOURS = ("#2458c6", "#805ad5", "#b7791f", "#b83280", "#2f855a", "#4a5568")
PARAGRAPH = (
    "{speaker}：老城区的管子大多是八十年代铺的，去年查出来的漏点有{n}处，比前年多了一成。"
    "我们打算先换主干，再换支线，三年之内把漏损率降到百分之十二以下。"
    "不过钱从哪里来，现在还说不好，有的街道愿意出一部分，有的还要再谈。\n"
)
STAMP = "2026-03-01T08:00:00.000Z"


def codebook() -> Codebook:
    """Six types of claims, twelve topics in a tree, six speakers."""
    claims = [
        Label(f"claim-{i}", Layer.CLAIMS, name, COLOURS[i], position=i) for i, name in enumerate(CLAIM_TYPES)
    ]
    topics = [
        Label(
            f"topic-{i}",
            Layer.TOPICS,
            f"话题{i}",
            COLOURS[i % 6],
            parent_id=f"topic-{i // 4}" if i > 3 else None,
            position=i,
        )
        for i in range(12)
    ]
    speakers = [Speaker(f"speaker-{i}", f"嘉宾{i}", colour=COLOURS[i], position=i) for i in range(6)]
    return Codebook(Project("bench", "供水"), (Annotator("me", "小周"),), tuple(speakers), (*claims, *topics))


def transcript(number: int, claims: int) -> AnnotatedTranscript:
    """A long transcript in turns of about 100 characters, with evenly spread claims."""
    chance = random.Random(number)
    name = f"transcript-{number}"
    paragraphs = [PARAGRAPH.format(speaker=f"嘉宾{i % 6}", n=i) for i in range(max(4, claims // 4))]
    text = "".join(paragraphs)
    turns, at = [], 0
    for i, paragraph in enumerate(paragraphs):
        turns.append(Turn(name, at, at + 4, (f"speaker-{i % 6}",)))
        at += len(paragraph)
    step = len(text) // claims
    marks = [_claim(name, i, i * step, chance) for i in range(claims)]
    stretch = max(2000, len(text) // 200)
    for i, start in enumerate(range(0, len(text) - stretch, stretch)):
        span = Span(start, start + stretch + stretch // 5)
        if span.end <= len(text):
            marks.append(Annotation(f"{name}-t{i}", name, f"topic-{i % 12}", span, author_id="me"))
    corrections = [
        Correction(f"{name}-x{i}", name, start, start + 2, "漏损率", author_id="me", created_at=STAMP)
        for i, start in enumerate(range(37, len(text) - 2, 400))
    ]
    sections = [
        Section(name, start, start + stretch, f"第{i}节")
        for i, start in enumerate(range(0, len(text) - stretch, stretch))
    ]
    return AnnotatedTranscript(
        Transcript(name, f"座谈（{number}）", text_hash(text), len(text), imported_at=STAMP),
        text,
        sections=tuple(sections),
        turns=tuple(turns),
        annotations=tuple(sorted(marks, key=annotation_order)),
        corrections=tuple(corrections),
    )


def _claim(name: str, number: int, start: int, chance: random.Random) -> Annotation:
    attributes = ClaimAttributes(
        stance=chance.choice((None, *Stance)),
        certainty=chance.choice((None, *Certainty)),
        wording="漏损率三年内降到百分之十二" if chance.random() < 0.3 else "",
    )
    return Annotation(
        f"{name}-{number:06}",
        name,
        f"claim-{number % 6}",
        Span(start, start + chance.randint(8, 24)),
        attributes,
        author_id="me",
        created_at=STAMP,
        modified_at=STAMP,
    )


def dataset(claims: int = CLAIMS, transcripts: int = TRANSCRIPTS) -> Dataset:
    """A dataset of so many claims, spread over the transcripts."""
    whole = [transcript(number, claims // transcripts) for number in range(transcripts)]
    return Dataset(codebook(), whole, made_at=STAMP)


def bare_workbook(rows: list[list[tuple[object, ...]]], path: Path) -> None:
    """The same cells, by openpyxl alone: a sheet for each list of rows."""
    workbook = Workbook(write_only=True)
    for sheet_rows in rows:
        sheet = workbook.create_sheet()
        for row in sheet_rows:
            sheet.append(row)
    workbook.save(path)


def measure() -> Iterator[Figure]:
    """Seconds for each format; for the workbook also the ratio to bare openpyxl in the same run."""
    whole = dataset()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for format_name in ("jsonl", "csv", "csv-plain"):
            taken = seconds(
                lambda form=format_name: export(  # type: ignore[misc]
                    whole, folder / f"out.{form}", format_name=form
                )
            )
            yield Figure(f"export.{format_name}", taken, "s", CLAIMS, bar=2.0)
        taken = seconds(lambda: export(whole, folder / "out.xlsx"))
        with gathered(whole) as gathering:
            rows: list[list[tuple[object, ...]]] = [list(table.rows) for table in gathering.tables()]
        bare = seconds(lambda: bare_workbook(rows, folder / "bare.xlsx"))
        yield Figure("export.xlsx", taken, "s", CLAIMS)
        yield Figure("export.xlsx_bare_openpyxl", bare, "s", CLAIMS)
        yield Figure("export.xlsx_ratio", taken / bare, "ratio", CLAIMS, bar=1.3)
