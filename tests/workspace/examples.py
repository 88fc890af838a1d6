"""One example of every kind of edit, to be made on the filled project."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.annotation import Certainty, CheckWorthiness, ClaimAttributes, RelationKind, Stance
from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.label import Layer
from annotator.domain.project import FieldKind, Verdict
from annotator.domain.reading import SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.transcript import TranscriptStatus
from annotator.editing import (
    AddAnnotator,
    AddField,
    AddLabel,
    AddSpeaker,
    AddTerm,
    Annotate,
    Batch,
    Correct,
    Decide,
    Edit,
    EditAnnotation,
    EditField,
    EditLabel,
    EditRelation,
    EditSpeaker,
    EditTerm,
    EditTranscript,
    ImportTranscript,
    MarkReviewed,
    MarkUnclear,
    MergeLabels,
    MergeSpeakers,
    MoveBorders,
    MoveLabel,
    MoveTurn,
    Relabel,
    Relate,
    RemoveAnnotations,
    RemoveField,
    RemoveLabel,
    RemoveSpeaker,
    RemoveTerms,
    RemoveTranscript,
    RemoveTurn,
    RenameProject,
    Reread,
    RevertCorrections,
    RevertStep,
    SetCardValue,
    SetSpeakerFrom,
    StartTopic,
    TypeOver,
    Unrelate,
)
from annotator.editing.registry import EDITS
from tests.editing.projects import reading_of
from tests.store.filled import TEXT

OTHER_TEXT = "周允：另一场。\n新人：漏损率？\n"
SECOND_TURN = TEXT.index("简宁")

_MADE: tuple[Edit, ...] = (
    Annotate(
        "t",
        6,
        9,
        "Figure",
        attributes=ClaimAttributes(
            Stance.NEUTRAL, Certainty.LIKELY, CheckWorthiness.WORTHY, "漏损", "简宁", ()
        ),
        note="？",
    ),
    MoveBorders("a", 4, 12),
    Relabel("a", "Opinion"),
    EditAnnotation("a", ClaimAttributes(topic_ids=("inner", "topic")), "想"),
    RemoveAnnotations(("a", "c")),
    StartTopic("t", 12, "topic"),
    Relate(RelationKind.ATTACKS, "b", "a", "反过来"),
    EditRelation("r", RelationKind.RESTATES, "换句话"),
    Unrelate(("r",)),
    AddSpeaker("Ode Larsen", ("奥德",), "顾问", "嘉宾", "#123456", "o", only_in="t"),
    EditSpeaker("周允", name="周允平", aliases=("小周",), role="主持人", shortcut="z", position=-1),
    MergeSpeakers(("简宁",), "周允"),
    RemoveSpeaker("周允"),
    SetSpeakerFrom("t", 9, ("简宁", "周允"), 11),
    MoveTurn("t", SECOND_TURN, SECOND_TURN - 2),
    RemoveTurn("t", SECOND_TURN),
    AddLabel(Layer.TOPICS, "河道", "#654321", "h", "河里的", "topic"),
    EditLabel("topic", name="漏损率", colour="#010101", shortcut="q", definition="损失"),
    MoveLabel("inner", 0),
    MergeLabels(("inner",), "topic"),
    RemoveLabel("topic"),
    Correct("t", 11, 14, "水管", correction_kind=CorrectionKind.NAME, origin=CorrectionOrigin.SCAN, rule="x"),
    TypeOver("t", 11, 14, "水官"),
    RevertCorrections(("x",)),
    RevertStep(8),
    MarkUnclear("t", 1, 4, "前面"),
    EditTranscript("t", title="再谈", status=TranscriptStatus.DONE, language="zh", position=3),
    RemoveTranscript("t"),
    SetCardValue("t", "f", ("供水", "排水")),
    MarkReviewed("t", 4, 7, reviewed=False),
    Reread("t", (Ruling(RulingKind.SPEAKER, "周允", "周允平"), Ruling(RulingKind.HEADING, start=3, end=9))),
    RenameProject("新的项目"),
    AddAnnotator("小陈"),
    AddField("听众", FieldKind.LONG_TEXT, ("无",)),
    EditField("f", name="行当", field_kind=FieldKind.LIST, choices=("一",), position=0),
    RemoveField("f"),
    AddTerm("管网", "guan3 wang3", "物", "常错", ("官网",)),
    EditTerm("g", spelling="漏损量", sound="l", term_kind="k", note="n", spellings=("漏孙", "楼损")),
    RemoveTerms(("g",)),
    Decide("filler", "嗯", "", Verdict.DISMISSED),
    ImportTranscript(SourceFile("b.txt", OTHER_TEXT, "gb18030", "CRLF"), reading_of(OTHER_TEXT)),
    Batch((AddLabel(Layer.TOPICS, "水价", id="price"), StartTopic("t", 3, "price")), "一起"),
)

EXAMPLES: Mapping[str, Edit] = {edit.kind: edit for edit in _MADE}
KINDS = frozenset({*EDITS, ImportTranscript.kind, Batch.kind})
