"""What a body does, words that lead in, and what is heard: between the headings, and none of them."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, marked

DOGS_AND_KETTLES = """\
Quarry Hearing

CHAIR: Please sit down. We will begin with the map.

MR. OAKES: The map shows the old face in red and the new one in blue.

[Dog barks; we go outside]

CHAIR: We are back. Please go on.

The members stood—

MR. OAKES: As I was saying, the blue line is where we stop.

[The kettle boils over and somebody laughs]

CHAIR: Thank you. That will do.
"""

CLAUSES_READ_OUT = """\
Site Meeting

Nora Lind  09:12
We have looked at the lease again.
Clause 7.1 gives us until May, read it again.

Tom Bray  09:13
I read it differently.
Section 4 says the end of April.

Nora Lind  09:15
Then we ask the lawyer.
"""

CLAUSES_OF_A_LEASE = """\
Lease of the Boat House

§Section 7.1 Payment

The tenant pays on the first of the month. The rent is due whether or not the water is high, and \
the landlord may not ask for more than two months at once.

§Section 7.2 Repairs

The landlord repairs the roof and the slip. The tenant repairs the doors, and both of them share \
the cost of the rails.
"""

SIDES_OF_A_TAPE = """\
Oral History: Wharf Street

§[Tape 1, Side B]

INTERVIEWER: Where were you born?

MRS. DALE: Over the chandler's, in the room with the round window.

[She goes to fetch a photograph]

INTERVIEWER: Is that your father?

MRS. DALE: That is the cat. My father is behind it.

§[Tape 2, Side A]

INTERVIEWER: Shall we go on?

MRS. DALE: If you like.
"""

RISING_AND_DIVIDING = """\
House of Wardens

The Wardens rose and stood in silence

CHAIR: I call Mr. Ferris.

MR. FERRIS: I beg to move that the gate be mended.

The House divided, and the gate was lost by two

CHAIR: The noes have it.

MR. FERRIS: I am sorry for the gate.
"""

SHOUTS_AND_LEAD_INS = """\
锣鼓镇的新年

腊月里锣鼓镇家家扫屋，扫完屋蒸糕，蒸完糕就把锣鼓从阁楼上抬下来，擦亮了摆在堂屋里，等着正月初一的早晨，全镇的人一起敲。

乡亲们好，锣响啦！（鼓掌）

初一的早晨天还黑着，镇东头的鼓先响，镇西头的锣跟着响，响到太阳出来，孩子们就跑上街，跟在队伍后面一路走到桥头。

说到谁家的锣最响，大家你一言我一语——

“我家的锣是爷爷传下来的，掉在地上都能响半天。”镇东头的赵伯说。旁边的人都笑了，说他家的锣掉在地上的次数最多。

§二十几遍打一面锣

打锣的铜要先烧红，烧红了放在铁砧上打，打薄了再烧，来回二十几遍，打到声音对了才算成，打锣的师傅耳朵都有点背。

§三天泡一张牛皮

蒙鼓用的是牛皮，皮要泡三天，绷在鼓身上，用竹钉钉住，晒干了再踩，踩到不再松了，鼓声才会又厚又远，隔着山也听得见。
"""

THE_AUDIENCE = """\
Wardens' Court

§The gate

CHAIR: I call Mr. Ferris.

MR. FERRIS: I beg to move that the gate be mended.

The wardens rose

CHAIR: Thank you. Is there a seconder?

MRS. DALE: I second it.

§The lamp

CHAIR: The lamp is out again.

MRS. DALE: It has been out since May.

The audience laughed and somebody clapped

CHAIR: Order, please.

MR. FERRIS: I will see to it myself.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DOGS_AND_KETTLES, id="dogs_and_kettles"),
        pytest.param(CLAUSES_READ_OUT, id="clauses_read_out"),
        pytest.param(CLAUSES_OF_A_LEASE, id="clauses_of_a_lease"),
        pytest.param(SIDES_OF_A_TAPE, id="sides_of_a_tape"),
        pytest.param(RISING_AND_DIVIDING, id="rising_and_dividing"),
        pytest.param(SHOUTS_AND_LEAD_INS, id="shouts_and_lead_ins"),
        pytest.param(THE_AUDIENCE, id="the_audience"),
    ],
)
def test_what_happens_is_no_heading(text: str) -> None:
    plain, heads = marked(text)
    assert [title for _, title in headings(plain)] == heads
