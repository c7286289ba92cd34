"""Articles for the end-to-end tests, as JSON lines: 60 plain ones and one that means harm."""

import json

SOURCES = ["Báo Sông Hồng", "Tin Miền Trung", "Cửu Long", None]
WORDS = ["thị trường", "người dân", "doanh nghiệp", "cây xăng", "vận tải", "giá thép", "nhập khẩu"]


def article(number):
    topic = "xăng" if number % 2 else "thép"
    words = [WORDS[(number * step) % len(WORDS)] for step in range(1, 8)]
    record = {
        "id": f"a{number:02}",
        "title": f"Giá {topic} kỳ điều hành thứ {number}",
        "body": f"Giá {topic} thay đổi trong kỳ thứ {number}. " + " và ".join(words) + ".\n"
                f"Ông Nguyễn Văn {chr(65 + number % 26)} nói \"{topic}, thuế; phí\" còn cao, "
                + " ".join(WORDS[(number + step) % len(WORDS)] for step in range(number % 5 + 9)) + ".",
        "url": f"https://bao.example/{topic}/{number}",
    }
    if number % 7:
        record["date"] = f"{2018 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    if SOURCES[number % 4]:
        record["source"] = SOURCES[number % 4]
    return record


def hostile():
    evil = "\x1b]0;evil\x07\x1b[2J\x1b[31m\u202egnăx\u202c\x9b31m\u2066"
    return {
        "id": "hostile",
        "title": "=cmd|' /C calc'!A0 xăng " + evil + "</title></script><script>alert(1)</script>",
        "body": "+1+1\n@SUM(1)\nxăng\x00\x08\r" + evil + "</script><img src=x onerror=alert(1)>\n"
                "]]>--><!-- xăng\n" + "x" * 1000000 + " xăng " + "e\u0301" * 200 + "o" + "\u0301" * 300,
        "source": "-2+3" + evil,
        "author": "\"'><svg onload=alert(1)>",
        "category": "\tTAB\nline",
        "url": "javascript:alert(1)//" + evil,
    }


articles = [article(number) for number in range(1, 61)]
articles[0]["date"] = "2020-01-01"
for record in [*articles, hostile()]:
    print(json.dumps(record))
