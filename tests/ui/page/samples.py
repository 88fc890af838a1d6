"""A small transcript of invented people, with marks of every kind, for the tests of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, ClaimAttributes, annotation_order
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import (
    Aside,
    AsideKind,
    Section,
    Segment,
    SegmentKind,
    Transcript,
    text_hash,
)

SPEAKERS = (
    Speaker("s1", "周允", role="主持人", colour="#2f6fb3", position=0),
    Speaker("s2", "简宁", affiliation="供水公司", colour="#b5532a", position=1),
    Speaker("s3", "Ode Larsen", role="顾问", colour="#2f7d57", position=2),
)
LABELS = (
    Label("fact", Layer.CLAIMS, "事实", "#2f6fb3", "f", position=0),
    Label("figure", Layer.CLAIMS, "数据", "#8a5cc2", "g", position=1),
    Label("opinion", Layer.CLAIMS, "观点", "#c27a12", "o", position=2),
    Label("prediction", Layer.CLAIMS, "预测", "#b23a6b", "p", position=3),
    Label("advice", Layer.CLAIMS, "建议", "#2f7d57", "r", position=4),
    Label("leaks", Layer.TOPICS, "漏损率", "#2f7d57", position=5),
    Label("meters", Layer.TOPICS, "计量分区", "#c27a12", parent_id="leaks", position=6),
)
BOOK = Codebook(Project("p", "城市供水访谈"), speakers=SPEAKERS, labels=LABELS)

TEXT = """二、漏损到底有多少

周允：我们回到数字上。去年公开的漏损率和你们自己测的，差了多少？

简宁：公开的口径是百分之十一点三。我们夜间最小流量法测下来，老城三个片区平均是百分之十九，差的这一截主要是没有计量的公共用水，不全是管子漏。😀

Ode Larsen：如果按低区计量来分，两年之内可以降到百分之十二以下。前提是低区的表要在春天装完，不然数据就断了。

简宁：我建议先做两个片区，把经验写下来再铺开，别一口气全上。夜里两点到四点的流量最说明问题，因为那时候几乎没有人用水，剩下的都在地底下走掉了。
我们还算过一笔账，换一公里老管的钱，够装四十个分区表，而分区表三个月就能告诉你哪一公里该换。

周允：那么钱从哪里来？

我们夜间最小流量法测下来，老城三个片区平均是百分之十九。
"""


@dataclass
class Writer:
    """Finds words of the sample text, so that tests need not count."""

    text: str = TEXT

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def mark(self, label: str, words: str, name: str = "") -> Annotation:
        return Annotation(name or f"{label}:{words[:4]}", "t", label, self.span(words))


def turns(text: str) -> tuple[Turn, ...]:
    """A turn wherever a line starts with a speaker's name and a colon."""
    found = []
    at = 0
    for line in text.split("\n"):
        for speaker in (s for s in SPEAKERS if line.startswith(s.name + "：")):
            found.append(Turn("t", at, at + len(speaker.name) + 1, (speaker.id,)))  # noqa: PERF401  # at moves on
        at += len(line) + 1
    return tuple(found)


def segments(text: str) -> tuple[Segment, ...]:
    """A segment a line, 40 seconds apart."""
    found = []
    at = 0
    for i, line in enumerate(text.split("\n")):
        kind = SegmentKind.HEADING if line.startswith("二、") else SegmentKind.PARAGRAPH
        kind = kind if line else SegmentKind.BLANK
        found.append(Segment("t", at, at + len(line), kind, 2_467_000 + i * 20_000, None))
        at += len(line) + 1
    return tuple(found)


def sample() -> AnnotatedTranscript:
    """The transcript with its marks."""
    w = Writer()
    claims = (
        w.mark("figure", "我们夜间最小流量法测下来，老城三个片区平均是百分之十九", "figure"),
        replace(
            w.mark("opinion", "差的这一截主要是没有计量的公共用水", "opinion"),
            note="来源待补",
            attributes=ClaimAttributes(speaker_id="s3"),
        ),
        w.mark("fact", "没有计量的公共用水", "inner"),
        w.mark("prediction", "两年之内可以降到百分之十二以下", "prediction"),
        w.mark("advice", "我建议先做两个片区，把经验写下来再铺开", "advice"),
        w.mark("fact", "夜里两点到四点的流量最说明问题，因为那时候几乎没有人用水", "one"),
        w.mark("figure", "四点的流量最说明问题，因为", "two"),
        w.mark("opinion", "流量最说明问题", "three"),
        w.mark("prediction", "最说明问题，因为那时候几乎没有人用水，剩下的", "four"),
        Annotation("topic", "t", "leaks", Span(w.span("周允").start, w.span("因为那时候").end)),
        Annotation("subtopic", "t", "meters", Span(w.span("Ode Larsen").start, w.span("数据就断了。").end)),
    )
    repeat = w.text.rindex("我们夜间最小")
    return AnnotatedTranscript(
        transcript=Transcript("t", "老城区管网座谈", text_hash(TEXT), len(TEXT)),
        text=TEXT,
        segments=segments(TEXT),
        sections=(Section("t", 0, len(TEXT), "二、漏损到底有多少", 2),),
        asides=(Aside("t", repeat, len(TEXT) - 1, AsideKind.REPEAT, w.text.index("我们夜间最小")),),
        turns=turns(TEXT),
        annotations=tuple(sorted(claims, key=annotation_order)),
        corrections=tuple(
            sorted(
                (
                    correction("公共用水", "公用水", "c1"),
                    correction("低区计量", "DMA 计量", "c2"),
                    correction("就断了", "就断档了", "c3"),
                ),
                key=lambda c: c.start,
            )
        ),
    )


def correction(words: str, replacement: str, name: str) -> Correction:
    """A correction of the first place where the words stand."""
    start = TEXT.index(words)
    return Correction(name, "t", start, start + len(words), replacement)
