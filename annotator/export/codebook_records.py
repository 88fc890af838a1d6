"""The codebook as records: labels, topics, and the fixed values of attributes with what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.domain.annotation import Certainty, CheckWorthiness, RelationKind, Stance
from annotator.domain.correction import CorrectionKind
from annotator.domain.label import Label, Layer
from annotator.domain.transcript import TranscriptStatus
from annotator.export.names import Names
from annotator.export.records import CodebookRecord
from annotator.export.tables import Choices
from annotator.language import mark, translate

MEANINGS: Mapping[Choices, Mapping[str, str]] = {
    Choices.STANCE: {
        Stance.SUPPORTIVE: mark("The speaker is for it."),
        Stance.NEUTRAL: mark("The speaker takes no side."),
        Stance.CRITICAL: mark("The speaker is against it."),
    },
    Choices.CERTAINTY: {
        Certainty.CERTAIN: mark("Said as certain."),
        Certainty.LIKELY: mark("Said as likely."),
        Certainty.POSSIBLE: mark("Said as possible."),
        Certainty.DOUBTFUL: mark("Said with doubt."),
    },
    Choices.CHECK_WORTHINESS: {
        CheckWorthiness.WORTHY: mark("A factual claim that somebody should check."),
        CheckWorthiness.UNIMPORTANT: mark("A factual claim that need not be checked."),
        CheckWorthiness.NOT_FACTUAL: mark("No factual claim."),
    },
    Choices.RELATION_KIND: {
        RelationKind.SUPPORTS: mark("The first claim gives a reason for the second."),
        RelationKind.ATTACKS: mark("The first claim speaks against the second."),
        RelationKind.RESTATES: mark("The first claim says the second in other words."),
        RelationKind.ANSWERS: mark("The first claim answers the second."),
    },
    Choices.CORRECTION_KIND: {
        CorrectionKind.HOMOPHONE: mark("Other words of the same sound."),
        CorrectionKind.NEAR_HOMOPHONE: mark("Other words of a like sound."),
        CorrectionKind.ENGLISH: mark("English heard as something else."),
        CorrectionKind.DICTIONARY: mark("No such word; the nearest that there is."),
        CorrectionKind.NAME: mark("A name heard as something else."),
        CorrectionKind.NUMBER: mark("A number heard or written wrongly."),
        CorrectionKind.OMISSION: mark("Words that were said and left out."),
        CorrectionKind.INSERTION: mark("Words that were not said."),
        CorrectionKind.FILLER: mark("A sound that fills a pause."),
        CorrectionKind.REPETITION: mark("The same words twice."),
        CorrectionKind.PUNCTUATION: mark("Punctuation or spacing."),
        CorrectionKind.UNCLEAR: mark("Words that nobody can tell."),
        CorrectionKind.OTHER: mark("Anything else."),
    },
    Choices.STATUS: {
        TranscriptStatus.NEW: mark("Labelling has not begun."),
        TranscriptStatus.IN_PROGRESS: mark("Being labelled."),
        TranscriptStatus.DONE: mark("Labelling is finished."),
    },
}


def codebook_records(names: Names, uses: Mapping[str, int]) -> Iterator[CodebookRecord]:
    """Claim labels, topics as a tree, then the values of attributes; ``uses`` by label id."""
    for layer in (Layer.CLAIMS, Layer.TOPICS):
        for label in names.tree(layer):
            yield _label(label, names, uses.get(label.id, 0))
    for choices, meanings in MEANINGS.items():
        for value, meaning in meanings.items():
            yield CodebookRecord(
                layer=choices.value,
                name=str(value),
                path=str(value),
                definition=translate(meaning),
                colour=None,
                key=None,
                uses=None,
                label_id=None,
                parent_id=None,
            )


def _label(label: Label, names: Names, uses: int) -> CodebookRecord:
    return CodebookRecord(
        layer=label.layer.value,
        name=label.name,
        path=names.path(label.id),
        definition=label.definition or None,
        colour=label.colour or None,
        key=label.shortcut or None,
        uses=uses,
        label_id=label.id,
        parent_id=label.parent_id,
    )
