#!/usr/bin/env python3
"""Runs palimpsest and other programs that find near-duplicate documents on one generated corpus, side by side.

usage: duplicates_peers.py PROGRAM CORPUS_FOLDER [--threshold 0.5] [--peers rensa,datasketch] [--cache FOLDER]
                           [--repeat 1] [--limit SECONDS] [--plugin-dir FOLDER]

CORPUS_FOLDER is what corpus_generator wrote, without --encodings. The peers come from PyPI by name, into a virtual
environment below the cache folder (default: palimpsest-peers in the folder for temporary files); peer_workers.py says
how each is used. Prints a Markdown table: seconds from start to the list of pairs, reading included, the best of
--repeat runs; seconds of all cores together, which a busy machine spoils less; the memory of the largest process; and
precision and recall of the pairs that are listed (palimpsest: in copies.jsonl) against the truth. A pair is right when its exact Jaccard reaches the threshold, or
one of the two contains eight tenths of the other; recall is over the former.
"""
import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = {"rensa": "rensa", "rensa-hashed": "rensa", "datasketch": "datasketch", "text-dedup": "text-dedup"}
CONTAINMENT = 0.8
PIPELINE = """version = 1
[read]
paths = ["{paths}"]
{read}[[step]]
use = "duplicates"
units = ["document"]
threshold = {threshold}
templates = {templates}
[[write]]
use = "jsonl"
path = "{output}/annotations.jsonl"
"""
PROBE = """import json, resource, subprocess, sys, time
begin = time.monotonic()
try:
    code = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          timeout=float(sys.argv[1])).returncode
except subprocess.TimeoutExpired:
    code = "no end"
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, time.monotonic() - begin, use.ru_utime + use.ru_stime, use.ru_maxrss * 1024]))
"""


def environment(cache, packages):
    python = cache / "venv/bin/python"
    if not python.exists():
        venv.create(cache / "venv", with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "xxhash", "numpy", *sorted(set(packages))], check=True)
    return python


def version(python, package):
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def measured(command, options):
    """Exit code, and the least seconds, seconds of all cores and bytes of the largest process."""
    runs = []
    for _ in range(options.repeat):
        done = subprocess.run([sys.executable, "-c", PROBE, str(options.limit), *map(str, command)],
                              check=True, capture_output=True, text=True)
        runs.append(json.loads(done.stdout))
    return [runs[0][0]] + [min(column) for column in list(zip(*runs))[1:]]


def palimpsest(options, output, templates):
    is_lines = any(options.corpus.glob("corpus/*.jsonl"))
    read = 'format = "jsonl"\ntext_field = "text"\nid_field = "id"\n' if is_lines else ""
    paths = options.corpus.resolve() / ("corpus/*.jsonl" if is_lines else "corpus/**/*.txt")
    pipeline = output / "documents.toml"
    pipeline.write_text(PIPELINE.format(paths=paths, read=read, threshold=options.threshold, output=output,
                                        templates=str(templates).lower()))
    command = [options.program, "run", pipeline, "--quiet"]
    return command + (["--plugin-dir", options.plugin_dir] if options.plugin_dir else [])


def palimpsest_pairs(output):
    with open(output / "copies.jsonl", encoding="utf-8") as lines:
        return {tuple(sorted((row["a"]["document"], row["b"]["document"]))) for row in map(json.loads, lines)}


def listed_pairs(file):
    with open(file, encoding="utf-8") as lines:
        return {tuple(line.rstrip("\n").split("\t")) for line in lines}


def truth_of(folder):
    with open(folder / "truth/documents.jsonl", encoding="utf-8") as lines:
        return {(row["a"], row["b"]): row for row in map(json.loads, lines)}


def print_row(name, options, truth, result, pairs):
    code, wall, cores, memory = result
    if code != 0:
        print(f"| {name} | no result after {wall:.0f} s: {code} | | | | |", flush=True)
        return
    wanted = {pair for pair, row in truth.items() if row["jaccard"] >= options.threshold}
    right = wanted | {pair for pair, row in truth.items() if row["containment"] >= CONTAINMENT}
    found = pairs()
    precision = len(found & right) / len(found) if found else 0
    print(f"| {name} | {wall:.1f} s | {cores:.1f} s | {memory / 1e6:.0f} MB | {precision:.4f} "
          f"| {len(found & wanted) / len(wanted):.4f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--peers", default=",".join(PACKAGES), help="of " + ", ".join(PACKAGES))
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "palimpsest-peers")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a run is given up")
    parser.add_argument("--plugin-dir", type=Path)
    options = parser.parse_args()
    peers = [peer for peer in options.peers.split(",") if peer]
    if unknown := set(peers) - set(PACKAGES):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")

    python = environment(options.cache, [PACKAGES[peer] for peer in peers]) if peers else None
    about = json.loads((options.corpus / "about.json").read_text())
    print(f"{about['bytes'] / 1e6:.0f} MB, {about['documents']} documents, seed {about['seed']}, "
          f"threshold {options.threshold}\n")
    print("| | time | all cores | memory | precision | recall |\n| --- | --- | --- | --- | --- | --- |")
    truth = truth_of(options.corpus)
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch)
        for name, templates in (("palimpsest, no templates", False), ("palimpsest", True)):
            result = measured(palimpsest(options, output, templates), options)
            print_row(name, options, truth, result, lambda: palimpsest_pairs(output))
        for peer in peers:
            pairs = output / f"{peer}.tsv"
            command = [python, HERE / "peer_workers.py", peer, options.corpus / "corpus", pairs, options.threshold]
            name = f"{peer} {version(python, PACKAGES[peer])}"
            print_row(name, options, truth, measured(command, options), lambda file=pairs: listed_pairs(file))


if __name__ == "__main__":
    main()
