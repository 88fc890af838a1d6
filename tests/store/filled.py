"""A project with one of everything, to be attacked."""

from __future__ import annotations

from annotator.domain.annotation import ClaimAttributes, RelationKind, Stance
from annotator.domain.correction import CorrectionKind
from annotator.domain.label import Layer
from annotator.domain.project import FieldKind, Verdict
from annotator.domain.reading import (
    FoundNoise,
    FoundRepeat,
    FoundSection,
    FoundSegment,
    FoundSpeaker,
    FoundTurn,
    Reading,
    SourceFile,
)
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind
from annotator.editing import (
    AddField,
    AddLabel,
    AddTerm,
    Annotate,
    Correct,
    Decide,
    ImportTranscript,
    MarkReviewed,
    Relate,
    SetCardValue,
)
from annotator.workspace.workspace import Workspace

TEXT = "问答\n周允：管网漏损到底有多少？\n简宁：百分之十九。😊\n简宁：百分之十九。😊\n"


def reading() -> Reading:
    """The text with every kind of structure in it."""
    first, second = TEXT.index("周允"), TEXT.index("简宁")
    third = TEXT.rindex("简宁")
    return Reading(
        0,
        len(TEXT),
        title="谈漏损",
        metadata={"来源": "水务周报", "关键词": ("漏损", "管网")},
        speakers=(
            FoundSpeaker("周允", ("周老师",)),
            FoundSpeaker("简宁", affiliation="水务局", generic=True),
        ),
        sections=(FoundSection("问答", 1, 0, len(TEXT)),),
        turns=(
            FoundTurn("周允", first, first + 3, second - 1, Evidence.LABEL),
            FoundTurn("简宁", second, second + 3, third - 1, Evidence.LABEL),
        ),
        repeats=(FoundRepeat(third, len(TEXT) - 1, second),),
        noise=(FoundNoise(TEXT.index("😊"), TEXT.index("😊") + 1, AsideKind.EMOJI),),
        segments=tuple(
            FoundSegment(start, start + len(line))
            for start, line in ((TEXT.index(line), line) for line in TEXT.split("\n")[:3])
        ),
    )


def fill(workspace: Workspace) -> None:
    """One of everything."""
    source, rulings = SourceFile("a.txt", TEXT, "utf-8", "LF"), (Ruling(RulingKind.TEXT, start=0, end=2),)
    workspace.do(ImportTranscript(source, reading(), id="t", rulings=rulings))
    topic, claim = "topic", workspace.codebook.labels_of(Layer.CLAIMS)[0].id
    workspace.do(AddLabel(Layer.TOPICS, "漏损", id=topic))
    workspace.do(AddLabel(Layer.TOPICS, "老城", parent=topic, id="inner"))
    attributes = ClaimAttributes(stance=Stance.CRITICAL, speaker_id="周允", topic_ids=(topic,))
    workspace.do(Annotate("t", 5, 9, claim, attributes=attributes, id="a"))
    workspace.do(Annotate("t", 8, 14, claim, note="存疑", id="b"))
    workspace.do(Annotate("t", 0, 20, topic, id="c"))
    workspace.do(Relate(RelationKind.SUPPORTS, "a", "b", id="r"))
    workspace.do(Correct("t", 10, 12, "管道", correction_kind=CorrectionKind.HOMOPHONE, id="x"))
    workspace.do(AddField("行业", FieldKind.CHOICES, ("供水", "排水"), id="f"))
    workspace.do(SetCardValue("t", "f", ("供水",)))
    workspace.do(MarkReviewed("t", 0, 9))
    workspace.do(AddTerm("漏损率", spellings=("漏孙率",), id="g"))
    workspace.do(Decide("homophone", "漏孙", "漏损", Verdict.ACCEPTED, "t", 5, id="d"))
