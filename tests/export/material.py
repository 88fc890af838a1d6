"""A small dataset with everything in it, written for these tests."""

from __future__ import annotations

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import (
    Annotation,
    Certainty,
    CheckWorthiness,
    ClaimAttributes,
    Relation,
    RelationKind,
    Stance,
    annotation_order,
)
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionKind, CorrectionStatus
from annotator.domain.label import Label, Layer
from annotator.domain.project import Annotator, CardField, CardValue, FieldKind, Project
from annotator.domain.span import Span
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.domain.transcript import (
    Aside,
    ReviewedSpan,
    Section,
    Segment,
    SegmentKind,
    Transcript,
    text_hash,
)

STAMP = "2026-03-01T08:00:00.000Z"
LATER = "2026-03-02T09:30:00.000Z"

CODEBOOK = Codebook(
    Project("project", "城市供水访谈", STAMP),
    annotators=(Annotator("zhou", "周允", STAMP), Annotator("lin", "林見", LATER)),
    speakers=(
        Speaker("host", "周允", role="主持人", colour="#2b6cb0", shortcut="1", position=0),
        Speaker(
            "jian", "简宁", ("老简", "简工"), "清河供水公司", "总工", "#c05621", shortcut="2", position=1
        ),
        Speaker("ode", "Ode Larsen", affiliation="Fjord Water", colour="#2f855a", position=2),
        Speaker("seat", "座位3", position=3, only_in="valley"),
    ),
    labels=(
        Label("fact", Layer.CLAIMS, "事实", "#2458c6", "f", "可以查证的陈述", position=0),
        Label("figure", Layer.CLAIMS, "数据", "#805ad5", "g", "带数字的陈述", position=1),
        Label("opinion", Layer.CLAIMS, "观点", "#b7791f", "o", position=2),
        Label("leak", Layer.TOPICS, "漏损率", "#2f855a", position=3),
        Label("zone", Layer.TOPICS, "计量分区", "#38a169", parent_id="leak", position=4),
        Label("price", Layer.TOPICS, "水价", "#b83280", position=5),
    ),
    fields=(
        CardField("place", "地点", position=0),
        CardField("words", "关键词", FieldKind.LIST, position=1),
        CardField("status-field", "status", position=2),
    ),
)

TEXT = (
    "二、漏损到底有多少\n"
    "周允：我们回到数字上。去年公开的漏损率和你们自己测的，差了多少？\n"
    "简宁：公开的口径是百分之十一点三。我姓𠮷的同事说，夜间最小流量法测下来，"
    "老城三个片区平均是百分之十九，差的主要是没有计量的公共用水👩‍👩‍👧。\n"
    "如果按低区计量来分，两年之内可以降到百分之十二以下。\n"
    "Ode Larsen：=SUM(A1)这样算不对。我建议先把低区的表换掉\x01。\n"
)


def at(words: str, after: int = 0) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = TEXT.index(words, after)
    return start, start + len(words)


def span(words: str, after: int = 0) -> Span:
    """The span of the words."""
    return Span(*at(words, after))


def claim(mark_id: str, label_id: str, where: Span, **attributes: object) -> Annotation:
    """A claim of the first transcript."""
    known = ClaimAttributes(**attributes)  # type: ignore[arg-type]
    return Annotation(mark_id, "city", label_id, where, known, "", "zhou", STAMP, LATER)


INSERTION = at("自己测的")[0]
CORRECTIONS = (
    Correction("ins", "city", INSERTION, INSERTION, "今年", CorrectionKind.OMISSION, author_id="zhou"),
    Correction(
        "dma", "city", *at("低区"), "DMA 分区", CorrectionKind.ENGLISH, author_id="lin", created_at=STAMP
    ),
    Correction("fill", "city", *at("的主要"), "", CorrectionKind.FILLER),
    Correction("maybe", "city", *at("口径"), "口经", status=CorrectionStatus.REJECTED),
)

CLAIMS = (
    claim("c-public", "figure", span("公开的口径是百分之十一点三"), certainty=Certainty.CERTAIN),
    claim(
        "c-night",
        "figure",
        span("夜间最小流量法测下来，老城三个片区平均是百分之十九"),
        wording="老城三片区漏损率均值 19%",
        stance=Stance.CRITICAL,
        check_worthiness=CheckWorthiness.WORTHY,
        speaker_id="host",
        topic_ids=("leak", "price"),
    ),
    claim("c-overlap", "fact", span("百分之十九，差的主要是没有计量的公共用水👩‍👩‍👧")),
    claim("c-zone", "opinion", span("低区计量来分，两年之内可以降到百分之十二以下")),
    claim("c-formula", "opinion", span("=SUM(A1)这样算不对")),
    claim("c-in-inserted", "fact", Span(INSERTION, INSERTION, -2, 1)),
    claim("c-in-replaced", "fact", Span(at("低区")[0], at("低区")[0], 4, 6)),
    claim("c-control", "fact", span("表换掉\x01")),
    claim("c-no-topic", "fact", span("有多少"), topic_ids=()),
)

TOPIC_MARKS = (
    Annotation("t-leak", "city", "leak", Span(at("周允")[0], at("如果")[0]), author_id="lin"),
    Annotation("t-zone", "city", "zone", Span(at("如果")[0], len(TEXT)), note="@提到 DMA", created_at=STAMP),
)

CITY = AnnotatedTranscript(
    Transcript(
        "city", "老城区管网座谈", text_hash(TEXT), len(TEXT), "老城区.txt", language="zh", imported_at=STAMP
    ),
    TEXT,
    segments=(Segment("city", 0, 9, SegmentKind.HEADING), Segment("city", 10, 42, start_ms=0, end_ms=1500)),
    sections=(Section("city", 0, len(TEXT), "二、漏损到底有多少"),),
    asides=(Aside("city", 0, 3),),
    turns=(
        Turn("city", at("周允")[0], at("我们回")[0], ("host",), Evidence.LABEL),
        Turn("city", at("简宁")[0], at("公开的口")[0], ("jian",), Evidence.LABEL),
        Turn("city", at("如果")[0], at("如果")[0], ("jian", "host")),
        Turn("city", at("Ode")[0], at("=SUM")[0], ("ode",), Evidence.LABEL),
    ),
    annotations=tuple(sorted((*CLAIMS, *TOPIC_MARKS), key=annotation_order)),
    relations=(
        Relation("r-1", RelationKind.ATTACKS, "c-night", "c-public", "口径不同", "zhou", STAMP),
        Relation("r-2", RelationKind.SUPPORTS, "v-claim", "c-zone"),
    ),
    corrections=tuple(sorted(CORRECTIONS, key=lambda c: (c.start, c.end, c.id))),
    card=(CardValue("city", "place", ("清河县",)), CardValue("city", "words", ("漏损率", "计量"))),
    reviewed=(ReviewedSpan("city", 0, len(TEXT) // 2),),
)

VALLEY_TEXT = "座位3：水价明年要涨。\n没有人知道是谁说的。\n"
VALLEY = AnnotatedTranscript(
    Transcript("valley", "水价听证会", text_hash(VALLEY_TEXT), len(VALLEY_TEXT)),
    VALLEY_TEXT,
    turns=(Turn("valley", 0, 4, ("seat",)), Turn("valley", 12, 12)),
    annotations=(
        Annotation("v-claim", "valley", "opinion", Span(4, 10)),
        Annotation("v-nobody", "valley", "fact", Span(12, 17)),
    ),
    relations=(Relation("r-2", RelationKind.SUPPORTS, "v-claim", "c-zone"),),
)
