"""Runs the samples' pipeline over real reports, which are no part of the project: the same bytes for
1 and 2 threads, and every span inside its text and over the text that the row shows.

usage: real_reports.py PROGRAM PROJECT
The reports are looked for in $PALIMPSEST_SHARED, then in PROJECT/../shared; without them the exit
code is 77.
"""
import codecs
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

SKIPPED = 77
EVERY = 19  # Of 770 reports about 40.


def shared_folder(project):
    for folder in (os.environ.get("PALIMPSEST_SHARED"), project.parent / "shared"):
        if folder and (Path(folder) / "data/government-reports.tar.xz").is_file():
            return Path(folder)
    print("SKIPPED: neither $PALIMPSEST_SHARED nor ../shared holds data/government-reports.tar.xz")
    sys.exit(SKIPPED)


def unpack(shared, target):
    with tarfile.open(shared / "data/government-reports.tar.xz") as archive:
        members = sorted((member for member in archive if member.isfile()), key=lambda member: member.name)
        for member in members[::EVERY]:
            member.name = member.name.removeprefix("./")
            archive.extract(member, target / "reports")
    (target / "seeds").mkdir()
    for seed in (shared / "data/seeds").glob("*.txt"):
        (target / "seeds" / seed.name).write_bytes(seed.read_bytes())


def run(program, project, inputs, out, threads):
    """The outputs' bytes. All runs write to one folder, because some outputs name it."""
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run([program, "run", project / "samples/pipelines/reports.toml", "--input", inputs,
                           "--output", out, "--quiet", "--threads", str(threads)])
    if done.returncode != 0:
        sys.exit(f"the run ended with {done.returncode}")
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"}


def check_rows(value, own, texts, place):
    """Checks every object with a begin and an end, at any depth, against its document or the one that
    it names. Returns how many there are."""
    if isinstance(value, list):
        return sum(check_rows(item, own, texts, place) for item in value)
    if not isinstance(value, dict):
        return 0
    named = value.get("document", value.get("id"))
    text = texts[named] if isinstance(named, str) else own
    if isinstance(value.get("begin"), int):
        begin, end = value["begin"], value["end"]
        if not 0 <= begin <= end <= len(text):
            sys.exit(f"{place}: [{begin}, {end}) lies outside the text of {len(text)} code points")
        shown = value.get("text")
        if shown is not None and not text[begin:end].startswith(shown):
            sys.exit(f"{place}: [{begin}, {end}) is {text[begin:end][:80]!r} and not {shown!r}")
    return ("begin" in value) + sum(check_rows(field, text, texts, f"{place}.{name}")
                                    for name, field in value.items())


def main():
    program, project = sys.argv[1], Path(sys.argv[2])
    shared = shared_folder(project)
    with tempfile.TemporaryDirectory(prefix="palimpsest-reports-") as folder:
        folder = Path(folder)
        unpack(shared, folder / "in")
        one = run(program, project, folder / "in", folder / "out", 1)
        two = run(program, project, folder / "in", folder / "out", 2)
        differing = [name for name in one | two if one.get(name) != two.get(name)]
        if differing:
            sys.exit(f"with 2 threads other bytes come out: {', '.join(differing)}")
        documents = [json.loads(line) for line in one["annotations.jsonl"].splitlines()]
        texts = {}
        for document in documents:
            data = (folder / "in" / document["id"]).read_bytes()
            texts[document["id"]] = data.decode(codecs.lookup(document["encoding"]).name).removeprefix("\ufeff")
        spans = 0
        for document in documents:
            text = texts[document["id"]]
            if len(text) != document["length"]:
                sys.exit(f"{document['id']} has {len(text)} code points, not {document['length']}")
            spans += check_rows(document["layers"], text, texts, document["id"])
        for table in ("copies.jsonl", "clusters.jsonl"):
            for number, line in enumerate(one[table].splitlines(), 1):
                spans += check_rows(json.loads(line), "", texts, f"{table}:{number}")
    print(f"{len(documents)} documents with {spans} spans are right")


if __name__ == "__main__":
    main()
