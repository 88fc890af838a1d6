"""All edits by the name that scripts give them, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import msgspec

from annotator.domain.errors import InvalidEdit
from annotator.editing import (
    corrections,
    labels,
    marking,
    project,
    rereading,
    speakers,
    transcripts,
    typing_over,
)
from annotator.editing.batch import Batch
from annotator.editing.misread import no_edit, no_json, no_value, unknown_fields
from annotator.editing.plan import Edit
from annotator.language import mark

EDITS: Mapping[str, type[Any]] = {
    edit.kind: edit
    for edit in (
        marking.Annotate,
        marking.MoveBorders,
        marking.Relabel,
        marking.EditAnnotation,
        marking.RemoveAnnotations,
        marking.StartTopic,
        marking.Relate,
        marking.EditRelation,
        marking.Unrelate,
        speakers.AddSpeaker,
        speakers.EditSpeaker,
        speakers.MergeSpeakers,
        speakers.RemoveSpeaker,
        speakers.SetSpeakerFrom,
        speakers.MoveTurn,
        speakers.RemoveTurn,
        labels.AddLabel,
        labels.EditLabel,
        labels.MoveLabel,
        labels.MergeLabels,
        labels.RemoveLabel,
        corrections.Correct,
        typing_over.TypeOver,
        corrections.RevertCorrections,
        corrections.RevertStep,
        corrections.MarkUnclear,
        transcripts.EditTranscript,
        transcripts.RemoveTranscript,
        transcripts.SetCardValue,
        transcripts.MarkReviewed,
        rereading.Reread,
        project.RenameProject,
        project.AddAnnotator,
        project.AddField,
        project.EditField,
        project.RemoveField,
        project.AddTerm,
        project.EditTerm,
        project.RemoveTerms,
        project.Decide,
    )
}


_LARGEST = 2**53
"""The largest whole number that every reader of JSON keeps."""


def edit_from_json(line: str | bytes) -> Edit:
    """The edit that one JSON object says: its name under ``edit``, its fields beside.

    A ``batch`` holds a list of such objects under ``edits``. Raises ``InvalidEdit`` with a sentence
    that names what is wrong.
    """
    try:
        said = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise no_json(line, error) from error
    if _has_huge_number(said):
        raise InvalidEdit(mark("A number is too large: no text has so many characters."))
    return _edit(said)


def _has_huge_number(said: object) -> bool:
    if isinstance(said, dict):
        return any(_has_huge_number(one) for one in said.values())
    if isinstance(said, list):
        return any(_has_huge_number(one) for one in said)
    return isinstance(said, int) and abs(said) > _LARGEST


def _edit(said: object) -> Edit:
    if not isinstance(said, dict):
        raise InvalidEdit(
            mark("An edit is a JSON object, such as {example}."), example='{"edit": "annotate", …}'
        )
    rest = {str(key): value for key, value in said.items() if key != "edit"}
    kind = said.get("edit")
    if kind == Batch.kind:
        return _batch(rest)
    if not isinstance(kind, str) or kind not in EDITS:
        raise no_edit(kind, {**EDITS, Batch.kind: Batch})
    made = EDITS[kind]
    unknown = list(unknown_fields(made, rest))
    if unknown:
        raise _no_field(kind, unknown)
    if type(rest.get("transcript")) is int:  # its number in the list
        rest["transcript"] = str(rest["transcript"])
    try:
        edit: Edit = msgspec.convert(rest, type=made)
    except (msgspec.ValidationError, ValueError) as error:
        raise no_value(kind, made, error) from error
    return edit


def _batch(rest: Mapping[str, Any]) -> Batch:
    unknown = sorted(rest.keys() - {"edits", "name"})
    if unknown:
        raise _no_field(Batch.kind, unknown)
    edits, name = rest.get("edits"), rest.get("name", "")
    if not isinstance(name, str):
        raise InvalidEdit(mark("The name of a batch is a text."))
    if not isinstance(edits, list) or not edits:
        raise InvalidEdit(mark("A batch needs a list of edits."))
    inner = tuple(_edit(one) for one in edits)
    if any(isinstance(one, Batch) for one in inner):
        raise InvalidEdit(mark("A batch cannot stand inside another."))
    return Batch(inner, name)


def _no_field(kind: str, unknown: Sequence[str]) -> InvalidEdit:
    return InvalidEdit(mark("The edit {kind} has no field {field}."), kind=kind, field=", ".join(unknown))


def edit_to_json(edit: Edit) -> bytes:
    """The edit as one JSON object; what equals its default is left out."""
    said: dict[str, Any] = {"edit": edit.kind}
    if isinstance(edit, Batch):
        said["edits"] = [msgspec.Raw(edit_to_json(one)) for one in edit.edits]
        if edit.name:
            said["name"] = edit.name
        return msgspec.json.encode(said)
    for field in fields(edit):  # type: ignore[arg-type]
        value = getattr(edit, field.name)
        if value != field.default:
            said[field.name] = value
    return msgspec.json.encode(said)
