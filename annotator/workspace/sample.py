"""The sample project: all sample transcripts, one of them labelled."""

from __future__ import annotations

from pathlib import Path

from annotator.editing.registry import edit_from_json
from annotator.language import current_language, translate, use_language
from annotator.workspace.importing import collect, import_all, look_at
from annotator.workspace.places import default_folder, samples_folder
from annotator.workspace.workspace import Workspace


def sample_project(path: Path | None = None, *, author: str = "") -> Workspace:
    """The sample project, opened; it is built where it does not exist yet.

    Raises ``ProjectFileError``.
    """
    path = path or default_folder() / "sample.annodb"
    if path.exists():
        return Workspace.open(path, author=author)
    path.parent.mkdir(parents=True, exist_ok=True)
    return build_sample(path, author=author)


def build_sample(path: Path, *, author: str = "") -> Workspace:
    """Make a project of all samples and mark what their lists of edits say.

    The samples are in Chinese, and so are its labels, whatever language the window speaks.
    """
    spoken = current_language()
    use_language("zh_CN")
    try:
        workspace = Workspace.create(path, name=translate("Sample project"), author=author)
        _fill(workspace)
    finally:
        use_language(spoken)
    return workspace


def _fill(workspace: Workspace) -> None:
    files = [file for file in collect([samples_folder()]) if _is_transcript(file)]
    labelled = [file for file in files if _marks_of(file).exists()]
    for chosen in (labelled, [file for file in files if file not in labelled]):
        import_all(workspace, [look_at(file) for file in chosen])
    for file in labelled:
        for line in _lines(_marks_of(file)):
            workspace.do(edit_from_json(line))


def _is_transcript(file: Path) -> bool:
    """Not the notes on the samples, and not a glossary, which has a name such as ``talk.glossary.txt``."""
    return file.stem != "README" and "." not in file.stem


def _marks_of(file: Path) -> Path:
    return file.with_name(f"{file.stem}.marks.jsonl")


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
