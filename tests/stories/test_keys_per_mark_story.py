"""How many keys a mark costs: the sample claims, turns and topics, made again with real keys in the window.

Every press counts as one, whatever is held down with it. The caret stands in the sentence that holds
the mark, at its start, where stepping from sentence to sentence leaves it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt

from annotator.domain.annotation import Annotation
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.text.sentences import sentence_at
from annotator.ui.app import Annotator
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.stories.keys_needed import Press, to_the_end, to_the_start
from tests.ui.shell.desk import User

Start = Callable[[Path | None], tuple[Annotator, User]]
INSIDE, WHOLE = "claim inside a sentence", "claim over a sentence"


@dataclass(frozen=True)
class Wanted:
    """A claim as the samples have it."""

    start: int
    end: int
    kind: str


def claims_of(file: Path, text: str) -> list[Wanted]:
    """The sample claims as places of the text; their lines are counted from 1."""
    starts = [0]
    for words in text.split("\n"):
        starts.append(starts[-1] + len(words) + 1)
    found = []
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            line = starts[int(row["line"]) - 1]
            first = line + int(row.get("start") or row["start_column"])
            last = line + int(row.get("end") or row["end_column"])
            assert text[first:last] == row["text"]
            found.append(Wanted(first, last, row["type"]))
    return found


class Counter:
    """Presses keys and counts them, by kind of mark."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.counts: dict[str, list[int]] = {}

    def stand(self, at: int) -> None:
        """The caret at the start of the sentence; this is where the user already was."""
        page = self.user.window.page
        self.user.bridge.select_annotation(None)
        page.put_caret(Place(at))
        page.setFocus()

    def play(self, kind: str, presses: Sequence[Press]) -> None:
        for press in presses:
            self.user.key(press.key, press.modifiers)
        self.counts.setdefault(kind, []).append(len(presses))

    def told(self) -> list[str]:
        lines = []
        for kind, counts in sorted(self.counts.items()):
            ordered = sorted(counts)
            at_90 = ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))]
            lines.append(
                f"{kind}: median {median(ordered):g}, p90 {at_90}, most {ordered[-1]}, n {len(ordered)}"
            )
        return lines


def mark(counter: Counter, wanted: Wanted) -> None:
    """Mark a claim with the fewest keys there are; it must be exactly the sample's."""
    user = counter.user
    text = user.transcript.text
    sentence = sentence_at(text, wanted.start)
    assert sentence is not None
    counter.stand(sentence[0])
    caret = user.window.page.caret().offset
    before = {annotation.id for annotation in user.transcript.annotations}
    labels = user.bridge.codebook.labels_of(Layer.CLAIMS)
    key = next(label.shortcut for label in labels if label.name.casefold() == wanted.kind)
    presses = Press(Qt.Key(ord(key.upper())))
    whole = user.window.page.sentence()
    if whole == Span(wanted.start, wanted.end):
        counter.play(WHOLE, [presses])
    else:
        there = to_the_start(text, caret, wanted.start)
        reach = to_the_end(text, wanted.start, wanted.end)
        assert there is not None
        assert reach is not None
        counter.play(INSIDE, [*there, *reach, presses])
    (made,) = [a for a in user.transcript.annotations if a.id not in before]
    assert quote(user, made) == text[wanted.start : wanted.end]
    assert (made.span.start, made.span.end) == (wanted.start, wanted.end)


def quote(user: User, annotation: Annotation) -> str:
    return user.transcript.text[annotation.span.start : annotation.span.end]


def project_of(folder: Path, *files: Path) -> Path:
    project = folder / "keys.annodb"
    workspace = Workspace.create(project, name="Keys")
    import_all(workspace, [look_at(file) for file in files])
    workspace.close()
    return project


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_the_sample_claims_take_few_keys(
    start: Start, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    (file,) = (shared / "seeds").glob(f"00{number}_*.txt")
    _, user = start(project_of(tmp_path, file))
    counter = Counter(user)
    for wanted in claims_of(shared / "shapes" / f"00{number}.claims.tsv", user.transcript.text):
        mark(counter, wanted)
    with capsys.disabled():
        print("", *(f"00{number} {line}" for line in counter.told()), sep="\n")
    assert median(counter.counts[INSIDE]) <= 6
    assert max(counter.counts.get(WHOLE, [0])) <= 2
