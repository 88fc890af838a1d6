"""Pages of times with remarks on each stop, where nobody speaks; and people who do so beside such times."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

TIMETABLES = {
    "railway": (
        "柳河支线\u3000慢车时刻（冬季）\n"
        "\n"
        "站名\u3000\u3000始发/到\u3000\u3000开\n"
        "柳河\u3000\u3000——\u3000\u30006:40\n"
        "高桥\u3000\u30006:58\u3000\u30007:00\n"
        "方庄\u3000\u30007:21\u3000\u30007:23（会车）\n"
        "马家沟\u3000\u30007:45\u3000\u30007:46\n"
        "石青\u3000\u30008:10\u3000\u3000——\n"
        "\n"
        "柳河：始发，站台上卖烤红薯。\n"
        "高桥：停两分钟，站外有早点。\n"
        "方庄：会车时停得久，可以下来走走。\n"
        "马家沟：没有雨棚，带伞。\n"
        "石青：终到，换乘去矿上的班车。\n"
        "补票：上车找列车员。\n"
        "行李：两件以内免费。\n"
        "问询：柳河站值班室。"
    ),
    "buses behind tabs": (
        "3 路公交\t首末班\n"
        "林家湾\t6:00\t20:30\n"
        "安平里\t6:12\t20:42\n"
        "沈家门\t6:20\t20:50\n"
        "\t\n"
        "换乘：\n"
        "林家湾→沈家门：2路，票价1元\n"
        "安平里→火车站：7路，票价2元\n"
        "沈家门→码头：步行十分钟\n"
        "\n"
        "安平里：早高峰人多，建议提前一站上车。\n"
        "沈家门：末班车不进站，在路口停。\n"
        "车次：每十五分钟一班。\n"
        "票价：一元，投币或刷卡。"
    ),
    "ferry": (
        "渡船班期\n"
        "\n"
        "白沙      08:00   10:30   15:00\n"
        "金岛      08:40   11:10   15:40\n"
        "东屿      09:30   —       16:30\n"
        "\n"
        "白沙：码头在菜场后面，早上有雾会晚开。\n"
        "金岛：上岸要爬坡，行李多的人雇车。\n"
        "东屿：下午那班是最后一班，错过只能住下。\n"
        "风大停航：以广播为准。\n"
        "带狗：要装笼子。"
    ),
    "hike with times between arrows": (
        "老君山两日路线\n"
        "\n"
        "第一天\n"
        "周家坪 7:30 出发 → 石门 9:40 → 黄石崖 12:00 午饭 → 云顶 16:30 扎营\n"
        "第二天\n"
        "云顶 6:00 → 龙潭 9:15 → 江口 13:00 下山\n"
        "\n"
        "周家坪：停车场免费，厕所干净。\n"
        "石门：有泉水，灌满再走。\n"
        "黄石崖：路窄，雨后别走外侧。\n"
        "云顶：风大，帐篷要打地钉。\n"
        "龙潭：不能游泳。\n"
        "江口：有班车，四十分钟一趟。\n"
        "水：每人三升。"
    ),
    "coach tour": (
        "周末两日游（大巴）\n"
        "\n"
        "时间\u3000\u3000地点\u3000\u3000内容\n"
        "8:00\u3000\u3000市政广场\u3000\u3000集合\n"
        "10:30\u3000\u3000乌石\u3000\u3000看老街（约一小时）\n"
        "12:00\u3000\u3000乌石\u3000\u3000午餐\n"
        "14:00\u3000\u3000陶溪\u3000\u3000参观窑址\n"
        "17:30\u3000\u3000梅林\u3000\u3000入住\n"
        "\n"
        "乌石：老街不收门票，糕点可以先尝后买。\n"
        "陶溪：窑里热，不要碰匣钵。\n"
        "梅林：房间没有牙刷。\n"
        "集合：迟到十分钟不等。\n"
        "退团：出发前三天全退。"
    ),
    "opening hours": (
        "各馆开放时间\n"
        "\n"
        "方志馆    9:00-17:00    周一闭馆\n"
        "陶艺馆    9:30-16:30    周二闭馆\n"
        "于谦祠    8:00-18:00    全年开放\n"
        "林园      6:00-21:00    全年开放\n"
        "\n"
        "方志馆：三楼阅览要押证件。\n"
        "陶艺馆：周末有拉坯，另收费。\n"
        "于谦祠：祠后的碑正在修，暂不开放。\n"
        "林园：夜里只开南门。\n"
        "票价：通票三十元。"
    ),
    "railway in traditional characters": (
        "台山線\u3000區間車\n"
        "\n"
        "大坪\u3000\u300005:50\u3000\u300006:05\n"
        "高樹\u3000\u300006:11\u3000\u300006:12（會車）\n"
        "林邊\u3000\u300006:30\u3000\u300006:31\n"
        "方寮\u3000\u300006:52\u3000\u3000——\n"
        "\n"
        "大坪：售票口六點才開，先在車上補票。\n"
        "高樹：月台短，請坐前三節。\n"
        "林邊：站前有豆漿店，停一分鐘，來不及買。\n"
        "方寮：終點，轉乘公車往燈塔。\n"
        "行李：超過二十公斤要託運。\n"
        "問詢：各站服務台。"
    ),
    "railway in English": (
        "Moor Valley Railway: winter timetable\n"
        "\n"
        "Harrow Bridge\t7:10\t9:40\t16:05\n"
        "St Mary\t7:22\t9:52\t16:17\n"
        "Ashton (request stop)\t7:31\t-\t16:26\n"
        "Milton Green\t7:45\t10:15\t16:40\n"
        "\n"
        "Harrow Bridge: tea room open from seven.\n"
        "St Mary: no shelter; the key to the waiting room hangs at the post office.\n"
        "Ashton: wave to the driver in good time.\n"
        "Milton Green: change here for the quarry bus.\n"
        "Dogs: on a lead.\n"
        "Luggage: two pieces each.\n"
        "Connections: Harrow Bridge -> Eastfield, bus 4, 90p."
    ),
    "coach trip in English": (
        "Saturday coach trip\n"
        "\n"
        "8:15   Parker Street   pick-up\n"
        "8:30   Ellis Corner    pick-up\n"
        "10:00  Thornton        coffee (20 min)\n"
        "12:30  Grayson Hall    lunch and gardens\n"
        "17:00  Parker Street   back\n"
        "\n"
        "Parker Street: stand by the chemist, not at the lights.\n"
        "Ellis Corner: the coach cannot wait.\n"
        "Thornton: toilets behind the church.\n"
        "Grayson Hall: steep steps; ask for the ramp at the gate.\n"
        "Refunds: none after Thursday."
    ),
    "arrows without times": (
        "从县城进山\n"
        "\n"
        "县城→石坪：2路，票价1元\n"
        "石坪→高岭：面包车，每人8元\n"
        "高岭→雷公寨：步行，一小时\n"
        "雷公寨→高岭：末班下午四点\n"
        "\n"
        "石坪：等车的地方在粮站门口。\n"
        "高岭：司机老付，车顶能绑行李。\n"
        "雷公寨：寨里能住，三十元一铺。\n"
        "昨晚县队和石坪队赛球，3:2，路上堵了一阵。"
    ),
    "places in the last column": (
        "长途汽车站候车须知\n"
        "\n"
        "车次\u3000发车\u3000终到\n"
        "K1\u30006:30\u3000平川\n"
        "K2\u30007:00\u3000康宁\n"
        "K5\u30008:15（逢集加开）\u3000单家集\n"
        "\n"
        "平川：停东关，不进城。\n"
        "康宁：中途不上下客。\n"
        "单家集：逢集加开，人满即走。\n"
        "高台：停运，恢复时间看通知。\n"
        "始发：提前十分钟检票。\n"
        "补票：车上按全程收。"
    ),
    "dots between times": (
        "摆渡航线\n"
        "临江  ……  7:00（逢雨停）  9:00\n"
        "关口  ……  7:25  9:25\n"
        "文昌  ……  7:50（小船）  9:50\n"
        "\n"
        "关口：下船往左，第一家卖粽子。\n"
        "文昌：庙会那天加两班，您早来。\n"
        "临江：请大家排队上船，别挤！\n"
        "车票：船上买。"
    ),
    "walk": (
        "周日徒步，老鸦岭环线\n"
        "\n"
        "07:00\u3000\u3000东门桥（集合）\n"
        "08:20\u3000\u3000白果坪\n"
        "10:00\u3000\u3000梁家垭（歇一刻钟）\n"
        "12:30\u3000\u3000卫家岩\u3000\u3000午饭\n"
        "\n"
        "白果坪：小卖部最后一家，水在这里买。\n"
        "梁家垭：信号差，先给家里报平安。\n"
        "卫家岩：晒，没有树。\n"
        "领队电话：138xxxx。"
    ),
    "table with bars": (
        "江北轮渡时刻\n"
        "\n"
        "|码头|首班|末班|\n"
        "|文星|6:30|21:00|\n"
        "|江口|6:45|21:15|\n"
        "\n"
        "文星：自行车另买票。\n"
        "江口：退潮时跳板陡。\n"
        "宠物：不上船。"
    ),
    "museum": (
        "博物館開放時間\n"
        "\n"
        "常設館\u3000\u300009:00–17:00\n"
        "兒童館\u3000\u300009:30–16:30（週一休）\n"
        "高雄廳\u3000\u300010:00–18:00\n"
        "\n"
        "常設館：免費，身分證換票。\n"
        "兒童館：大人須陪同。\n"
        "高雄廳：特展另購票，您可以線上先訂。\n"
        "停車：地下二樓。"
    ),
    "ferry in English": (
        "Ferry to the Outer Islands\n"
        "\n"
        "Port Morris ..... 07:00 ..... 13:00\n"
        "St Helen ........ 07:50 ..... 13:50\n"
        "Lewis Point ..... 09:10 ..... --\n"
        "\n"
        "Port Morris: tickets at the kiosk, cash only.\n"
        "St Helen: the boat calls only if the flag is up.\n"
        "Lewis Point: last boat back at four. Don't miss it.\n"
        "Bikes: two at most."
    ),
    "single blanks": (
        "厂车时刻\n"
        "\n"
        "高家店 6:30 7:30\n"
        "马连洼 6:45 7:45\n"
        "安定桥 7:00 8:00\n"
        "\n"
        "高家店：雨天改在信用社门口上车。\n"
        "马连洼：两班之间有加车。\n"
        "安定桥：厂门口下，走五分钟。\n"
        "司机：老郝。"
    ),
    "arrows and a score": (
        "看花路线\n"
        "\n"
        "林家坳 → 石榴村 → 高台寺\n"
        "\n"
        "林家坳：三月中旬最好，花在坡上。\n"
        "石榴村：村口能停三十辆车。\n"
        "高台寺：素面十五元，下午两点收摊。\n"
        "昨天村里篮球赛 21:18，石榴村赢了。"
    ),
}


@pytest.mark.parametrize("text", TIMETABLES.values(), ids=TIMETABLES.keys())
def test_stops_with_remarks_say_nothing(text: str) -> None:
    assert names(text) == []


HEARD = {
    "stations that call each other": (
        (
            "调度台 7:40 记录\n"
            "\n"
            "柳河站 7:40\n"
            "高桥站 7:52\n"
            "\n"
            "柳河：高桥，1203次可以发车吗？\n"
            "高桥：高桥收到，一道空闲，同意发车。\n"
            "柳河：1203次 7:42 开出。\n"
            "高桥：明白，7:55 接车。\n"
            "方庄：我这里信号灯不亮，请派人。\n"
            "柳河：收到，通知电务，你先手信号。\n"
            "方庄：明白。"
        ),
        ["柳河", "高桥", "柳河", "高桥", "方庄", "柳河", "方庄"],
    ),
    "a diary in turns": (
        (
            "两个人的旅行，轮流记\n"
            "\n"
            "柳河\u30006:40\u3000上车\n"
            "高桥\u30007:00\u3000早饭\n"
            "\n"
            "方庄生：我没睡好，车一开就迷糊了。\n"
            "林默：他一路打呼噜，我数了七个隧道。\n"
            "方庄生：我哪有打呼噜！你听错了。\n"
            "林默：下车我请你吃面，别生气。\n"
            "方庄生：那要加蛋。"
        ),
        ["方庄生", "林默", "方庄生", "林默", "方庄生"],
    ),
    "a programme over the talk": (
        (
            "研讨会\n"
            "\n"
            "9:00\u3000\u3000张岚\u3000\u3000开幕\n"
            "9:20\u3000\u3000李维\u3000\u3000报告\n"
            "10:30\u3000\u3000王启明\u3000\u3000讨论\n"
            "\n"
            "张岚：各位早上好，今天讨论山区公交怎么补贴。\n"
            "李维：我先讲数字。去年三条线亏了四十万，客流降了一成。\n"
            "王启明：亏损的原因是空驶，末班车平均只有两个人。\n"
            "张岚：那您建议取消末班吗？\n"
            "王启明：不，改小车。\n"
            "李维：小车的采购要走程序，最快也要半年。"
        ),
        ["张岚", "李维", "王启明", "张岚", "王启明", "李维"],
    ),
    "a roster over the talk": (
        (
            "值班表\n"
            "高峰 6:00 14:00\n"
            "江涛 14:00 22:00\n"
            "\n"
            "高峰：夜里没有情况，二号泵有点响。\n"
            "江涛：知道了，我下去看看。\n"
            "高峰：记得戴手套。\n"
            "江涛：好。"
        ),
        ["高峰", "江涛", "高峰", "江涛"],
    ),
    "gauges read by telephone": (
        (
            "值班电话记录\n"
            "\n"
            "石门 8:10 8:40\n"
            "高桥 8:20 8:50\n"
            "\n"
            "石门：高桥，水位二十三米四，你那边呢？\n"
            "高桥：我这边二十三米一，还在涨。\n"
            "石门：闸门开到三孔。\n"
            "高桥：收到。"
        ),
        ["石门", "高桥", "石门", "高桥"],
    ),
    "tasks after a clocked talk": (
        (
            "00:00  安琪  大家好，今天我们说车站。\n"
            "00:08  林远  谢谢邀请，我在站上干了二十年。\n"
            "00:20  安琪  最难忘的是哪一年？\n"
            "00:25  林远  发大水那年，车停在高桥三天。\n"
            "\n"
            "待办\n"
            "安琪：周五前订车票\n"
            "林远：联系班车"
        ),
        ["安琪", "林远", "安琪", "林远"],
    ),
    "tasks after a talk under names and times": (
        (
            "安琪  00:00\n"
            "大家好，今天我们说车站。\n"
            "林远  00:08\n"
            "谢谢邀请，我在站上干了二十年。\n"
            "安琪  00:20\n"
            "最难忘的是哪一年？\n"
            "林远  00:25\n"
            "发大水那年，车停在高桥三天。\n"
            "\n"
            "待办\n"
            "安琪：周五前订车票\n"
            "林远：联系班车，停车场也问一下"
        ),
        ["安琪", "林远", "安琪", "林远"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), HEARD.values(), ids=HEARD.keys())
def test_who_talks_beside_a_table_of_times_is_heard_and_its_rows_are_not(
    text: str, speakers: list[str]
) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
