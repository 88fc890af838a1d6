"""A transcript as dense as they come: claims one to six deep, crossing, nested and side by side, three
topics inside each other, relations, corrections under claims, a stretch said twice, credits."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, ClaimAttributes, Relation, RelationKind, annotation_order
from annotator.domain.codebook import Codebook
from annotator.domain.colours import PALETTE
from annotator.domain.correction import Correction
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Aside, AsideKind, Segment, SegmentKind, Transcript, text_hash

COLOURS = tuple(PALETTE[place] for place in (0, 3, 4, 5, 2, 6))
SPEAKERS = (
    Speaker("s1", "周允", role="主持人", colour=PALETTE[0], position=0),
    Speaker("s2", "简宁", affiliation="供水公司", colour=PALETTE[1], position=1),
    Speaker("s3", "Ode Larsen", role="顾问", colour=PALETTE[2], position=2),
)
CLAIM_LABELS = tuple(
    Label(name, Layer.CLAIMS, text, COLOURS[i], "fgopra"[i], position=i)
    for i, (name, text) in enumerate(
        (
            ("fact", "事实"),
            ("figure", "数据"),
            ("opinion", "观点"),
            ("prediction", "预测"),
            ("advice", "建议"),
            ("definition", "定义"),
        )
    )
)
TOPIC_LABELS = (
    Label("water", Layer.TOPICS, "供水", PALETTE[2], position=6),
    Label("leaks", Layer.TOPICS, "漏损率", PALETTE[4], parent_id="water", position=7),
    Label("night", Layer.TOPICS, "夜间流量", PALETTE[3], parent_id="leaks", position=8),
)
BOOK = Codebook(Project("p", "城市供水访谈"), speakers=SPEAKERS, labels=(*CLAIM_LABELS, *TOPIC_LABELS))

TEXT = """\
周允：我们回到数字上。去年公开的漏损率和你们自己测的，差了多少？两个数摆在一起，外面的人看不懂。
简宁：公开的口径是百分之十一点三。我们夜间最小流量法测下来，老城三个片区平均是百分之十九，差的这一截主要是没有计量的公共用水，\
不全是管子漏。夜里两点到四点的流量最说明问题，因为那时候几乎没有人用水，剩下的都在地底下走掉了。
我们还算过一笔账，换一公里老管的钱，够装四十个分区表，而分区表三个月就能告诉你哪一公里该换。这笔账摆出来以后，\
修漏队的排班也跟着改了，先听管再开挖，一个月少开了二十六个坑。
Ode Larsen：如果按低区计量来分，两年之内可以降到百分之十二以下。前提是低区的表要在春天装完，不然数据就断了。\
The gauge graph jumps quickly (by 7%), and typography matters.
简宁：我建议先做两个片区，把经验写下来再铺开，别一口气全上。
周允：那么钱从哪里来？
我们夜间最小流量法测下来，老城三个片区平均是百分之十九。
差的这一截主要是没有计量的公共用水，不全是管子漏。
夜里两点到四点的流量最说明问题，因为那时候几乎没有人用水。
剩下的都在地底下走掉了。
摄影：水务志编辑部
图：老城三个片区的夜间流量
简宁：钱从少挖的坑里来，从少跑的水里来。
"""
LINES = TEXT.splitlines()


@dataclass
class Pen:
    """Marks words of the text by their words."""

    text: str = TEXT

    def span(self, words: str, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(start, start + len(words))

    def claim(self, name: str, label: str, words: str, note: str = "") -> Annotation:
        return Annotation(name, "t", label, self.span(words), ClaimAttributes(), note)

    def through(self, label: str, first: str, last: str) -> Annotation:
        start = self.text.index(first)
        end = self.text.index(last, start) + len(last)
        return Annotation(label, "t", label, Span(start, end))

    def correction(self, words: str, replacement: str, name: str) -> Correction:
        span = self.span(words)
        return Correction(name, "t", span.start, span.end, replacement)


def _claims(pen: Pen) -> tuple[Annotation, ...]:
    return (
        pen.claim("alone", "fact", "公开的口径是百分之十一点三"),
        pen.claim("measured", "figure", "我们夜间最小流量法测下来，老城三个片区平均是百分之十九", "要原始表"),
        pen.claim("gap", "opinion", "差的这一截主要是没有计量的公共用水，不全是管子漏", "来源待补"),
        pen.claim("public", "fact", "没有计量的公共用水"),
        pen.claim(
            "one", "fact", "夜里两点到四点的流量最说明问题，因为那时候几乎没有人用水，剩下的都在地底下走掉了"
        ),
        pen.claim("two", "figure", "四点的流量最说明问题，因为那时候几乎没有人用水"),
        pen.claim("three", "opinion", "流量最说明问题，因为那时候几乎没有"),
        pen.claim("four", "prediction", "最说明问题，因为那时候几乎"),
        pen.claim("left", "fact", "换一公里老管的钱"),
        pen.claim("right", "fact", "，够装四十个分区表"),
        pen.claim("deep1", "fact", "先听管再开挖，一个月少开了二十六个坑"),
        pen.claim("deep2", "figure", "听管再开挖，一个月少开了二十六个坑"),
        pen.claim("deep3", "opinion", "再开挖，一个月少开了二十六个"),
        pen.claim("deep4", "prediction", "开挖，一个月少开了二十六"),
        pen.claim("deep5", "advice", "挖，一个月少开了二十"),
        pen.claim("deep6", "definition", "一个月少开了"),
        pen.claim("crossing", "advice", "这笔账摆出来以后，修漏队的排班"),
        pen.claim("crossed", "definition", "修漏队的排班也跟着改了"),
        pen.claim("soon", "prediction", "两年之内可以降到百分之十二以下"),
        pen.claim("latin", "fact", "gauge graph jumps quickly"),
        pen.claim("latin2", "figure", "graph jumps"),
        pen.claim("advice", "advice", "我建议先做两个片区，把经验写下来再铺开"),
        pen.claim("saving", "opinion", "从少挖的坑里来"),
    )


RELATIONS = (
    Relation("r1", RelationKind.SUPPORTS, "measured", "gap"),
    Relation("r2", RelationKind.ATTACKS, "alone", "measured"),
    Relation("r3", RelationKind.RESTATES, "saving", "measured"),
    Relation("r4", RelationKind.ANSWERS, "advice", "measured"),
)


def _segments() -> tuple[Segment, ...]:
    found, at = [], 0
    for line in LINES:
        found.append(Segment("t", at, at + len(line), SegmentKind.PARAGRAPH))
        at += len(line) + 1
    return tuple(found)


def _turns() -> tuple[Turn, ...]:
    found: list[Turn] = []
    at = 0
    for line in LINES:
        found += [
            Turn("t", at, at + len(speaker.name) + 1, (speaker.id,))
            for speaker in SPEAKERS
            if line.startswith(f"{speaker.name}：")
        ]
        at += len(line) + 1
    return tuple(found)


def dense() -> AnnotatedTranscript:
    """The transcript with its marks."""
    pen = Pen()
    twice = TEXT.rindex("我们夜间最小"), TEXT.rindex("剩下的都在地底下走掉了。") + 12
    credited = TEXT.index("摄影"), TEXT.index("简宁：钱从") - 1
    topics = (
        pen.through("water", "周允：我们", "铺开，别一口气全上。"),
        pen.through("leaks", "简宁：公开", "二十六个坑。"),
        pen.through("night", "夜里两点", "该换。"),
    )
    return AnnotatedTranscript(
        transcript=Transcript("t", "老城区管网座谈", text_hash(TEXT), len(TEXT)),
        text=TEXT,
        segments=_segments(),
        asides=(
            Aside("t", *twice, AsideKind.REPEAT, TEXT.index("我们夜间最小")),
            Aside("t", *credited, AsideKind.CREDIT),
        ),
        turns=_turns(),
        annotations=tuple(sorted((*_claims(pen), *topics), key=annotation_order)),
        relations=RELATIONS,
        corrections=tuple(
            sorted(
                (
                    pen.correction("公共用水", "公用水", "c1"),
                    pen.correction("低区计量", "DMA 计量", "c2"),
                    pen.correction("就断了", "就断档了", "c3"),
                    pen.correction("分区表三个月", "分区水表三个月", "c4"),
                ),
                key=lambda c: c.start,
            )
        ),
    )
