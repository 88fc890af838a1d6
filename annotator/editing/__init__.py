"""The verbs: every change to a project is one of these edits, and has an inverse."""

from annotator.editing.batch import Batch
from annotator.editing.corrections import Correct, MarkUnclear, RevertCorrections, RevertStep
from annotator.editing.importing import ImportTranscript
from annotator.editing.labels import AddLabel, EditLabel, MergeLabels, MoveLabel, RemoveLabel
from annotator.editing.marking import (
    Annotate,
    EditAnnotation,
    EditRelation,
    MoveBorders,
    Relabel,
    Relate,
    RemoveAnnotations,
    StartTopic,
    Unrelate,
)
from annotator.editing.plan import Edit
from annotator.editing.project import (
    AddAnnotator,
    AddField,
    AddTerm,
    Decide,
    EditField,
    EditTerm,
    RemoveField,
    RemoveTerms,
    RenameProject,
)
from annotator.editing.rereading import Reread
from annotator.editing.speakers import (
    AddSpeaker,
    EditSpeaker,
    MergeSpeakers,
    MoveTurn,
    RemoveSpeaker,
    RemoveTurn,
    SetSpeakerFrom,
)
from annotator.editing.transcripts import EditTranscript, MarkReviewed, RemoveTranscript, SetCardValue
from annotator.editing.typing_over import TypeOver

__all__ = [
    "AddAnnotator",
    "AddField",
    "AddLabel",
    "AddSpeaker",
    "AddTerm",
    "Annotate",
    "Batch",
    "Correct",
    "Decide",
    "Edit",
    "EditAnnotation",
    "EditField",
    "EditLabel",
    "EditRelation",
    "EditSpeaker",
    "EditTerm",
    "EditTranscript",
    "ImportTranscript",
    "MarkReviewed",
    "MarkUnclear",
    "MergeLabels",
    "MergeSpeakers",
    "MoveBorders",
    "MoveLabel",
    "MoveTurn",
    "Relabel",
    "Relate",
    "RemoveAnnotations",
    "RemoveField",
    "RemoveLabel",
    "RemoveSpeaker",
    "RemoveTerms",
    "RemoveTranscript",
    "RemoveTurn",
    "RenameProject",
    "Reread",
    "RevertCorrections",
    "RevertStep",
    "SetCardValue",
    "SetSpeakerFrom",
    "StartTopic",
    "TypeOver",
    "Unrelate",
]
