"""What an edit is called where a person reads it.

In the menu and the history it is a thing to do or to take back (:func:`edit_name`), in a message it has
happened (:func:`edit_done`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.annotation import RelationKind
from annotator.language import mark, nested, translate

_NAMES: Mapping[str, str] = {
    "annotate": mark("Mark “{quote}” as {label}"),
    "move_borders": mark("Move the borders of “{quote}”"),
    "relabel": mark("Relabel “{quote}” as {label}"),
    "edit_annotation": mark("Describe “{quote}”"),
    "remove_annotations": mark("Remove the mark on “{quote}”"),
    "start_topic": mark("Start the topic {label}"),
    "relate": mark("Relate a claim to “{quote}”: {relation}"),
    "edit_relation": mark("Change a relation to “{quote}”: {relation}"),
    "unrelate": mark("Remove a relation: {relation}"),
    "add_speaker": mark("Add the speaker {speaker}"),
    "edit_speaker": mark("Change the speaker {speaker}"),
    "merge_speakers": mark("Merge {was} into {speaker}"),
    "remove_speaker": mark("Remove the speaker {speaker}"),
    "set_speaker_from": mark("From here on {speaker}"),
    "move_turn": mark("Move the start of a turn of {speaker}"),
    "remove_turn": mark("Remove the start of a turn of {speaker}"),
    "add_label": mark("Add the label {label}"),
    "edit_label": mark("Change the label {label}"),
    "move_label": mark("Move the label {label}"),
    "merge_labels": mark("Merge {was} into {label}"),
    "remove_label": mark("Remove the label {label}"),
    "correct": mark("Correct “{source}” to “{replacement}”"),
    "revert_corrections": mark("Revert the correction “{replacement}”"),
    "revert_step": mark("Revert the correction “{replacement}”"),
    "mark_unclear": mark("Mark “{source}” as unclear"),
    "edit_transcript": mark("Change the transcript “{title}”"),
    "remove_transcript": mark("Remove the transcript “{title}”"),
    "set_card_value": mark("Fill in {field}"),
    "mark_reviewed": mark("Mark as reviewed"),
    "reread": mark("Review the structure of “{title}”"),
    "rename_project": mark("Rename the project to “{name}”"),
    "add_annotator": mark("Add the annotator {name}"),
    "add_field": mark("Add the field {field}"),
    "edit_field": mark("Change the field {field}"),
    "remove_field": mark("Remove the field {field}"),
    "add_term": mark("Add “{term}” to the glossary"),
    "edit_term": mark("Change “{term}” in the glossary"),
    "remove_terms": mark("Remove “{term}” from the glossary"),
    "decide": mark("Answer the suggestion “{source}” to “{replacement}”"),
    "import_transcript": mark("Import “{title}”"),
    "batch": mark("{count} edits"),
}

_VARIANTS: Mapping[tuple[str, str, str], str] = {
    ("set_speaker_from", "speaker", ""): mark("From here on nobody"),
    ("mark_reviewed", "reviewed", "no"): mark("Mark as not reviewed"),
    ("edit_annotation", "part", "stance"): mark("Set the stance of “{quote}”"),
    ("edit_annotation", "part", "certainty"): mark("Set the certainty of “{quote}”"),
    ("edit_annotation", "part", "check_worthiness"): mark("Say whether to check “{quote}”"),
    ("edit_annotation", "part", "wording"): mark("Word “{quote}” anew"),
    ("edit_annotation", "part", "speaker_id"): mark("Set the speaker of “{quote}”"),
    ("edit_annotation", "part", "topic_ids"): mark("Set the topics of “{quote}”"),
    ("edit_annotation", "part", "note"): mark("Write a note on “{quote}”"),
    ("correct", "restored", "yes"): mark("Restore “{source}”"),
    ("correct", "source", ""): mark("Insert “{replacement}”"),
    ("correct", "replacement", ""): mark("Delete “{source}”"),
    ("revert_corrections", "what", "unclear"): mark("No longer unclear"),
    ("revert_corrections", "replacement", ""): mark("Revert a deletion"),
    ("revert_step", "what", "unclear"): mark("No longer unclear"),
    ("revert_step", "replacement", ""): mark("Revert a deletion"),
    ("decide", "replacement", ""): mark("Answer the suggestion to delete “{source}”"),
    ("decide", "source", ""): mark("Answer the suggestion to insert “{replacement}”"),
    ("move_turn", "speaker", ""): mark("Move the start of a turn"),
    ("remove_turn", "speaker", ""): mark("Remove the start of a turn"),
}

_SAID_AS: Mapping[str, str] = {"type_over": "correct"}
"""Edits that are called as others are."""

_COUNTED: Mapping[str, str] = {
    "annotate": mark("Mark {count} places as {label}"),
    "correct": mark("Correct {count} places to “{replacement}”"),
    "remove_annotations": mark("Remove {count} marks"),
    "revert_corrections": mark("Revert {count} corrections"),
    "revert_step": mark("Revert {count} corrections of one step"),
    "mark_unclear": mark("Mark {count} places as unclear"),
    "unrelate": mark("Remove {count} relations"),
    "remove_terms": mark("Remove {count} terms from the glossary"),
    "import_transcript": mark("Import {count} transcripts"),
}

_COUNTED_DELETION = mark("Delete words in {count} places")

_DONE: Mapping[str, str] = {
    "annotate": mark("“{quote}” marked as {label}"),
    "correct": mark("“{source}” corrected to “{replacement}”"),
    "remove_transcript": mark("The transcript “{title}” was removed"),
    "batch": mark("{count} edits made"),
}
"""What a message says of the edits that the window reports; of others, that they are done."""

_DONE_VARIANTS: Mapping[tuple[str, str, str], str] = {
    ("correct", "restored", "yes"): mark("“{source}” restored"),
    ("correct", "source", ""): mark("“{replacement}” inserted"),
    ("correct", "replacement", ""): mark("“{source}” deleted"),
}

_DONE_COUNTED: Mapping[str, str] = {
    "annotate": mark("{count} places marked as {label}"),
    "correct": mark("{count} places corrected to “{replacement}”"),
}

_DONE_COUNTED_DELETION = mark("Words deleted in {count} places")
_DONE_OTHERWISE = mark("Done: {edit}")

_RELATIONS: Mapping[str, str] = {
    RelationKind.SUPPORTS: mark("supports"),
    RelationKind.ATTACKS: mark("attacks"),
    RelationKind.RESTATES: mark("restates"),
    RelationKind.ANSWERS: mark("answers"),
}


def edit_name(kind: str, about: Mapping[str, str]) -> str:
    """The readable name of an edit in the language in use."""
    if kind == "batch" and about.get("name"):
        return about["name"]
    template = _NAMING.template(kind, about) or kind.replace("{", "{{").replace("}", "}}")
    return _filled(template, about)


def edit_done(kind: str, about: Mapping[str, str]) -> str:
    """What an edit has done, for a message after it, in the language in use."""
    if kind == "batch" and about.get("done"):
        return about["done"]
    template = "" if kind == "batch" and about.get("name") else _REPORTING.template(kind, about)
    if template:
        return _filled(template, about)
    return translate(_DONE_OTHERWISE).format(edit=edit_name(kind, about))


@dataclass(frozen=True, slots=True)
class _Templates:
    """Messages by kind, for what an edit is about, and for many alike."""

    plain: Mapping[str, str]
    variants: Mapping[tuple[str, str, str], str]
    counted: Mapping[str, str]
    counted_deletion: str

    def template(self, kind: str, about: Mapping[str, str]) -> str:
        """The message for an edit; empty where there is none."""
        kind = _SAID_AS.get(kind, kind)
        if about.get("count", "1") != "1" and kind in self.counted:
            is_deletion = kind == "correct" and not about.get("replacement")
            return self.counted_deletion if is_deletion else self.counted[kind]
        for (of, word, value), template in self.variants.items():
            if of == kind and about.get(word) == value:
                return template
        return self.plain.get(kind, "")


_NAMING = _Templates(_NAMES, _VARIANTS, _COUNTED, _COUNTED_DELETION)
_REPORTING = _Templates(_DONE, _DONE_VARIANTS, _DONE_COUNTED, _DONE_COUNTED_DELETION)


def _filled(template: str, about: Mapping[str, str]) -> str:
    words = defaultdict(str, about)
    if "relation" in words:
        words["relation"] = translate(_RELATIONS.get(words["relation"], words["relation"]))
    said = translate(template)
    return said.format_map(defaultdict(str, nested(said, words)))
