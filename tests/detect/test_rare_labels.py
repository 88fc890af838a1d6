"""Labels that come once, behind numbers and signs, of papers and posters: who is heard."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "numbered questions with plain answers": (
        (
            "公司接待记录\n\n会议于三月在公司召开，参会者为多家机构的研究员。\n\n"
            "1、问：公司今年的产能规划是怎样的？\n答：预计今年新增产能约两成，主要用于出口订单。\n"
            "2、问：海外市场进展如何？\n答：东南亚市场已经取得突破，订单金额稳步增长。\n"
            "3、问：原材料涨价的影响大吗？\n答：公司已经锁定了大部分原料价格，影响可控。\n"
        ),
        ["问", "答"] * 3,
    ),
    "an answer that comes once": (
        "一、问：什么是河长制？\n答：河长制就是由各级负责人担任河长。\n二、问：普通人怎么参与？\n可以拨打热线。\n",
        ["问", "答", "问"],
    ),
    "bulleted names": (
        (
            "• Anna Keller: I think we should start with the budget.\n"
            "• Tom Reed: We can't do that before March.\n"
            "• Anna Keller: Why not? It is ready.\n"
        ),
        ["Anna Keller", "Tom Reed", "Anna Keller"],
    ),
    "two names once each between the lines of minutes": (
        (
            "会议由村委会召集，讨论了河道治理的办法。\n\n"
            "王立群：我先说说河道治理的情况，去年一年我们清淤了三十公里。\n\n"
            "赵敏芝：我补充一点，村民的反应还是很好的。\n\n"
            "会议最后形成了三条意见，下周公布。\n"
        ),
        ["王立群", "赵敏芝"],
    ),
    "names once each under headings": (
        (
            "治河三人谈\n\n治河先要治人心\n\n王立群：我先说说河道治理的情况，去年我们清淤了三十公里。\n\n"
            "钱要花在刀刃上\n\n赵敏芝：我补充一点，村民的反应还是很好的。\n\n"
            "护河靠大家\n\n孙大海：我觉得资金还是不够，希望能再争取一些。\n"
        ),
        ["王立群", "赵敏芝", "孙大海"],
    ),
    "four names once each over several paragraphs": (
        "".join(
            f"{name}：我先说说河道治理的情况，去年我们做了不少事。\n\n"
            + "清淤的队伍每天五点出门，天黑了才回来。\n\n河边的树也是那时候种下的，现在已经很高了。\n\n" * 2
            for name in ("王立群", "赵敏芝", "孙大海", "钱多福")
        ),
        ["王立群", "赵敏芝", "孙大海", "钱多福"],
    ),
    "a magazine by its title alone": (
        (
            "治河人李清源\n\n《江声》：您是怎么开始治河的？\n\n李清源：我小时候就住在河边，看着河水变黑。\n\n"
            "《江声》：家里人支持吗？\n\n李清源：我父亲不同意，他说治河没有出路。\n"
        ),
        ["《江声》", "李清源", "《江声》", "李清源"],
    ),
    "a journal in full once, then by its letters": (
        (
            "The Bridge Builder\n\nThe Journal: When did you first come to the river?\n\n"
            "Ada Quinn: I was nine. My father took me.\n\n"
            "TJ: And what do you remember?\n\nAQ: The noise. We could hear it all night.\n\n"
            "TJ: Would you do it again?\n\nAQ: Of course I would.\n"
        ),
        ["The Journal", "Ada Quinn", "TJ", "AQ", "TJ", "AQ"],
    ),
    "voices of captions": (
        (
            "<v Anna Keller>Good morning, everyone. Let's start.</v>\n"
            "<v Tom O'Malley>Morning. I have one thing to raise.</v>\n"
            "<v Anna Keller>Please, go ahead.</v>\n"
        ),
        ["Anna Keller", "Tom O'Malley", "Anna Keller"],
    ),
    "voices of captions in Chinese": (
        "<v 王立群>大家好，我们今天讨论一下河道的问题。\n<v 赵敏芝>好的，我先说。\n<v 王立群>请讲。\n",
        ["王立群", "赵敏芝", "王立群"],
    ),
    "papers behind a sign": (
        (
            "▲新华社记者：请问今年的粮食收成怎么样？\n李清源：谢谢你的提问。今年粮食收成很好。\n"
            "▲《海州晚报》记者：请问价格会涨吗？\n李清源：价格会保持平稳，请大家放心。\n"
        ),
        ["新华社记者", "李清源", "《海州晚报》记者", "李清源"],
    ),
    "a paper's reporter once, alone on the line": (
        (
            "海州市政府新闻办主任、新闻发言人 王立群：\n各位记者朋友，大家上午好！\n"
            "海州市水务局局长李清源：\n谢谢主持人。今年我们完成了三件事。\n"
            "海州日报记者：\n请问下一步有什么安排？\n海州市水务局局长李清源：\n下一步我们继续努力。\n"
        ),
        ["王立群", "李清源", "海州日报记者", "李清源"],
    ),
    "one question and its answer": (
        "海州日报 ｜ 治河人的十年\n\n记者：您是怎么开始治河的？\n李清源：我就住在河边，看着河水变黑。\n",
        ["记者", "李清源"],
    ),
    "answers under numbered questions": (
        (
            "投资者活动记录表\n编号：2024-001\n\n时间：2024年3月5日\n地点：公司会议室\n\n"
            "1、公司今年的产能规划是怎样的？\n答：公司预计今年新增产能约两成，主要用于出口订单。\n"
            "2、海外市场进展如何？\n答：东南亚市场已经取得突破，订单金额稳步增长。\n"
            "附件清单：无\n日期：2024年3月5日\n"
        ),
        ["答", "答"],
    ),
    "offices alone on their lines": (
        (
            "會議紀錄\n\n列席者：\n發展局局長陳大文先生\n\n"
            "主席：\n多謝各位。現在由李清源議員提問。\n\n李清源議員：\n多謝主席。我想問局長，幾時動工？\n\n"
            "發展局局長：\n多謝李議員的提問。工程將於明年動工。\n\n主席：\n多謝局長。\n"
        ),
        ["主席", "李清源", "發展局局長", "主席"],
    ),
    "English names alone on their lines, once each": (
        (
            "Operator:\nGood morning, and welcome.\n\nJane Holloway:\nThank you. I welcome you all.\n\n"
            "Mark Everett:\nPricing has been steady.\n"
        ),
        ["Operator", "Jane Holloway", "Mark Everett"],
    ),
    "surnames under a head of fields": (
        (
            "口述：王立群\n采访、整理：赵敏芝\n时间：2019年5月\n\n赵：您是哪一年来的海州？\n"
            "王：一九五八年，跟我哥一起来的。\n赵：那时候河是什么样子？\n王：清得很，我们都在河里游泳。\n"
        ),
        ["赵", "王", "赵", "王"],
    ),
    "a magazine": (
        (
            "《江声》杂志：您为什么写这本书？\n李清源：我想把河写下来。\n"
            "《江声》杂志：写了几年？\n李清源：写了六年，我改了三遍。\n"
        ),
        ["《江声》杂志", "李清源", "《江声》杂志", "李清源"],
    ),
    "counted questions and answers by letter": (
        (
            "二、互动交流\nQ1：公司今年的产能规划是怎样的？\nA1：公司预计今年新增产能约两成。\n"
            "Q2：海外市场进展如何？\nA2：东南亚市场已经取得突破，订单金额稳步增长。\n"
        ),
        ["Q", "A", "Q", "A"],
    ),
    "posters": (
        (
            "主持人：各位网友大家好，今天我们请到了李局长。\n[网友 青山绿水]：请问公园什么时候开放？\n"
            "李清源：下个月就开放。\n[网友 小鱼儿]：停车方便吗？\n李清源：有两百个车位。\n"
        ),
        ["主持人", "网友 青山绿水", "李清源", "网友 小鱼儿", "李清源"],
    ),
    "a reader and the editors": (
        "读者：请问杂志什么时候出版？\n编辑部：我们每月五号出版，谢谢您的关心。\n",
        ["读者", "编辑部"],
    ),
}
NOBODY: dict[str, str] = {
    "terms in a numbered list": (
        "术语说明\n\n1、红茶：一种全发酵的茶，汤色红亮。\n2、绿茶：不发酵的茶，汤色清绿。\n3、白茶：微发酵的茶，你可以慢慢喝。\n"
    ),
    "books with their blurbs": (
        "《江声》：写一条河，我们都爱读。\n《桥》：写一座桥，今年再版。\n《渡口》：写一个人，你可以慢慢看。\n"
    ),
    "winners of a prize": (
        "获奖名单\n\n1、王立群：优秀教师，从教三十年。\n2、赵敏芝：先进工作者，扎根基层。\n3、孙大海：劳动模范，技术能手。\n"
    ),
    "the wise of old": (
        "关于治水，古人说得多。\n孟子：“禹之治水，水之道也，我信。”\n朱熹：“问渠那得清如许？”\n我觉得都对。\n"
    ),
    "captions with a sign": (
        "▲老桥：建于清代，我们常去。\n海州的桥很多，每一座都有故事，也都有人惦记着。\n▲新桥：去年通车。\n"
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_everybody_is_heard(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_heard(text: str) -> None:
    assert names(text) == []
