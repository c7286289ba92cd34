#!/usr/bin/env python3
"""An archive with one article a day, and the days that each form of a date means.

  make_days.py articles    JSON lines: an article for each day from 2017 to two years from now
  make_days.py queries     a table for check_hits.py: each form of a date, in each field
  make_days.py options     the same for the forms alone, some of them: for --since, --date ...

What the forms mean is worked out here a second time, from Python's calendar.
"""

import calendar
import json
import sys
from datetime import date, timedelta

TODAY = date.today()
FIRST = date(2017, 1, 1)
LAST = date(TODAY.year + 2, 12, 31)


def month(year, number, months=1):
    last = year * 12 + number - 1 + months - 1
    year_of_last, last = divmod(last, 12)
    return date(year, number, 1), date(year_of_last, last + 1,
                                       calendar.monthrange(year_of_last, last + 1)[1])


def months_back(day, count):
    year, number = divmod(day.year * 12 + day.month - 1 - count, 12)
    last = calendar.monthrange(year, number + 1)[1]
    return date(year, number + 1, min(day.day, last))


def month_at(offset):
    start = months_back(TODAY.replace(day=1), -offset)
    return month(start.year, start.month)


def quarter_at(offset):
    start = months_back(TODAY.replace(month=(TODAY.month - 1) // 3 * 3 + 1, day=1), -3 * offset)
    return month(start.year, start.month, 3)


def week_at(offset):
    monday = TODAY - timedelta(days=TODAY.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


def day(offset):
    return (TODAY + timedelta(days=offset),) * 2


def latest(number, of_month):
    """The latest such day that is not after today."""
    for at in range(TODAY.year, TODAY.year - 9, -1):
        try:
            found = date(at, of_month, number)
        except ValueError:
            continue
        if found <= TODAY:
            return found, found
    raise ValueError


def latest_month(number):
    return month(TODAY.year if number <= TODAY.month else TODAY.year - 1, number)


def latest_quarter(number):
    first = 3 * number - 2
    return month(TODAY.year if first <= TODAY.month else TODAY.year - 1, first, 3)


def weekday(number):
    """The latest Monday (0), Tuesday ... that is not after today."""
    return day(-((TODAY.weekday() - number) % 7))


def written():
    """Forms that name their day, month, quarter or year."""
    silvester = (date(2020, 12, 30),) * 2
    for form in ("30/12/2020", "30-12-2020", "30.12.2020", "2020-12-30", "2020/12/30", "20201230",
                 "30/12/20", "30 tháng 12 năm 2020", "ngày 30 tháng 12 năm 2020",
                 "ngày 30/12/2020", "30 tháng 12/2020", "30 tháng chạp năm 2020",
                 "30 tháng mười hai năm 2020", "Dec 30, 2020", "30 December 2020",
                 "2020-12-30T08:15:00"):
        yield form, silvester
    for form in ("12/2020", "12-2020", "2020-12", "2020/12", "tháng 12 năm 2020", "tháng 12/2020",
                 "tháng chạp 2020", "December 2020", "tháng 12 2020"):
        yield form, month(2020, 12)
    for form in ("quý IV/2020", "quý 4 năm 2020", "Q4 2020", "quý 4/2020"):
        yield form, month(2020, 10, 3)
    for number, form in enumerate(("quý I/2019", "quý II/2019", "quý III/2019")):
        yield form, month(2019, 3 * number + 1, 3)
    for form in ("2020", "năm 2020"):
        yield form, year(2020)
    yield "mùng 2/9/2019", (date(2019, 9, 2),) * 2
    yield "mồng 2 tháng 9 năm 2019", (date(2019, 9, 2),) * 2
    for number, name in enumerate(("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín",
                                   "mười", "mười một", "chạp"), 1):
        yield f"tháng {name} năm 2018", month(2018, number)
    yield "tháng một năm 2018", month(2018, 1)
    yield "tháng bốn năm 2018", month(2018, 4)
    for number in range(1, 13):
        yield f"{calendar.month_name[number]} 2018", month(2018, number)
        yield f"{calendar.month_abbr[number]} 2018", month(2018, number)


def spans():
    """From one day to another."""
    both = year(2019)[0], year(2020)[1]
    for form in ("2019..2020", "2019-2020", "từ 2019 đến 2020", "2019 đến 2020", "2019 tới 2020",
                 "from 2019 to 2020", "2019 to 2020", "1/2019..12/2020", "2019…2020",
                 "1/1/2019 - 31/12/2020"):
        yield form, both
    yield "từ 1/2020 đến 3/2020", month(2020, 1, 3)
    yield "2019..", (date(2019, 1, 1), LAST)
    yield "..2018", (FIRST, date(2018, 12, 31))


def without_year():
    """The latest such day or month."""
    for form in ("30/12", "30-12", "30.12", "30 tháng 12", "ngày 30 tháng 12", "Dec 30", "30 dec"):
        yield form, latest(30, 12)
    yield "mùng 2/9", latest(2, 9)
    yield "tháng 12", latest_month(12)
    yield "tháng giêng", latest_month(1)
    yield "March", latest_month(3)
    yield "quý 2", latest_quarter(2)
    yield "Q3", latest_quarter(3)
    yield "tháng 12 năm ngoái", month(TODAY.year - 1, 12)
    yield "quý 1 năm nay", month(TODAY.year, 1, 3)


def from_today():
    for forms, meant in (
            ("hôm nay|ngày nay|nay|today", day(0)), ("hôm qua|hôm-qua|hom qua|qua|yesterday", day(-1)),
            ("hôm kia|ngày kia", day(-2)), ("ngày mai|tomorrow", day(1)),
            ("tuần này|this week", week_at(0)),
            ("tuần trước|tuần qua|tuần rồi|last week", week_at(-1)),
            ("tháng này|this month", month_at(0)),
            ("tháng trước|tháng qua|tháng rồi|tháng ngoái|last month", month_at(-1)),
            ("quý này|this quarter", quarter_at(0)), ("quý trước|last quarter", quarter_at(-1)),
            ("năm nay|this year", year(TODAY.year)),
            ("năm ngoái|năm trước|năm qua|năm rồi|last year", year(TODAY.year - 1)),
            ("năm kia", year(TODAY.year - 2)), ("năm tới", year(TODAY.year + 1)),
            ("thứ hai|thứ 2|Monday", weekday(0)), ("thứ ba|thứ 3|Tuesday", weekday(1)),
            ("thứ tư|thứ 4|Wednesday", weekday(2)), ("thứ năm|thứ 5|Thursday", weekday(3)),
            ("thứ sáu|thứ 6|Friday", weekday(4)), ("thứ bảy|thứ 7|Saturday", weekday(5)),
            ("chủ nhật|chúa nhật|CN|Sunday", weekday(6)),
            ("chủ nhật tuần trước", (week_at(-1)[1],) * 2)):
        for form in forms.split("|"):
            yield form, meant


def counted():
    """So many days up to today, or that one day."""
    for forms, back in (
            ("7 ngày|7d|7 days|bảy ngày|7 hôm|7 day", TODAY - timedelta(days=7)),
            ("3 tuần|3w|3 weeks|ba tuần|3 week", TODAY - timedelta(weeks=3)),
            ("3 tháng|3m|3 months|ba tháng|vài tháng|3 month", months_back(TODAY, 3)),
            ("2 quý|hai quý", months_back(TODAY, 6)),
            ("4 năm|4y|4 years|bốn năm|4 year", months_back(TODAY, 48))):
        for form in forms.split("|"):
            yield form, (back, TODAY)
    for form in ("7 ngày qua", "7 ngày nay", "7 ngày gần đây", "7 ngày vừa qua",
                 "7 ngày trở lại đây", "trong 7 ngày", "trong 7 ngày qua", "last 7 days",
                 "past 7 days"):
        yield form, (TODAY - timedelta(days=7), TODAY)
    for form in ("last 3 months", "3 tháng qua"):
        yield form, (months_back(TODAY, 3), TODAY)
    for number, word in enumerate(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
                                   "mười"), 1):
        yield f"{word} ngày trước", day(-number)
    for form in ("7 ngày trước", "7 days ago"):
        yield form, day(-7)
    for form in ("3 tháng trước", "3 months ago"):
        yield form, (months_back(TODAY, 3),) * 2


def forms():
    for group in (written, spans, without_year, from_today, counted):
        yield from group()


def row(query, first, last):
    print(f"{query}\t{max(first, FIRST)}..{min(last, LAST)}")


def print_articles():
    for number in range((LAST - FIRST).days + 1):
        at = (FIRST + timedelta(days=number)).isoformat()
        print(json.dumps({"id": at, "title": "Sổ trực", "date": at, "body": "Không có gì lạ."}))


def print_queries():
    one_day = timedelta(days=1)
    for number, (form, (first, last)) in enumerate(forms()):
        row(f'date:"{form}"', first, last)
        if number % 8 != 0:
            continue
        if first > FIRST:
            row(f'since:"{form}"', first, LAST)
            row(f'before:"{form}"', FIRST, first - one_day)
        if last < LAST:
            row(f'until:"{form}"', FIRST, last)
            row(f'after:"{form}"', last + one_day, LAST)
    for field in ("date", "on", "ngày", "ngay", "NGÀY"):
        row(f"{field}:12/2020", *month(2020, 12))
    for query in ("since:12/2020 until:12/2020", "từ:12/2020 đến:12/2020", "tu:12/2020 den:12/2020",
                  "date:tháng 12 năm 2020", "since:1/12/2020 before:2021"):
        row(query, *month(2020, 12))
    row("date:hôm qua", *day(-1))
    row("since:7 ngày until:hôm nay", TODAY - timedelta(days=7), TODAY)


def main(what):
    if what == "articles":
        print_articles()
    elif what == "queries":
        print_queries()
    elif what == "options":
        for form, (first, last) in list(forms())[::9]:
            row(form, first, last)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])
