"""Looks for what the annotations of a document have left out, or what contradicts its text.

Every rule is blunt on purpose: the corpus is written so that all of them hold without an exception.
"""
import re

SEPARATORS = " \t\r\n\u3000>"
MUST_BE_COVERED = (
    ("a mask", re.compile(r"[xX×*＊_＿]+"), {"year", "placeholder", "noise"}),
    ("a number like a year", re.compile(r"(?<![\d.．])\d{4,}"), {"year", "not_year", "noise"}),
    ("a year in digits", re.compile(r"(?<!\d)\d{1,4}年"), {"year", "not_year", "noise"}),
    ("a year in Han digits", re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}年"), {"year"}),
    ("a relative year", re.compile(r"今年|去年|明年|上年|前年|[一两三五十]年来|(?:过去|今后)的?[一三五]年"), {"year", "noise"}),
    ("a five-year plan", re.compile(r"十[一二三四五]五"), {"year"}),
    ("an address", re.compile(r"http|www|\.example"), {"noise"}),
    ("an item", re.compile(r"(?<![\d第])(?:[一二三四五六](?:是|要)|[①-⑩])"), {"item"}),
    ("a numbered line", re.compile(r"(?m)^[ \u3000>]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]"
                                   r"|\d+[、.．](?!\d)|第[一二三四五六七八九十]+[篇章节部])"), {"item", "heading"}),
)
SENTENCE_ENDS = "。！？：；）)】>"
SHORTEST_COPY = 30


def complaints(document):
    """One line for every place of the document that looks wrong."""
    text, rows = document.text, document.rows
    for name, pattern, types in MUST_BE_COVERED:
        spans = [(r["begin"], r["end"]) for r in rows if r["type"] in types]
        for match in pattern.finditer(text):
            begin = match.start() + len(match.group()) - len(match.group().lstrip(SEPARATORS))
            if not any(b <= begin and match.end() <= e or b == begin for b, e in spans):
                yield f"{name} is not annotated: {around(text, begin)}"
    for rule in (unfinished_years, broken_lines, unmarked_copies, short_copies):
        yield from rule(text, rows)
    if not 600 <= len(text) <= 4000:
        yield f"{len(text)} characters, should be 600 to 4000"


def around(text, begin):
    return repr(text[max(0, begin - 8):begin + 12])


def unfinished_years(text, rows):
    for row in rows:
        if row["type"] == "year" and row["kind"] in ("explicit", "masked"):
            if re.match(r"\d{1,2}(月|日)|[上下]半年", text[row["end"]:]):
                yield f"a date is annotated by its year alone: {around(text, row['begin'])}"


def broken_lines(text, rows):
    """A line that ends in no punctuation is a heading, noise, or broken in the middle of a sentence."""
    ends = {r["end"] for r in rows if r["type"] in ("heading", "noise")}
    noise = {i for r in rows if r["type"] == "noise" for i in range(r["begin"], r["end"])}
    for match in re.finditer(r"\r?\n|\Z", text):
        at = match.start()
        if at == 0 or text[at - 1] in SENTENCE_ENDS + "\n" or at in ends or at in noise:
            continue
        if not re.search(r"第.届人民代表大会第.次会议上$|述职人：\*+$", text[:at]):
            yield f"a line ends in mid-sentence without a mark: {around(text, at - 4)}"


def unmarked_copies(text, rows):
    marked = [span for r in rows if r["type"] == "copy" for span in (r["a"], r["b"])]
    first_place = {}
    for begin in range(len(text) - SHORTEST_COPY + 1):
        piece = text[begin:begin + SHORTEST_COPY]
        if piece[0] in SEPARATORS:
            continue
        first = first_place.setdefault(piece, begin)
        inside = any(b <= begin and begin + SHORTEST_COPY <= e for b, e in marked)
        if first != begin and not inside:
            yield f"stands twice and is not marked as a copy: {piece!r}"


def short_copies(text, rows):
    """A marked copy is long enough, and letters just outside its two places differ: otherwise it could be longer."""
    for row in rows:
        if row["type"] != "copy":
            continue
        (a, a_end), (b, b_end) = row["a"], row["b"]
        if min(a_end - a, b_end - b) < SHORTEST_COPY:
            yield f"a copy is too short: {row['a_text']!r}"
        if text[a - 1:a] == text[b - 1:b] and text[a - 1:a].isalpha():
            yield f"a copy could begin earlier: {around(text, a)}"
        if text[a_end:a_end + 1] == text[b_end:b_end + 1] and text[a_end:a_end + 1].isalpha():
            yield f"a copy could end later: {around(text, a_end - 4)}"
