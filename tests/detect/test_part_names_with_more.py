"""Usual names of parts with an office before them, something in brackets behind, or a second name."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, marked

QUESTIONS_IN_BRACKETS = """\
新渠通水之后

新渠在六月一日通了水，沿线七个村子的四千多亩旱地头一回在夏天浇上了渠水，村民们自发在渠头摆了两桌酒，请修渠的人喝了一场，一直喝到月亮升起来。

§答记者问（依录音整理，未经本人审阅）

记者：渠修了几年？

蔺长河：前后四年半，中间停过一次，因为钱不够。

记者：现在水够用吗？

蔺长河：够七个村用，再多就不够了。
"""

OFFICE_BEFORE = """\
馆史座谈会实录

§主任致欢迎词

何主任：各位老师，大家好，欢迎来到我们馆，今天外面下雨，大家路上辛苦了。

§专家发言

陆老师：我只讲两点，第一点是老照片要赶快扫描。第二点是口述要赶快做。

何主任：谢谢陆老师，这两点我们都记下了。

§附：参会名单

何主任、陆老师、档案室同志三人。
"""

SPEECH_IN_FULL = """\
烧窑人登台领奖

颁奖会在县剧院举行，台下坐了六百多人，烧窑人庞泥上台的时候穿着工作服，手里还拿着一只没有上釉的碗，他说这只碗是早上出窑的。

§发言全稿

各位乡亲，我不会说话，我只会烧窑。我烧了四十年，烧坏的比烧成的多，所以我家里用的碗都是歪的，客人来了我就说，歪的喝酒香。

§附：获奖作品目录

白瓷碗一件，青瓷盘两件，粗陶缸三件，都收在县文化馆里，平日里锁着，逢年过节拿出来给人看，看的时候旁边站着一个人。
"""

AFTERWORD_IN_BRACKETS = """\
访谈：山里的邮差

编辑：您送了多少年信？

柯路：二十八年，走坏了四十双鞋。

编辑：最远的一家有多远？

柯路：来回两天，中间在人家里住一夜。

§采访后记（本刊编辑）

柯路今年退休，接他班的是他的儿子，骑摩托车，来回只要半天，可是那户最远的人家前年已经搬下山了。
"""

SEVERAL = """\
乡镇合作社年会

§理事长致开幕辞

理事长：各位社员，今年的年会开在新仓库里，地方宽敞一些。

葛望：仓库修得好，路还差一段。

理事长：路还差多少？

葛望：还差三百步，都是上坡。

戚水：下雨就走不了车。

§自由发言（会后补记）

理事长：路的事大家怎么看？我想排在明年春天。

戚水：春天要种地，最好放在冬天。

理事长：冬天就冬天，大家看行不行？

葛望：行，冬天人手多。

§监事点评与总结

理事长：请监事说说账目。

葛望：账目没有问题，票据再整理一遍就可以归档。

理事长：票据什么时候能好？

葛望：月底之前，先把去年的补齐。

理事长：好，就这样定。

§附件：社员名册

葛望、戚水、监事共三人到会，其余社员委托代表出席，名册由会计保管，可以随时查看。
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(QUESTIONS_IN_BRACKETS, id="questions_in_brackets"),
        pytest.param(OFFICE_BEFORE, id="office_before"),
        pytest.param(SPEECH_IN_FULL, id="speech_in_full"),
        pytest.param(AFTERWORD_IN_BRACKETS, id="afterword_in_brackets"),
        pytest.param(SEVERAL, id="several"),
    ],
)
def test_names_of_parts_with_more(text: str) -> None:
    plain, heads = marked(text)
    assert [title for _, title in headings(plain)] == heads
