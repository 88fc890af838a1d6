"""The program as other programs call it: pipes, encodings, closed streams, languages."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.workspace.workspace import Workspace
from tests.cli.running import ROOT, run
from tests.store.filled import TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "gbk", "cp1252", "utf-16"])
def test_documents_are_whole_in_every_encoding(project: Path, encoding: str) -> None:
    done = run("show", project, "t", "--json", environment={"PYTHONIOENCODING": encoding})
    assert done.code == 0
    text = done.out.decode("utf-16") if encoding == "utf-16" else done.out.decode("utf-8")
    assert json.loads(text)["source_text"] == TEXT


@pytest.mark.parametrize("command", [("ls",), ("show", "t"), ("check",), ("formats",)])
def test_lines_for_people_replace_what_the_terminal_cannot_show(
    project: Path, command: tuple[str, ...]
) -> None:
    name, *rest = command if command == ("formats",) else (command[0], str(project), *command[1:])
    done = run(name, *rest, environment={"PYTHONIOENCODING": "latin-1"})
    assert done.code == 0
    assert done.out
    assert done.out.isascii(), "Chinese became question marks"
    assert run(name, *rest, environment={"PYTHONIOENCODING": "ascii"}).out


def test_errors_and_help_in_chinese(project: Path, tmp_path: Path) -> None:
    for variable in ("LANG", "LC_ALL"):
        environment = {"ANNOTATOR_LANGUAGE": "", variable: "zh_CN.UTF-8"}
        done = run("ls", tmp_path / "没有.annodb", environment=environment)
        assert (done.code, done.out) == (1, b"")
        assert done.error == f"没有项目 {tmp_path / '没有.annodb'}；请检查名称，或新建一个。\n"
    chinese = {"ANNOTATOR_LANGUAGE": "zh_CN"}
    for arguments in (("--help",), ("import", "--help"), ("export", "--help")):
        assert sum("\u4e00" <= c <= "\u9fff" for c in run(*arguments, environment=chinese).text) > 20
    told = run("import", "--help", environment=chinese).text
    assert not any(word in told for word in ("Usage", "Options", "Arguments", "required", "Show this"))
    assert "Commands" not in run("--help", environment=chinese).text
    assert run("undo", project, environment=chinese).text.startswith("已撤销")
    assert run("--help", environment={**chinese, "PYTHONIOENCODING": "ascii"}).code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("imprt", "x"), "There is no command “imprt”; did you mean `annotator import`?"),
        (("Export",), "There is no command “Export”; did you mean `annotator export`?"),
        (("frobnicate", "a", "b"), "There is no command “frobnicate”; the commands are new, inspect, "),
    ],
)
def test_a_misspelt_command_is_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith(sentence)
    assert done.error.count("\n") == 1


def test_a_project_made_in_chinese_has_a_chinese_codebook(tmp_path: Path) -> None:
    run("new", tmp_path / "p.annodb", environment={"ANNOTATOR_LANGUAGE": "zh_CN"})
    workspace = Workspace.open(tmp_path / "p.annodb")
    names = [label.name for label in workspace.codebook.labels]
    assert names
    assert all(any("\u4e00" <= c <= "\u9fff" for c in name) for name in names)
    assert workspace.codebook.fields[0].name == "来源"
    workspace.close()


def test_whoever_reads_the_output_may_stop_reading(project: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("漏损率百分之十九。\n" * 40_000, encoding="utf-8")
    run("import", project, long)
    with subprocess.Popen(
        [sys.executable, "-m", "annotator", "show", str(project), "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(timeout=60)


@pytest.mark.parametrize(
    ("command", "closed"),
    [
        ("ls {p}", "1"),
        ("ls {p} --json", "1"),
        ("ls nowhere", "2"),
        ("apply {p} -", "0"),
        ("check {p}", "1 2"),
    ],
)
def test_closed_streams_are_no_fault(project: Path, command: str, closed: str) -> None:
    closing = " ".join(f"{stream}{'<' if stream == '0' else '>'}&-" for stream in closed.split())
    line = f"exec {sys.executable} -m annotator {command.format(p=project)} {closing}"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == (1 if "nowhere" in command else 0)
    assert b"Traceback" not in done.stderr


def test_edits_come_through_a_pipe(project: Path) -> None:
    done = run("apply", project, "-", "--json", stdin='{"edit": "rename_project", "name": "新"}\n'.encode())
    assert json.loads(done.text)[0]["edit"] == "rename_project"
    assert run("apply", project, "-").text == "Made 0 edits.\n"
    assert run("apply", project, "-", stdin=b"\xff\xfe").code == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names of files to their encoding")
def test_files_whose_names_are_no_text(project: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xd0\xd0.txt"
    Path(os.fsdecode(path)).write_text("一篇。\n", encoding="utf-8")
    assert json.loads(run("inspect", path, "--json").text)["transcripts"]
    assert json.loads(run("import", project, path, "--json").text)["imported"][0]["file"] == "??.txt"
    assert json.loads(run("import", project, path, "--json").text)["known"]
    assert run("import", project, path).code == 0
    assert run("ls", os.fsencode(tmp_path) + b"/\xd0\xd0.annodb").code == 1


def test_bytes_of_every_kind_are_inspected_without_a_fault(tmp_path: Path) -> None:
    chance = random.Random(7)
    files = {
        "noise.txt": chance.randbytes(5_000),
        "nul.txt": b"\0" * 100,
        "empty.txt": b"",
        "blank.md": b" \n\t\r\n",
        "bom.txt": b"\xef\xbb\xbf",
        "half16.txt": b"\xff\xfea",
        "lone.txt": b"\xed\xa0\x80" * 9,
        "cut.txt": "漏损率".encode()[:-1],
        "one line.txt": "漏".encode() * 200_000,
        "controls.txt": bytes(range(1, 32)) * 5,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    script = (
        "import sys, pathlib; from annotator.cli import main\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "    print(main(['inspect', str(path), '--json']) in (0, 1), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "ANNOTATOR_TRACEBACK": "1"},
        check=True,
    )
    assert done.stderr.count(b"True") == len(files)


def test_a_fault_of_the_program_is_one_line_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import annotator.workspace.workspace as w, sys\n"
        "def fail(*_, **__): raise ZeroDivisionError('so\\nso')\n"
        "w.Workspace.open = fail\n"
        "from annotator.cli import main\n"
        "sys.exit(main(['ls', 'x']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "ZeroDivisionError: so so" in done.stderr
    monkeypatch.setenv("ANNOTATOR_TRACEBACK", "1")
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, text=True, check=False
    )
    assert "Traceback" in done.stderr
