"""Finds which documents and sections of the corpus were copied from one another, and how alike they are.

Similarity of two texts: the Jaccard index of their sets of character 5-grams. Before that, each text loses
  - its noise (advertisements, addresses, site chrome, page numbers, artefacts; a teaser stays),
  - every character that is no letter of Unicode (white space, punctuation, symbols, digits of any script, 〇),
  - the letters x and X, narrow and wide, because they are masks in this corpus.
Numerals written in Han (十一) stay. Nothing else is folded.
"""
import unicodedata

GRAM = 5
LEAST_SIMILARITY = 0.3   # texts that were written independently stay below 0.05, so nothing lies near the border
LEAST_LETTERS = 50       # a heading with one short sentence says nothing about copying
MASK_LETTERS = "xXｘＸ"


def grams(text, begin, end, hidden):
    letters = [text[i] for i in range(begin, end) if i not in hidden
               and unicodedata.category(text[i])[0] == "L" and text[i] not in MASK_LETTERS]
    if len(letters) < LEAST_LETTERS:
        return frozenset()
    return frozenset("".join(letters[i:i + GRAM]) for i in range(len(letters) - GRAM + 1))


def sections(document):
    """(begin, end) of every section: from its heading to just before the next heading of the same or a higher level,
    or to the end of its work; white space at the end is left out. Topic sentences (run-in headings without a
    number) make no section."""
    text = document.text
    headings = [r for r in document.rows if r["type"] == "heading"
                and not (r["number"] is None and r["run_in"] and r["level"] > 0)]
    works = [r for r in document.rows if r["type"] == "document"]
    for index, heading in enumerate(headings):
        end = next(w["end"] for w in works if w["begin"] <= heading["begin"] < w["end"])
        for following in headings[index + 1:]:
            if following["level"] <= heading["level"] and following["begin"] < end:
                end = following["begin"]
                break
        yield heading["begin"], heading["begin"] + len(text[heading["begin"]:end].rstrip())


def units(document):
    """(kind, document id, begin, end, grams) of the document and its sections."""
    hidden = {i for r in document.rows if r["type"] == "noise" and r["kind"] != "teaser"
              for i in range(r["begin"], r["end"])}
    spans = [("document", 0, len(document.text))] + [("section", *span) for span in sections(document)]
    for kind, begin, end in spans:
        found = grams(document.text, begin, end, hidden)
        if found:
            yield kind, document.identifier, begin, end, found


def rows(documents):
    """Every pair of like units from two documents that is at least LEAST_SIMILARITY alike."""
    everything = [unit for document in documents if document.has_gold for unit in units(document)]
    for index, (kind, first, begin, end, first_grams) in enumerate(everything):
        for other_kind, second, other_begin, other_end, second_grams in everything[index + 1:]:
            if kind != other_kind or first == second:
                continue
            shared = len(first_grams & second_grams)
            similarity = shared / (len(first_grams) + len(second_grams) - shared)
            if similarity >= LEAST_SIMILARITY:
                yield {"kind": kind, "a": {"document": first, "begin": begin, "end": end},
                       "b": {"document": second, "begin": other_begin, "end": other_end},
                       "similarity_at_least": int(similarity * 100) / 100}  # rounded down


def complaints(documents, pairs, run=30):
    """Runs of `run` characters that two documents share outside every true pair of theirs."""
    places = {}
    for document in (d for d in documents if d.has_gold):
        for begin in range(len(document.text) - run + 1):
            places.setdefault(document.text[begin:begin + run], {}).setdefault(document.identifier, begin)
    for piece, found in places.items():
        names = sorted(found)
        for i, first in enumerate(names):
            for second in names[i + 1:]:
                if not any(holds(pair, first, found[first], second, found[second]) for pair in pairs):
                    yield f"{first} and {second} share {piece!r} and are no pair"


def holds(pair, first, first_begin, second, second_begin):
    a, b = pair["a"], pair["b"]
    return (a["document"], b["document"]) == (first, second) and (
        a["begin"] <= first_begin < a["end"] and b["begin"] <= second_begin < b["end"])
