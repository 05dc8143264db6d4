"""Reads the marked-up sources of the sample corpus.

A source is the text of a document with annotations written around the words they speak of:

    {h1|一、工作回顾}      heading; h0 is a title, h1 the highest numbered level, `{h2 -|…}` has no number
    {i|一是}               mark of an inline item
    {y|202_年}             year; kind and EDTF follow from the surface, `{y 2021/2025 plan|…}` states them
    {s 2012 why …|…}       a year (or amount) that was overwritten, the plausible year (or -) and the proof
    {n|2024亿元}           looks like a year and is none
    {p place|XX镇}         masked slot that is not a year, and what it stands for
    {ad|…} {url|…} {chrome|…} {page|…} {art|…} {teaser|…}      noise
    {br}                   a line break in the middle of a sentence (an artefact)
    {cut}                  the text is cut off here (zero length)
    {copy NAME|…}          a passage that stands twice in the file: the same NAME marks both
    {bad}                  a byte that belongs to no encoding

Marks nest. A line that begins with @ is a directive and leaves nothing in the text:

    @encoding NAME         how the file is stored (utf-8 unless said; utf-8-sig and utf-16le write their mark)
    @newline crlf          how its lines end
    @work NOTE … @end      a work begins; it ends before the next one, at @end, or with the file
    @use NAME … @done      takes over the passage shared/NAME.txt, its <slots> filled by the lines `slot: value`
    @same-as FOLDER/FILE   the whole file once more
    @no-gold               the document has no gold annotations (it cannot be decoded)
"""
import re
from dataclasses import dataclass, field
from pathlib import Path

from year_forms import edtf_and_kind

NOISE_KINDS = {"ad": "advertisement", "url": "url", "chrome": "site chrome", "page": "page number",
               "art": "extraction artefact", "br": "extraction artefact", "teaser": "teaser", "cut": "truncated"}
ITEM_TAILS = "是要看查抓、.．"
NUMBER = re.compile(r"第[一二三四五六七八九十]+(?:篇|章|节|部分)|[一二三四五六七八九十]+、"
                    r"|[（(](?:[一二三四五六七八九十]+|\d+)[）)]|\d+[、.．](?!\d)")
FINAL_PUNCTUATION = "。：:；;"
BAD_BYTE_MARK = "\ufdd0"  # a noncharacter: it can stand for the broken byte without meeting any text


class MarkupError(Exception):
    """A source breaks the rules of the markup; the message names the file and the place."""


@dataclass
class Document:
    identifier: str
    text: str = ""
    encoding: str = "utf-8"
    newline: str = "\n"
    has_gold: bool = True
    rows: list = field(default_factory=list)

    def encoded(self):
        """The bytes of the raw file."""
        if self.encoding == "utf-16le":
            return b"\xff\xfe" + self.text.encode("utf-16-le")
        data = self.text.encode(self.encoding)
        return data.replace(BAD_BYTE_MARK.encode(), b"\xff")


def documents(root):
    """Every document of the corpus, by identifier."""
    sources = sorted(p for p in Path(root).glob("*/*.txt") if p.parent.name != "shared")
    return [document(Path(root), str(p.relative_to(root).as_posix())) for p in sources]


def document(root, identifier):
    source = (root / identifier).read_text(encoding="utf-8")
    same = re.fullmatch(r"@same-as (\S+)\n", source)
    if same:
        source = (root / same.group(1)).read_text(encoding="utf-8")
    return Reader(identifier, with_shared_passages(source, root / "shared", identifier)).document()


def with_shared_passages(source, folder, identifier):
    """The source with every `@use` block replaced by the shared passage it names."""
    def passage(match):
        text = (folder / f"{match.group(1)}.txt").read_text(encoding="utf-8")
        slots = dict(line.split(": ", 1) if ": " in line else (line.rstrip(": "), "")
                     for line in match.group(2).splitlines())
        wanted = set(re.findall(r"<([a-z_]+)>", text))
        if wanted != set(slots):
            raise MarkupError(f"{identifier}: slots of {match.group(1)} do not fit: {sorted(wanted ^ set(slots))}")
        return re.sub(r"<([a-z_]+)>", lambda slot: slots[slot.group(1)], text)
    return re.sub(r"^@use (\S+)\n(.*?)^@done\n", passage, source, flags=re.M | re.S)


class Reader:
    """Turns one source into a document: text goes out as it is read, rows know where they began."""

    def __init__(self, identifier, source):
        self.result = Document(identifier)
        self.source = source
        self.text = []
        self.length = 0
        self.open_tags = []
        self.open_work = None
        self.copies = {}

    def document(self):
        position = 0
        while position < len(self.source):
            at_line_start = position == 0 or self.source[position - 1] == "\n"
            if at_line_start and self.source[position] == "@":
                end = self.source.index("\n", position) + 1
                self.directive(self.source[position + 1:end].strip())
                position = end
            elif self.source[position] == "{":
                position = self.open(position)
            elif self.source[position] == "}":
                self.close()
                position += 1
            else:
                self.write(self.source[position])
                position += 1
        if self.open_tags:
            raise self.error(f"{{{self.open_tags[-1][0]}| is not closed")
        return self.finished()

    def error(self, message):
        return MarkupError(f"{self.result.identifier}: {message} (after …{''.join(self.text)[-20:]!r})")

    def write(self, character):
        character = self.result.newline if character == "\n" else character
        self.text.append(character)
        self.length += len(character)

    def directive(self, line):
        name, _, rest = line.partition(" ")
        if name == "encoding":
            self.result.encoding = rest
        elif name == "newline":
            self.result.newline = {"crlf": "\r\n", "lf": "\n"}[rest]
        elif name == "no-gold":
            self.result.has_gold = False
        elif name in ("work", "end"):
            self.end_work()
            self.open_work = (self.length, rest) if name == "work" else None
        else:
            raise self.error(f"unknown directive @{name}")

    def end_work(self):
        if self.open_work:
            begin, note = self.open_work
            self.result.rows.append({"type": "document", "begin": begin, "end": self.length, "note": note})
            self.open_work = None

    def open(self, position):
        head = re.compile(r"\{([a-z]+\d?)((?: [^|{}]*)?)([|}])").match(self.source, position)
        if not head:
            raise self.error("not a tag")
        self.open_tags.append((head.group(1), head.group(2).strip(), self.length))
        if head.group(3) == "}":
            self.write({"br": "\n", "bad": BAD_BYTE_MARK, "cut": ""}[head.group(1)])
            self.close()
        return head.end()

    def close(self):
        if not self.open_tags:
            raise self.error("a } closes nothing")
        tag, arguments, begin = self.open_tags.pop()
        if tag != "bad":
            self.add(tag, arguments, begin, "".join(self.text)[begin:])

    def add(self, tag, arguments, begin, text):
        row = {"begin": begin, "end": begin + len(text), "text": text}
        if re.fullmatch(r"h\d", tag):
            text = text.rstrip(FINAL_PUNCTUATION)
            number = None if arguments == "-" else NUMBER.match(text)
            number = number.group().rstrip("：") if number else None
            if number is None and arguments != "-" and tag != "h0":
                raise self.error(f"heading without a number: {text}")
            row.update(type="heading", end=begin + len(text), text=text, level=int(tag[1]), number=number)
        elif tag == "i":
            row.update(type="item", number=text.rstrip(ITEM_TAILS))
        elif tag == "y":
            edtf, kind = arguments.split() if arguments else edtf_and_kind(text)
            row.update(type="year", edtf=edtf, kind=kind)
        elif tag == "s":
            plausible, _, why = arguments.partition(" ")
            row.update(type="suspect", why=why, plausible=None if plausible == "-" else plausible)
        elif tag == "n":
            row.update(type="not_year")
        elif tag == "p":
            row.update(type="placeholder", stands_for=arguments)
        elif tag in NOISE_KINDS:
            row.update(type="noise", kind=NOISE_KINDS[tag])
        elif tag == "copy":
            self.copies.setdefault(arguments, []).append(row)
            return
        else:
            raise self.error(f"unknown tag {tag}")
        self.result.rows.append(row)

    def finished(self):
        self.end_work()
        result = self.result
        result.text = "".join(self.text)
        for name, places in self.copies.items():
            if len(places) != 2:
                raise self.error(f"the passage {name} is marked {len(places)} times, not twice")
            result.rows.append(copy_row(*places))
        noise = [r for r in result.rows if r["type"] == "noise"]
        for row in result.rows:
            if row["type"] == "heading":
                row["run_in"] = body_follows(result.text, row["end"], noise)
            if row["type"] == "document":
                fit_to_ink(row, result.text, noise)
                row["title"] = title_of(row, result.rows, result.text)
        result.rows = sorted((in_order(r) for r in result.rows), key=position_of)
        return result


def copy_row(first, second):
    return {"type": "copy", "a": [first["begin"], first["end"]], "b": [second["begin"], second["end"]],
            "kind": "exact" if first["text"] == second["text"] else "edited",
            "a_text": first["text"], "b_text": second["text"]}


def body_follows(text, end, noise):
    """Whether anything but punctuation and noise stands between a heading and the end of its line."""
    hidden = {i for row in noise for i in range(row["begin"], row["end"])}
    line_end = text.find("\n", end)
    rest = range(end, len(text) if line_end < 0 else line_end)
    return any(i not in hidden and not text[i].isspace() and text[i] not in FINAL_PUNCTUATION for i in rest)


def fit_to_ink(row, text, noise):
    """A work begins and ends with ink, and what stands behind its last word (a page number, site chrome) is not its own."""
    tails = {n["end"]: n["begin"] for n in noise if n["end"] > n["begin"] and n["kind"] != "teaser"}
    while text[row["begin"]].isspace():
        row["begin"] += 1
    while text[row["end"] - 1].isspace() or row["end"] in tails:
        row["end"] = tails.get(row["end"], row["end"] - 1)
    row["text"] = text[row["begin"]:row["end"]]


def title_of(work, rows, text):
    """The last of the level 0 headings that open the work, without a label such as 第二篇：."""
    title, end = None, work["begin"]
    for row in sorted((r for r in rows if r["type"] == "heading" and r["level"] == 0), key=position_of):
        if work["begin"] <= row["begin"] < work["end"] and not text[end:row["begin"]].strip():
            title, end = row["text"].removeprefix(row["number"] or "").lstrip("：: "), row["end"]
    return title


COLUMNS = ("type", "begin", "end", "a", "b", "text", "level", "number", "run_in", "edtf", "kind", "stands_for",
           "plausible", "why", "a_text", "b_text", "title", "note")


def in_order(row):
    return {name: row[name] for name in COLUMNS if name in row}


def position_of(row):
    begin, end = row["a"] if row["type"] == "copy" else (row["begin"], row["end"])
    return begin, -end, row["type"]
