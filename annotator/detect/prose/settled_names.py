"""The sayings of a Chinese report under the names that the whole text settles."""

from __future__ import annotations

from annotator.detect.prose.name_ends import NameEnds
from annotator.detect.prose.sayings import Saying
from annotator.detect.prose.told_sentences import Sentence


def with_settled_names(sentence: Sentence, names: NameEnds) -> Sentence:
    """The sentence with its sayers' names as long as they are elsewhere in the text."""
    if not any(saying.subject.voices for saying in sentence.sayings):
        return sentence
    sayings = tuple(_with_names(saying, sentence.text, names) for saying in sentence.sayings)
    return sentence._replace(sayings=sayings) if sayings != sentence.sayings else sentence


def _with_names(saying: Saying, text: str, names: NameEnds) -> Saying:
    subject = names.settled_subject(saying.subject, text[saying.start :])
    return saying if subject is saying.subject else saying._replace(subject=subject)
