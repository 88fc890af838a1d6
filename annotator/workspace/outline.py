"""Talks follow their outline: which topic is likely to begin next."""

from __future__ import annotations

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook, in_tree_order
from annotator.domain.label import Label, Layer


def next_topic(codebook: Codebook, transcript: AnnotatedTranscript, offset: int) -> Label | None:
    """The topic that follows, in the codebook, the one that began last before a place.

    The first one where none has begun yet, and where the last one has; ``None`` without topics.
    """
    topics = [topic for topic, _ in in_tree_order(codebook.labels_of(Layer.TOPICS))]
    number = {topic.id: i for i, topic in enumerate(topics)}
    begun = [a for a in transcript.annotations if a.label_id in number and a.span.start < offset]
    if not topics:
        return None
    last = max(begun, key=lambda a: (a.span.start, -a.span.end, number[a.label_id]), default=None)
    return topics[0] if last is None else topics[(number[last.label_id] + 1) % len(topics)]
