"""Speakers called by accounts, hidden numbers, posts, papers, initials; labels without a colon."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "chat of accounts": (
        """\
“河湾书友会”线上讨论记录

主持人：各位书友晚上好，今晚我们聊《渡口》。

微博网友@小鱼儿：我先说，结尾我哭了。

主持人：为什么哭？

微博网友@小鱼儿：因为船没有来。

网友@老木匠：我倒觉得船来了，只是他没上。

@Tom_在路上：同意楼上，我也这么看。

主持人：请老木匠展开说说？

网友@老木匠：你看最后一句，水声停了。
""",
        [
            "主持人",
            "微博网友@小鱼儿",
            "主持人",
            "微博网友@小鱼儿",
            "网友@老木匠",
            "@Tom_在路上",
            "主持人",
            "网友@老木匠",
        ],
    ),
    "masked callers": (
        """\
夜航热线 文字记录

主播：这里是夜航热线，我们接听第一位听众。

138****0021：主播你好，我想说说我家的船。

主播：您请讲。

138****0021：它比我的年纪还大。

主播：好，下一位。

186****7730：我不说船，我说桥，可以吗？

主播：当然可以。
""",
        ["主播", "138****0021", "主播", "138****0021", "主播", "186****7730", "主播"],
    ),
    "teams family first": (
        """\
Weekly harbour call

Keller, Anna   0:03
Morning all. Can you hear me?

Brill, Thomas   0:07
Yes, loud and clear.

Keller, Anna   0:11
Good. Tom, where are we with the crane?

Brill, Thomas   0:15
It's fixed. We tested it on Friday.

Osei, Grace   0:24
I can confirm that. It lifts twenty tons.
""",
        ["Keller, Anna", "Brill, Thomas", "Keller, Anna", "Brill, Thomas", "Osei, Grace"],
    ),
    "legislature traditional": (
        """\
委員會紀錄

主席：現在開會，請丘部長報告。

丘部長成岳：主席、各位委員，大家早安。本部業務報告如下。

主席：請李委員大同發言。

李委員大同：部長，請問水庫什麼時候清淤？

丘部長成岳：報告委員，今年枯水期就會動工。

李委員大同：經費夠不夠？

丘部長成岳：目前是夠的。

歐陽委員靜宜：部長，我補充一個問題。

主席：請簡短。

陳署長其昌：我來說明，好嗎？
""",
        ["主席", "丘成岳", "主席", "李大同", "丘成岳", "李大同", "丘成岳", "歐陽靜宜", "主席", "陳其昌"],
    ),
    "spaced names": (
        """\
“诗与水”三人谈

辛　夷：我们先从李白谈起，好不好？

欧阳静：好啊，李白写水最多。

江　山：我倒想从杜甫谈起。

辛　夷：为什么？

江　山：杜甫的水是有岸的。

欧阳静：这个说法我喜欢。

辛　夷：那李白呢？

江　山：李白的水没有岸。
""",
        ["辛夷", "欧阳静", "江山", "辛夷", "江山", "欧阳静", "辛夷", "江山"],
    ),
    "magazine by bare title": (
        """\
与陶志远谈景观

《观景》杂志　2016年第4期

观景：您做景观三十年，最满意的是哪一个？

陶志远：没有最满意的。有一个小码头，我常常去看。

观景：为什么常去？

陶志远：去看人怎么用它。我设计的是台阶，他们拿来晒衣服。

观景：您生气吗？

陶志远：不生气，晒衣服挺好的。

观景：那您会改吗？

陶志远：不改。
""",
        ["观景", "陶志远", "观景", "陶志远", "观景", "陶志远", "观景", "陶志远"],
    ),
    "book-title asker once then bare": (
        """\
访修桥人石铁生

《铁道周刊》：石师傅，您修过多少座桥？

石铁生：大大小小，一百二十座吧。

铁道：哪一座最难？

石铁生：最难的是老鹰口，我们在那儿待了四年。

铁道：四年都没回家？

石铁生：回过一次，孩子不认识我了。
""",
        ["《铁道周刊》", "石铁生", "铁道", "石铁生", "铁道", "石铁生"],
    ),
    "book-title every time": (
        """\
《渡口》：您第一次上船是什么时候？

罗大江：七岁，偷偷上去的。

《渡口》：家里人知道吗？

罗大江：不知道，回来挨了一顿打。

《渡口》：后来呢？

罗大江：后来就天天上船了。
""",
        ["《渡口》", "罗大江", "《渡口》", "罗大江", "《渡口》", "罗大江"],
    ),
    "full then surname": (
        """\
王建国：李师傅，今天我们请您来讲讲这门手艺。

李长河：好，讲得不好你们别笑。

王：您跟谁学的？

李：跟我舅舅，他是镇上最后一个篾匠。

王：学了几年？

李：三年出师，我学了五年，我笨。

王：那您收过徒弟吗？

李：收过一个，去城里送外卖了。
""",
        ["王建国", "李长河", "王", "李", "王", "李", "王", "李"],
    ),
    "initials after full": (
        """\
An interview with John Sawyer

Ruth Calder: John, you started out as a diver.

John Sawyer: I did. I was nineteen and I couldn't swim.

R.C.: You couldn't swim?

J.S.: Not a stroke. I walked along the bottom.

R.C.: And nobody asked?

J.S.: Nobody asked.

R.C.: When did you learn?

J.S.: I still haven't, to be honest.
""",
        ["Ruth Calder", "John Sawyer", "R.C.", "J.S.", "R.C.", "J.S.", "R.C.", "J.S."],
    ),
    "short forms of one once": (
        """\
刘志强：我们开始吧，今天先听建国说。

王建国：好，我先说。上个月的产量上来了。

陈小芳：上来了多少？

王建国：一成半。

刘志强：不错啊。

建国：还有一件事，仓库不够用了。

刘志强：这个下午去看。

小芳：我也去。

刘志强：好，那就一起去。
""",
        ["刘志强", "王建国", "陈小芳", "王建国", "刘志强", "建国", "刘志强", "小芳", "刘志强"],
    ),
    "joint once": (
        """\
甲：您好，您找谁呀？

乙：我找我自己。

甲：找着了吗？

乙：找着了我还问你？

甲/乙：哈哈哈哈！

甲：那咱们一块儿找吧。

甲、乙：走！
""",
        ["甲", "乙", "甲", "乙", "甲", "甲", "甲"],
    ),
    "forum chairs numbered with seats": (
        """\
Harbour Ward hustings, 4 May

CHAIR: Good evening. Each of you has one minute. Why should we vote for you?

1. Jane Holloway (North Quay) (Labour): I have lived here all my life, and I want the ferry back.

2. Peter Strand (North Quay) (Green): We need trees on the quay. I will plant them.

3. Ola Ferris (South Quay) (Ind): I don't belong to a party, I belong to the harbour.

CHAIR: Thank you. A question from the floor, please.

QUESTION: What about the dredging?

1. Jane Holloway (North Quay) (Labour): We should have started years ago.

CHAIR: Thank you all.
""",
        [
            "CHAIR",
            "Jane Holloway",
            "Peter Strand",
            "Ola Ferris",
            "CHAIR",
            "QUESTION",
            "Jane Holloway",
            "CHAIR",
        ],
    ),
    "governors": (
        """\
SUNDAY FORUM

MARTHA QUILL, HOST: Good morning. Governor, thank you for joining us.

GOV. JANE HOLLOWAY (I), MAINE: Thank you for having me.

QUILL: You said you would not run. Why?

HOLLOWAY: Because I like my house.

QUILL: Senator, do you believe that?

SEN. PETER STRAND (R), OHIO: Not for a minute.

HOLLOWAY: It's a very nice house.

QUILL: We'll be right back.
""",
        [
            "MARTHA QUILL",
            "GOV. JANE HOLLOWAY",
            "QUILL",
            "HOLLOWAY",
            "QUILL",
            "SEN. PETER STRAND",
            "HOLLOWAY",
            "QUILL",
        ],
    ),
    "hearing with stops": (
        """\
HARBOUR COMMISSION

HEARING OF MAY 4

Chairman STRAND. The commission will come to order. Mr. Ferris, you may begin.

Mr. FERRIS. Thank you, Mr. Chairman. I have three points.

Chairman STRAND. Please go on.

Mr. FERRIS. First, the silt. It is up to my knees.

MARLOWE. May I ask how tall you are?

Mr. FERRIS. Six feet, sir.

Chairman STRAND. Order, please.
""",
        [
            "Chairman STRAND",
            "Mr. FERRIS",
            "Chairman STRAND",
            "Mr. FERRIS",
            "MARLOWE",
            "Mr. FERRIS",
            "Chairman STRAND",
        ],
    ),
    "names with a stop": (
        """\
THE LAST FERRY, Act One

ANNA. You are late.

TOM. The tide was late.

ANNA. You always say that.

TOM. It always is.

FERRYMAN. Are you two getting on or not?

ANNA. Give us a minute.

TOM. We're getting on.
""",
        ["ANNA", "TOM", "ANNA", "TOM", "FERRYMAN", "ANNA", "TOM"],
    ),
    "boxed host with laugh": (
        """\
第8期 夜航

[主持人] 欢迎收听夜航，我是阿宁。

[老罗] 大家好，我是老罗。

[主持人] （笑）老罗今天带了一条鱼来？

[老罗] 对，刚钓的，你闻闻。

[主持人] 我不闻。

[阿宁妈妈] （画外）拿来我煮！

[老罗] 阿姨好！
""",
        ["主持人", "老罗", "主持人", "老罗", "主持人", "阿宁妈妈", "老罗"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_speakers_are_heard_however_they_are_called(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
    assert set(names(text)) == set(speakers)
