#!/usr/bin/env python3
"""Makes the sample corpus and its gold annotations from the marked-up sources.

usage: make_corpus.py            writes corpus/ and gold/ beside this script
       make_corpus.py --check    writes nothing; exit 1 and the names of stale files when they are not up to date

The markup is described in corpus-src/tools/markup.py, the gold rows in README.md. Offsets count code points of the
decoded text, a byte order mark is not part of it, newlines stay as they are. Nothing is written when an annotation
is missing or contradicts the text (corpus-src/tools/proofs.py).
Python 3 standard library only.
"""
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # the sources' folder stays clean
sys.path.insert(0, str(HERE / "corpus-src" / "tools"))
import families  # noqa: E402
import markup  # noqa: E402
import proofs  # noqa: E402

# Files that others own in the two folders.
KEPT = {".gitattributes"}


def json_lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def gold_name(document):
    return document.identifier.rpartition("/")[2][:3] + ".jsonl"


def made_files(documents, pairs):
    """Path below this folder → content."""
    files = {"gold/families.jsonl": json_lines(pairs)}
    for document in documents:
        files[f"corpus/{document.identifier}"] = document.encoded()
        if document.has_gold:
            files[f"gold/{gold_name(document)}"] = json_lines(document.rows)
    return files


def complaints(documents, pairs):
    for document in documents:
        for complaint in proofs.complaints(document):
            yield f"{document.identifier}: {complaint}"
    for name, count in Counter(map(gold_name, documents)).items():
        if count > 1:
            yield f"{count} documents want the gold file {name}"
    yield from families.complaints(documents, pairs)


def present_files():
    return {p.relative_to(HERE).as_posix() for folder in ("corpus", "gold")
            for p in (HERE / folder).rglob("*") if p.is_file() and p.name not in KEPT}


def stale_files(files):
    for name in sorted(files.keys() | present_files()):
        path = HERE / name
        if name not in files or not path.is_file() or path.read_bytes() != files[name]:
            yield name


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    documents = markup.documents(HERE / "corpus-src")
    pairs = list(families.rows(documents))
    wrong = list(complaints(documents, pairs))
    if wrong:
        sys.exit("\n".join(wrong))
    files = made_files(documents, pairs)
    stale = list(stale_files(files))
    if arguments:
        sys.exit("\n".join(["stale:"] + stale) if stale else 0)
    for name in stale:
        path = HERE / name
        if name in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
        else:
            path.unlink()
    print(f"{len(documents)} documents, {len(pairs)} pairs; {len(stale)} files written or removed")


if __name__ == "__main__":
    main(sys.argv[1:])
