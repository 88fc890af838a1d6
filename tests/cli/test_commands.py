"""Every command: what it prints for programs and people, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.cli import COMMANDS
from annotator.domain.transcript import text_hash
from annotator.editing import MarkUnclear
from annotator.language import use_language
from annotator.workspace.workspace import Workspace
from tests.cli.conftest import Annotator, Said
from tests.cli.running import run
from tests.store.filled import TEXT

Edits = Callable[..., Path]


def failed(said: Said) -> str:
    """The one line of an error, with nothing on stdout."""
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.strip()
    return said.err.strip()


def test_new_makes_an_empty_project(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "新.annodb"
    said = annotator("new", path)
    assert (said.code, said.err) == (0, "")
    assert str(path) in said.out
    assert annotator("ls", path, "--json").document == []
    before = path.read_bytes()
    assert "exists already" in failed(annotator("new", path))
    assert path.read_bytes() == before


def test_import_shows_what_came_in_and_what_was_there(annotator: Annotator, tmp_path: Path) -> None:
    project = tmp_path / "p.annodb"
    annotator("new", project)
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("二.txt", "一.md"):
        (folder / name).write_text(f"{name}：漏损多少？\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    first = annotator("import", project, folder, "--json").document
    assert sorted(one["file"] for one in first["imported"]) == ["一.md", "二.txt"]
    keys = {"id", "title", "file", "characters", "encoding", "encoding_is_guess"}
    assert set(first["imported"][0]) == keys
    assert first["known"] == []
    assert [Path(one["file"]).name for one in first["failed"]] == ["picture.png"]
    shutil.copy(folder / "二.txt", folder / "三.txt")
    again = annotator("import", project, folder, folder / "二.txt", "--json").document
    assert again["imported"] == []
    assert {Path(one["file"]).name for one in again["known"]} == {"一.md", "二.txt", "三.txt"}
    assert len(annotator("ls", project, "--json").document) == 2
    told = annotator("import", project, folder)
    assert told.code == 0
    assert told.out.count("in the project already") >= 3


def test_import_is_all_or_nothing_unless_asked(annotator: Annotator, tmp_path: Path) -> None:
    project, good, bad = (tmp_path / name for name in ("p.annodb", "good.txt", "bad.txt"))
    annotator("new", project)
    good.write_text("好。\n", encoding="utf-8")
    bad.write_bytes(b"\x00\x01" * 99)
    assert "bad.txt" in failed(annotator("import", project, good, bad))
    assert annotator("ls", project, "--json").document == []
    skipping = annotator("import", project, good, bad, "--skip-unreadable", "--json")
    assert skipping.code == 0
    assert [one["file"] for one in skipping.document["imported"]] == ["good.txt"]
    assert [Path(one["file"]).name for one in skipping.document["failed"]] == ["bad.txt"]


def test_what_cannot_be_read_in_a_folder_is_listed_and_the_rest_comes_in(
    annotator: Annotator, tmp_path: Path
) -> None:
    project, folder = tmp_path / "p.annodb", tmp_path / "texts"
    annotator("new", project)
    folder.mkdir()
    (folder / "a.txt").write_text("好。\n", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.docx").write_bytes(b"PK")
    (folder / "d.txt").write_bytes(b"\x00\x01" * 99)
    said = annotator("import", project, folder)
    assert said.code == 0
    assert said.out.startswith("Imported “a” as ")
    reasons = said.err.strip().split("\n")
    assert [Path(line.split(": ")[0]).name for line in reasons] == ["b.txt", "c.docx", "d.txt"]
    assert "is empty" in reasons[0]
    assert "of no kind that can be read" in reasons[1]
    (folder / "a.txt").unlink()
    nothing = annotator("import", project, folder, "--json")
    assert nothing.code == 1
    assert [Path(one["file"]).name for one in nothing.document["failed"]] == ["b.txt", "c.docx", "d.txt"]
    (folder / "b.txt").unlink()
    (folder / "d.txt").unlink()
    assert "no file there is of a kind that can be read" in failed(annotator("import", project, folder))


def test_a_project_among_the_texts_is_none_of_them(annotator: Annotator, tmp_path: Path) -> None:
    project = tmp_path / "p.annodb"
    annotator("new", project)
    (tmp_path / "a.txt").write_text("好。\n", encoding="utf-8")
    said = annotator("import", project, tmp_path, "--json")
    assert (said.err, said.document["failed"]) == ("", [])


def test_equal_files_come_in_once_and_are_told(annotator: Annotator, tmp_path: Path) -> None:
    project = tmp_path / "p.annodb"
    annotator("new", project)
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.md")]
    for path in paths:
        path.write_text("# “好”\n周允：漏损多少？\n简宁：两成。\n", encoding="utf-8")
    done = annotator("import", project, *paths, "--json").document
    (one,) = done["imported"]
    assert done["known"] == [
        {"file": str(path), "id": one["id"], "title": one["title"], "same_as": str(paths[0])}
        for path in paths[1:]
    ]
    annotator("undo", project)
    told = annotator("import", project, *paths)
    assert told.out.count("holds the same text as") == 2
    assert "““" not in told.out
    assert "Imported “‘好’” as" in told.out
    assert [k["same_as"] for k in annotator("import", project, paths[0], "--json").document["known"]] == [
        None
    ]


def test_a_guessed_encoding_is_told(annotator: Annotator, tmp_path: Path) -> None:
    project, path = tmp_path / "p.annodb", tmp_path / "a.txt"
    annotator("new", project)
    path.write_bytes("Zoë: Ça va être génial.\nInés: ¿Cómo está?\n".encode("latin-1"))
    said = annotator("import", project, path, "--json")
    assert said.document["imported"][0]["encoding"] == "cp1252"
    assert said.document["imported"][0]["encoding_is_guess"]
    assert "cp1252 is a guess" in said.err
    assert "--encoding" in said.err
    assert "cp1252 is a guess" in annotator("inspect", path).err
    assert annotator("inspect", path, "--encoding", "latin-1").err == ""


def test_import_with_a_named_encoding(annotator: Annotator, tmp_path: Path) -> None:
    project, path = tmp_path / "p.annodb", tmp_path / "a.txt"
    annotator("new", project)
    path.write_bytes("漏损率\r\n".encode("gb18030"))
    annotator("import", project, path, "--encoding", "gb18030")
    shown = annotator("show", project, "1", "--json").document
    assert (shown["source_text"], shown["encoding"], shown["newline"]) == ("漏损率\n", "gb18030", "CRLF")
    assert failed(annotator("import", project, path, "--encoding", "klingon"))


def test_inspect_changes_nothing_and_tells_the_same_as_import(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff周允：漏损多少？\r\n简宁：两成。\r\n".encode())
    document = annotator("inspect", path, "--json", "--text").document
    assert (document["file"], document["newline"]) == ("a.txt", "CRLF")
    text = document["source_text"]
    assert text == "周允：漏损多少？\n简宁：两成。\n"
    (transcript,) = document["transcripts"]
    assert transcript["text_sha256"] == text_hash(text)
    assert (transcript["start"], transcript["end"], transcript["characters"]) == (0, len(text), len(text))
    keys = {
        "shape",
        "title",
        "metadata",
        "speakers",
        "sections",
        "turns",
        "repeats",
        "noise",
        "segments",
        "rejected",
    }
    assert keys < set(transcript)
    assert "source_text" not in annotator("inspect", path, "--json").document
    told = annotator("inspect", path)
    assert told.code == 0
    assert "CRLF" in told.out
    assert failed(annotator("inspect", tmp_path / "missing.txt"))
    assert failed(annotator("inspect", tmp_path))


def test_ls_lists_counts(annotator: Annotator, project: Path) -> None:
    (row,) = annotator("ls", project, "--json").document
    assert (
        row
        | {
            "id": "t",
            "number": 1,
            "title": "谈漏损",
            "status": "new",
            "claims": 2,
            "topics": 1,
            "speakers": 2,
            "turns": 2,
            "corrections": 1,
            "characters": len(TEXT),
            "text_sha256": text_hash(TEXT),
            "character_error_rate": 0.125,
            "unclear": 0,
        }
        == row
    )
    told = annotator("ls", project).out.splitlines()
    assert "谈漏损" in told[1]
    assert told[0].split()[-2:] == ["Error", "rate"]
    assert told[1].split()[-2:] == ["1", "12.50%"]


def test_a_rate_is_told_only_where_something_was_corrected(annotator: Annotator, project: Path) -> None:
    annotator("undo", project)
    while annotator("ls", project, "--json").document[0]["corrections"]:
        annotator("undo", project)
    workspace = Workspace.open(project)
    workspace.do(MarkUnclear("t", 0, 2))
    workspace.close()
    (row,) = annotator("ls", project, "--json").document
    assert (row["character_error_rate"], row["unclear"]) == (None, 1)
    assert "%" not in annotator("ls", project).out


def test_show_prints_one_transcript_whole(annotator: Annotator, project: Path) -> None:
    document = annotator("show", project, "t", "--json").document
    assert document == annotator("show", project, "1", "--json").document
    text, reading = document["source_text"], document["reading_text"]
    assert text == TEXT
    assert text_hash(text) == document["text_sha256"]
    for annotation in document["annotations"]:
        assert text[annotation["start"] : annotation["end"]] == annotation["quote"]
    by_id = {annotation["id"]: annotation for annotation in document["annotations"]}
    claim = by_id["a"]
    assert (claim["layer"], claim["speakers"], claim["topics"]) == ("claims", ["周允"], ["漏损"])
    assert reading[by_id["b"]["reading_start"] : by_id["b"]["reading_end"]] == "漏损管道有多"
    (correction,) = document["corrections"]
    assert correction["source"] == text[correction["start"] : correction["end"]]
    assert document["relations"][0]["source_id"] == "a"
    assert [turn["end"] for turn in document["turns"]][-1] == len(text)
    names = {"segments", "speakers", "turns", "sections", "asides", "annotations", "relations", "corrections"}
    assert all(document[name] for name in (*names, "card", "reviewed"))
    assert annotator("show", project, "t").out == reading + "\n"
    assert "no transcript 2" in failed(annotator("show", project, "2"))


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_show_returns_the_seeds_verbatim(
    annotator: Annotator, tmp_path: Path, shared: Path, number: int
) -> None:
    project = tmp_path / "p.annodb"
    (seed,) = (shared / "seeds").glob(f"00{number}_*.txt")
    annotator("new", project)
    imported = annotator("import", project, seed, "--json").document["imported"]
    texts = [annotator("show", project, one["id"], "--json").document["source_text"] for one in imported]
    decoded = seed.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(texts) == decoded
    assert annotator("import", project, seed, "--json").document["imported"] == []
    assert annotator("check", project).code == 0


def test_apply_makes_steps_and_undo_and_redo_follow_them(
    annotator: Annotator, project: Path, edits: Edits
) -> None:
    path = edits(
        {"edit": "annotate", "transcript": "t", "start": 0, "end": 2, "label": "Fact", "id": "n"},
        "",
        {"edit": "rename_project", "name": "project"},
        {"edit": "rename_project", "name": "新"},
    )
    told = annotator("apply", project, path, "--json").document
    step = told[0]["step"]
    assert told == [
        {"edit": "annotate", "step": step, "changes": 1, "added": [{"kind": "annotation", "key": ["n"]}]},
        {"edit": None, "step": None, "changes": 0, "added": []},
        {"edit": "rename_project", "step": step + 1, "changes": 1, "added": []},
    ]
    assert annotator("undo", project).out == "Undone: Rename the project to “新”\n"
    assert annotator("undo", project).out == "Undone: Mark “问答” as Fact\n"
    assert annotator("redo", project).out == "Redone: Mark “问答” as Fact\n"
    assert annotator("redo", project).out == "Redone: Rename the project to “新”\n"


def test_undo_and_redo_end_where_there_is_nothing(annotator: Annotator, tmp_path: Path) -> None:
    project = tmp_path / "p.annodb"
    annotator("new", project)
    assert failed(annotator("undo", project)) == "There is nothing to undo."
    assert failed(annotator("redo", project)) == "There is nothing to redo."


WRONG = {
    "not json": ("{", "This is not JSON"),
    "no object": ("[1]", "An edit is a JSON object"),
    "no name": ('{"start": 1}', "The line does not say which edit it is; it needs “edit”"),
    "odd name": ('{"edit": ["annotate"]}', "There is no edit called ['annotate']"),
    "unknown": ('{"edit": "rename_universe"}', "There is no edit called rename_universe"),
    "unknown field": (
        '{"edit": "rename_project", "name": "x", "nmae": "y"}',
        "The edit rename_project has no field nmae",
    ),
    "missing field": (
        '{"edit": "annotate"}',
        "The edit annotate needs “transcript”.",
    ),
    "wrong type": ('{"edit": "undo", "start": "x"}', "There is no edit called undo"),
    "text for number": (
        '{"edit": "remove_turn", "transcript": "t", "start": "3"}',
        "“start” of the edit remove_turn must be a whole number.",
    ),
    "number for text": (
        '{"edit": "rename_project", "name": 3}',
        "“name” of the edit rename_project must be a text",
    ),
    "odd choice": (
        '{"edit": "edit_transcript", "transcript": "t", "status": "half"}',
        "“status” of the edit edit_transcript must be one of new, in_progress, done.",
    ),
    "outside": (
        '{"edit": "annotate", "transcript": "t", "start": 0, "end": 999, "label": "Fact"}',
        "0 to 999 is no stretch",
    ),
    "huge": (
        '{"edit": "remove_turn", "transcript": "t", "start": 99999999999999999999}',
        "A number is too large",
    ),
    "taken id": ('{"edit": "add_speaker", "name": "x", "id": "first"}', "The id first is taken"),
    "nobody": ('{"edit": "remove_speaker", "speaker": "无此人"}', "There is no speaker “无此人”"),
    "empty batch": ('{"edit": "batch", "edits": []}', "A batch needs a list of edits"),
    "batch in a batch": (
        '{"edit": "batch", "edits": [{"edit": "batch", "edits": [{"edit": "rename_project", "name": "x"}]}]}',
        "A batch cannot stand inside another",
    ),
    "odd batch": (
        '{"edit": "batch", "edits": [{"edit": "rename_project", "name": "x"}], "nmae": ""}',
        "The edit batch has no field nmae",
    ),
    "batch of nothing": ('{"edit": "batch", "edits": [3]}', "An edit is a JSON object"),
    "half a sign": ('{"edit": "rename_project", "name": "\\ud83d"}', "This is not JSON"),
    "deep": ("[" * 100_000, "This is not JSON"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_apply_makes_all_edits_or_none_and_names_the_line(
    annotator: Annotator, project: Path, edits: Edits, kind: str
) -> None:
    line, sentence = WRONG[kind]
    before = project.read_bytes()
    path = edits({"edit": "add_speaker", "name": "新人", "id": "first"}, "", line, "{")
    if sentence != "This is not JSON":
        path = edits({"edit": "add_speaker", "name": "新人", "id": "first"}, "", line)
    assert failed(annotator("apply", project, path)).startswith(f"Line 3: {sentence}")
    assert project.read_bytes() == before


RENAMING = '{"edit": "rename_project", "name": "新"}'


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + RENAMING.encode(),
        f"{RENAMING}\r\n\r\n{RENAMING}\r\n".encode(),
        f"\n\n  {RENAMING}  \n\n".encode(),
    ],
    ids=["byte order mark", "crlf", "blanks"],
)
def test_apply_reads_what_other_programs_write(
    annotator: Annotator, project: Path, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(data)
    assert annotator("apply", project, path).code == 0
    workspace = Workspace.open(project)
    assert workspace.codebook.project.name == "新"
    workspace.close()


def test_apply_of_nothing_and_of_files_that_cannot_be_read(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(b"")
    assert annotator("apply", project, path).out == "Made 0 edits.\n"
    assert annotator("apply", project, path, "--json").document == []
    path.write_bytes("漏损率".encode("gb18030"))
    assert "is not UTF-8" in failed(annotator("apply", project, path))
    assert "There is no file" in failed(annotator("apply", project, tmp_path / "missing"))
    assert "is a folder" in failed(annotator("apply", project, tmp_path))


def test_a_locked_project_is_no_line_of_the_edits(
    annotator: Annotator, project: Path, edits: Edits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.engine.BUSY_MS", 20)
    path = edits({"edit": "rename_project", "name": "新"})
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        sentence = failed(annotator("apply", project, path))
        other.execute("ROLLBACK")
    assert "being written to by another program" in sentence
    assert not sentence.startswith("Line")


def test_export_writes_what_was_asked_for(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    document = annotator("export", project, "-o", out, "--json").document
    assert [Path(path) for path in document["files"]] == [out]
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(lines) == 1
    assert annotator("export", project, "-o", tmp_path / "book.xlsx", "--transcript", "t").code == 0
    assert (tmp_path / "book.xlsx").stat().st_size > 0
    assert annotator("export", project, "-o", tmp_path / "odd.name", "--format", "jsonl").code == 0
    before = out.read_bytes()
    assert "no transcript 9" in failed(annotator("export", project, "-o", out, "--transcript", "9"))
    assert failed(annotator("export", project, "-o", tmp_path / "odd.name"))
    assert failed(annotator("export", project, "-o", out, "--format", "papyrus"))
    assert failed(annotator("export", project, "-o", tmp_path / "nowhere" / "out.jsonl"))
    assert out.read_bytes() == before


def test_formats_are_listed_with_their_losses(annotator: Annotator) -> None:
    document = annotator("formats", "--json").document
    assert {entry["direction"] for entry in document} == {"read", "write"}
    assert all(set(entry) == {"direction", "name", "suffixes", "description", "losses"} for entry in document)
    told = annotator("formats")
    assert all(entry["name"] in told.out for entry in document)


def test_check_finds_a_sound_project_sound(annotator: Annotator, project: Path) -> None:
    assert annotator("check", project).out == f"{project} is sound.\n"
    said = annotator("check", project, "--json")
    assert said.document == {"sound": True, "problems": []}


def test_check_tells_every_problem_and_fails(annotator: Annotator, project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute('UPDATE segments SET "end" = 999 WHERE start = 0')
        connection.execute("UPDATE journal SET changes = x'00' WHERE seq = 2")
        connection.commit()
    said = annotator("check", project)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 2)
    said = annotator("check", project, "--json")
    assert said.code == 1
    assert said.document["sound"] is False
    assert len(said.document["problems"]) == 2


def test_check_of_what_cannot_even_be_opened(annotator: Annotator, project: Path) -> None:
    data = project.read_bytes()
    project.write_bytes(data[:20_000])
    said = annotator("check", project)
    assert said.code == 1
    assert said.err


RUBBISH: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "folder": lambda path: path.mkdir(),
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("周允"),
    "noise": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 64),
}
ON_A_PROJECT = {
    "import": ("{project}", "{file}"),
    "ls": ("{project}",),
    "show": ("{project}", "1"),
    "suggest": ("{project}",),
    "apply": ("{project}", "{file}"),
    "undo": ("{project}",),
    "redo": ("{project}",),
    "export": ("{project}", "-o", "{out}"),
    "check": ("{project}",),
}


@pytest.mark.parametrize("kind", RUBBISH)
@pytest.mark.parametrize("command", ON_A_PROJECT)
def test_rubbish_for_a_project_is_one_line_and_changes_nothing(
    annotator: Annotator, tmp_path: Path, command: str, kind: str
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    project, file, out = folder / "p.annodb", tmp_path / "a.txt", folder / "out.xlsx"
    file.write_text("", encoding="utf-8")
    RUBBISH[kind](project)
    before = sorted(p.name for p in folder.iterdir()), project.read_bytes() if project.is_file() else b""
    given = [word.format(project=project, file=file, out=out) for word in ON_A_PROJECT[command]]
    failed(annotator(command, *given))
    after = sorted(p.name for p in folder.iterdir()), project.read_bytes() if project.is_file() else b""
    assert after == before


def test_every_command_is_tried() -> None:
    assert {*ON_A_PROJECT, "new", "inspect", "formats"} == set(COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ls",),
        ("ls", "a", "b"),
        ("ls", "--nope", "a"),
        ("export", "a"),
        ("show", "a"),
        ("import", "a"),
        ("--nope",),
        (),
    ],
)
def test_wrong_usage_is_told_on_stderr_with_code_2(annotator: Annotator, arguments: tuple[str, ...]) -> None:
    said = annotator(*arguments)
    assert said.code == 2
    assert said.err or arguments == ()


def test_help_is_no_error(annotator: Annotator) -> None:
    for arguments in (("--help",), *((command, "--help") for command in COMMANDS)):
        said = annotator(*arguments)
        assert said.code == 0
        assert said.out


@pytest.mark.parametrize(
    "arguments", [("new", ""), ("import", "talks.annodb", ""), ("export", "talks.annodb", "-o", "")]
)
def test_an_empty_name_is_wrong_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, folder=tmp_path)
    assert done.code == 2
    assert "empty" in done.error
    assert list(tmp_path.iterdir()) == []


def test_an_export_never_takes_the_projects_place(project: Path) -> None:
    before = project.read_bytes()
    for form in ("xlsx", "csv", "csv-plain", "jsonl"):
        done = run("export", project, "-o", project, "--format", form)
        assert done.code == 1
        assert "is a project" in done.error
    assert project.read_bytes() == before


def test_export_into_a_folder_needs_a_format(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told = failed(annotator("export", project, "-o", folder))
    assert told.startswith("“out” is a folder: name the file in it, such as ")
    assert "csv" in told
    assert list(folder.iterdir()) == []
    written = annotator("export", project, "-o", folder, "--format", "csv", "--json").document["files"]
    assert {Path(name).name for name in written} >= {"claims.csv", "turns.csv"}
    assert {path.name for path in folder.iterdir()} == {Path(name).name for name in written}
    plain = annotator("export", project, "-o", tmp_path / "table", "--format", "csv").out
    assert f"Wrote {tmp_path / 'table.csv'}." in plain
    assert not (tmp_path / "table").exists()


def test_inspect_prints_the_whole_text_where_asked(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("周允：漏损多少？\n简宁：两成。\n", encoding="utf-8")
    plain, whole = annotator("inspect", path).out, annotator("inspect", path, "--text").out
    assert whole == f"{plain}\n周允：漏损多少？\n简宁：两成。\n\n"


def test_of_equal_files_the_one_that_came_in_is_warned_of(annotator: Annotator, tmp_path: Path) -> None:
    project, sure, guess = (tmp_path / name for name in ("p.annodb", "sure.txt", "guess.txt"))
    annotator("new", project)
    text = "周允：漏损到底有多少？\n简宁：公开的口径是百分之十一点三。\n"
    sure.write_text(text, encoding="utf-8")
    guess.write_text(text, encoding="gb18030")
    assert annotator("import", project, sure, guess).err == ""
    annotator("undo", project)
    assert annotator("import", project, guess, sure).err.startswith("guess.txt does not say its encoding")


def test_what_people_read_is_in_words_and_one_language(annotator: Annotator, project: Path) -> None:
    samples = Path(__file__).resolve().parents[2] / "data" / "samples"
    use_language("zh_CN")
    try:
        listed = annotator("ls", project).out
        inspected = annotator("inspect", samples / "water-panel.txt").out
        formats = annotator("formats").out
    finally:
        use_language("en")
    assert "新导入" in listed
    assert "标有说话人的对话" in inspected
    assert "写法与这份文本的标签不同" in inspected
    assert "write" not in formats
    assert annotator("ls", project, "--json").document[0]["status"] == "new"
    assert {entry["direction"] for entry in annotator("formats", "--json").document} == {"read", "write"}


def test_fields_of_a_dateline_are_told_in_the_language_of_the_reader(
    annotator: Annotator, tmp_path: Path
) -> None:
    path = tmp_path / "news.txt"
    path.write_text("新华社北京11月2日电（记者 王芳）\n\n河湾镇镇长李明表示，桥要修。\n", encoding="utf-8")
    use_language("zh_CN")
    try:
        told = annotator("inspect", path).out
        document = annotator("inspect", path, "--json").document
    finally:
        use_language("en")
    assert all(line in told for line in ("来源: 新华社", "日期: 11月2日", "地点: 北京", "记者: 王芳"))
    assert not re.search("[a-z]", told.partition("\n")[2])
    assert document["transcripts"][0]["metadata"].keys() == {"source", "date", "place", "reporter"}
    assert "Source: 新华社" in annotator("inspect", path).out


def test_what_is_not_there_is_told_before_its_kind(annotator: Annotator, project: Path) -> None:
    for name in ("nothing", "nothing.docx"):
        assert failed(annotator("import", project, name)) == f"There is no file “{name}”."
