"""What is plainly no list of terms is refused in one sentence; lists as people keep them are taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from annotator.formats.no_terms import is_no_term
from annotator.formats.term_lists import read_terms

NO_LISTS = {
    "article.md": "# The Last Bridge\n\nNobody had counted the trams, she said.\n\nThey did.\n",
    "article.txt": "老城的桥\n\n七月十五日，罗小满在桥头站了一个上午。\n\n没有人问她为什么。\n",
    "talk.txt": "主持人：我们开始吧。\n罗小满：好的。\n主持人：四厘米是谁量的？\n罗小满：我量的。\n",
    "chat.txt": "Ada: shall we begin the meeting\nBo: yes, in a minute\nAda: who took the minutes\n",
    "fake.csv": "罗小满说，这座桥撑不过冬天。\n去年裂缝长了四厘米，今年更多。\n",
    "page.csv": "<html>\n<body>\n<p>漏损率</p>\n</body>\n",
    "data.csv": "id,name,age\n1,Ada,40\n2,Bo,30\n3,Cy,20\n",
    "edits.jsonl": '{"edit": "undo"}\n{"edit": "redo"}\n',
    "code.py": "import os\nfor path in os.listdir():\n    print(path)\n    total += 1\n",
    "all in one.txt": "漏损率，微调，大模型，前瞻性\n",
}
LISTS = {
    "plain.txt": ("漏损率\n微调\n\nRAG\n", ["漏损率", "微调", "RAG"]),
    "notes.txt": ("# 会议用词\n漏损率\n# 第二部分\n微调\n", ["漏损率", "微调"]),
    "notes.csv": ("# 供水,行业\nterm,kind\n漏损率,指标\n# 又一段\n微调,方法\n", ["漏损率", "微调"]),
    "marks.txt": ("C++\nC#\n.NET\nTCP/IP\nR&D\nNode.js\nU.S.\nApple Inc.\n3D打印\nGPT-4o\n", None),
    "quoted.txt": ("“双碳”目标\n《民法典》\n人工智能（AI）\nA·B测试\nSARS-CoV-2\n", None),
    "list.md": ("- 漏损率\n* 微调\n1. RAG\n2、大模型\n", ["漏损率", "微调", "RAG", "大模型"]),
    "head.txt": ("term,sound\n微调,wei tiao\n漏损率,\n", ["微调", "漏损率"]),
    "long.txt": ("最高人民法院关于适用民事诉讼法的解释\nlong short-term memory network\n", None),
    "one odd.txt": ("漏损率\n微调\nRAG\n大模型\n前瞻性\n这一行是句话，不是词。\n", None),
    "names.txt": ("周允\n简宁\nOde Larsen\nJ. R. Ewing\n", None),
}


@pytest.mark.parametrize("name", NO_LISTS)
def test_what_is_no_list_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(NO_LISTS[name], encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_terms(path)
    said = str(caught.value)
    assert said.startswith(f"“{name}” is no list of terms, which has one a line: “")
    assert len(said) < 120


@pytest.mark.parametrize("name", LISTS)
def test_lists_as_people_keep_them_are_taken(tmp_path: Path, name: str) -> None:
    text, expected = LISTS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [term.term for term in read_terms(path)] == (expected or text.splitlines())


@pytest.mark.parametrize(
    "text", ["# nur Notizen\n", "a\nb\n", "---\n\n***\n", "2021-03-04\n2021-03-05\n", "term,sound\n,\n"]
)
def test_a_list_without_a_usable_term_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="holds no terms"):
        read_terms(path)


@pytest.mark.parametrize(
    "words", ["他说完了。", "one, two, three", "漏损率、微调", "https://a.example", "x" * 49]
)
def test_a_line_that_nobody_means_as_a_term(words: str) -> None:
    assert is_no_term(words)
