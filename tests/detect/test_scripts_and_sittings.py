"""Scripts, lessons, sittings, legends and casts: who speaks, by which name, and who is only listed."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "screenplay with directions in brackets": (
        """\
12. 内景 渡口小屋 夜

许大江（轻声）：睡了？

周小满（OS）：我没睡，我在听水。

许大江：想什么呢？

周小满：没想什么。

许大江（画外音）：那年她十九岁，我二十二。

周小满 OS：他从来没有问过我。

许大江：睡吧。
""",
        ["许大江", "周小满", "许大江", "周小满", "许大江", "周小满", "许大江"],
    ),
    "all speak": (
        """\
师：同学们好！
生（齐）：老师好！
师：请大家看黑板，谁来读？
生（举手）：我来读。
师：好，你来。
生1（朗读）：两个黄鹂鸣翠柳。
师：读得怎么样？
众生：好！
师生合：两个黄鹂鸣翠柳，一行白鹭上青天！
""",
        ["师", "生", "师", "生", "师", "生1", "师", "众生", "师生合"],
    ),
    "letters for people with a legend": (
        """\
访谈对象：张某（Z），村民
访谈者：李某（L）
时间：2018年7月

L：您家是哪一年搬来的？

Z：八几年吧，记不清了。

L：搬来的时候有几户？

Z：就我们一家，你说冷清不冷清。

L：后来呢？

Z：后来就多了，现在三十几户。
""",
        ["L", "Z", "L", "Z", "L", "Z"],
    ),
    "office and names mixed, traditional": (
        """\
主席（陳召集委員秀珠）：現在開會。

主席：請徐次長國勇說明。

徐次長國勇：主席、各位委員。謹就本案說明如下。

林委員岱樺：次長，我請教你一件事，這個期程可不可以提前？

徐次長國勇：我們會檢討。

林委員岱樺：什麼時候可以給答案？

徐次長國勇：一個月內，好不好？

管委員碧玲：我支持林委員。

主席：謝謝。散會。
""",
        ["陳秀珠", "陳秀珠", "徐國勇", "林岱樺", "徐國勇", "林岱樺", "徐國勇", "管碧玲", "陳秀珠"],
    ),
    "Japanese style spaced and full names": (
        """\
座谈：古镇的早市

出席：
白　羽（早市管理员）
方　糖（烘焙店主）
柳　叶（摄影爱好者）

白　羽：早市五点开，我四点就来了。

方　糖：我三点，我要和面。

柳　叶：你们都不睡觉的吗？

白　羽：睡，下午睡。

方　糖：我是中午睡。

柳　叶：我懂了，难怪下午拍不到人。
""",
        ["白羽", "方糖", "柳叶", "白羽", "方糖", "柳叶"],
    ),
    "surname after full name with title": (
        """\
《器物》杂志专访

采访：夏　竹（以下简称“夏”）
受访：漆艺师 陆归（以下简称“陆”）

夏：您这件漆盘做了多久？

陆：四年，里头有一年半是在等它干。

夏：等的时候您做什么？

陆：等啊，喝茶。

夏：不着急吗？

陆：漆不着急，我着急什么。
""",
        ["夏", "陆", "夏", "陆", "夏", "陆"],
    ),
    "minutes of a club with offices once": (
        """\
第三届业委会第七次会议发言记录

主任老秦：人齐了，我们开始，今天就一件事，电梯。

副主任崔兰：我先报一下账，现在账上有十一万。

秦：十一万够不够换？

崔：不够，一台就要三十二万。

物业经理小吴：我们可以垫一部分。

秦：垫多少？

吴：最多十五万，我得请示。

业主代表：那电费呢？电费谁出？

秦：电费另说。
""",
        ["老秦", "崔兰", "秦", "崔", "小吴", "秦", "吴", "业主代表", "秦"],
    ),
    "log of service": (
        """\
10:02:11 INFO: service started, you can connect
10:02:15 WARN: no config, we use defaults
10:03:00 INFO: client connected
10:04:22 ERROR: connection lost, please retry!
10:05:00 INFO: service stopped
""",
        [],
    ),
    "statute definitions": (
        """\
Section 2. Definitions.

Vessel: any craft that you may lawfully moor in the harbour.
Owner: the person in whose name a vessel is registered.
Master: the person who has command of a vessel.
Pilot: a person licensed by us to conduct vessels.

Section 3. Duties.

Owner: shall pay the dues.
Master: shall obey the pilot.
""",
        [],
    ),
    "cast list": (
        """\
《渡口》人物表

许大江：摆渡人，五十岁，寡言。
周小满：许大江的妻子，爱听水声。
船老大：许大江的师父，已故。
小鱼儿：许大江的女儿，在城里念书。

第一场　渡口　清晨

许大江：又没有人。

小鱼儿：爸，我回来了！

许大江：你怎么回来了？

周小满：让她进屋，你看你这个人。

许大江：进屋，进屋。
""",
        ["许大江", "小鱼儿", "许大江", "周小满", "许大江"],
    ),
    "abstracts in capitals": (
        """\
ABSTRACT. We measured the silt in nine locks over two years.

METHODS. You will find the tables in the annex. We sampled weekly.

RESULTS. We found that silt doubles after storms.

DISCUSSION. Our results agree with yours. We thank the keepers.
""",
        [],
    ),
    "timed export with clock talk": (
        """\
[00:00:03] 韩梅：早上好，大家听得见吗？
[00:00:09] 赵启：听得见。
[00:00:12] 韩梅：今天我们 10:30 之前结束，好不好？
大家 12:00 见。
[00:00:20] 赵启：好的，那我们 18:00 之前把东西给你。
[00:00:27] 韩梅：下午 14:30 还有一个会。
""",
        ["韩梅", "赵启", "韩梅", "赵启", "韩梅"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_scripts_and_sittings_are_read(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
    assert set(names(text)) == set(speakers)
