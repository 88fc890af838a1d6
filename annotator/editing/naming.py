"""What an edit is called where a person reads it: in the menu, the history, a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

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

_RELATIONS: Mapping[str, str] = {
    RelationKind.SUPPORTS: mark("supports"),
    RelationKind.ATTACKS: mark("attacks"),
    RelationKind.RESTATES: mark("restates"),
    RelationKind.ANSWERS: mark("answers"),
}


def edit_name(kind: str, about: Mapping[str, str]) -> str:
    """The readable name of an edit in the language in use."""
    words = defaultdict(str, about)
    if "relation" in words:
        words["relation"] = translate(_RELATIONS.get(words["relation"], words["relation"]))
    template = translate(_template(kind, about))
    return template.format_map(defaultdict(str, nested(template, words)))


def _template(kind: str, about: Mapping[str, str]) -> str:
    if about.get("count", "1") != "1" and kind in _COUNTED:
        return _COUNTED_DELETION if kind == "correct" and not about.get("replacement") else _COUNTED[kind]
    if kind == "batch" and about.get("name"):
        return "{name}"
    for (of, word, value), template in _VARIANTS.items():
        if of == kind and about.get(word) == value:
            return template
    return _NAMES.get(kind) or kind.replace("{", "{{").replace("}", "}}")
