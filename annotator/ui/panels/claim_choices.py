"""What the fields of a claim offer to choose from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook, in_tree_order
from annotator.domain.label import Layer
from annotator.domain.speaker import Speaker
from annotator.language import translate
from annotator.ui.models.choice_model import Choice
from annotator.ui.models.quotes import told_quote
from annotator.ui.panels.keys_taken import acting
from annotator.ui.panels.wording import said

NOTHING = ""
"""The id of the choice that sets nothing, or inherits."""


def value_choices(kind: type[StrEnum], current: StrEnum | None) -> list[Choice]:
    """The values of an attribute, and the choice to say nothing."""
    offered = [Choice(value.value, said(value), is_marked=value is current) for value in kind]
    return [*offered, Choice(NOTHING, translate("Not said"), is_marked=current is None)]


def speaker_choice(speaker: Speaker, *, is_marked: bool = False) -> Choice:
    """A speaker to choose, found by aliases too."""
    detail = " · ".join(part for part in (speaker.role, speaker.affiliation) if part)
    return Choice(
        speaker.id,
        speaker.name,
        detail,
        speaker.colour,
        acting(speaker.shortcut),
        speaker.aliases,
        is_marked=is_marked,
    )


QUOTED = "quoted:"
"""Begins the id of a choice that stands for somebody whom the project does not know yet, by name."""


def speaker_choices(
    claim: Annotation, transcript: AnnotatedTranscript, codebook: Codebook, quoted: Collection[str] = ()
) -> list[Choice]:
    """Who may have made the claim: whoever speaks there, who is ``quoted`` there, or anybody else."""
    own = claim.attributes.speaker_id
    turn = transcript.turn_at(claim.span.start)
    people = codebook.speaker_by_id
    names = "、".join(people[s].name for s in (turn.speaker_ids if turn else ()) if s in people)
    inherit = Choice(
        NOTHING, translate("From the turn"), names or translate("Nobody named"), is_marked=own is None
    )
    anybody = codebook.speakers_for(transcript.id)
    cited = {s.id for s in anybody if not {s.name, *s.aliases}.isdisjoint(quoted)}
    named = {name for s in anybody for name in (s.name, *s.aliases)}
    here = translate("quoted here")
    new = [Choice(QUOTED + name, name, here) for name in quoted if name not in named]
    known = [
        speaker_choice(s, is_marked=s.id == own) for s in sorted(anybody, key=lambda s: s.id not in cited)
    ]
    told = [replace(choice, detail=here) if choice.id in cited else choice for choice in known]
    return [inherit, *new, *told]


def inherited_topics(
    claim: Annotation, transcript: AnnotatedTranscript, codebook: Codebook
) -> tuple[str, ...]:
    """The topics marked over the claim, whatever topics of its own it has."""
    bare = replace(claim, attributes=replace(claim.attributes, topic_ids=None))
    return transcript.topics_of(bare, codebook)


def topic_choices(
    codebook: Codebook, chosen: Collection[str], inherited: Collection[str], *, has_own: bool
) -> list[Choice]:
    """All topics as a tree, the chosen ones ticked, and the choice to inherit."""
    labels = codebook.label_by_id
    names = "、".join(labels[t].name for t in inherited if t in labels) or translate("None")
    first = Choice(NOTHING, translate("From the text"), names, is_marked=not has_own)
    tree = in_tree_order(codebook.labels_of(Layer.TOPICS))
    return [
        first,
        *(
            Choice(
                topic.id,
                topic.name,
                _above(codebook, topic.id),
                topic.colour,
                acting(topic.shortcut),
                is_marked=topic.id in chosen,
                depth=depth,
            )
            for topic, depth in tree
        ),
    ]


def _above(codebook: Codebook, topic_id: str) -> str:
    return " › ".join(label.name for label in codebook.topic_path(topic_id)[:-1])


def claim_choices(claim: Annotation, transcript: AnnotatedTranscript, codebook: Codebook) -> Sequence[Choice]:
    """The other claims of the transcript, the nearest first, found by their wording too."""
    people, labels = codebook.speaker_by_id, codebook.label_by_id
    others = [c for c in transcript.of_layer(Layer.CLAIMS, codebook) if c.id != claim.id]
    others.sort(key=lambda other: (abs(other.span.start - claim.span.start), other.id))
    return [
        Choice(
            other.id,
            told_quote(transcript, other.span),
            "、".join(people[s].name for s in transcript.speakers_of(other) if s in people),
            labels[other.label_id].colour,
            names=(other.attributes.wording,) if other.attributes.wording else (),
        )
        for other in others
    ]
