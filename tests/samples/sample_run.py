"""Runs samples/pipelines/reports.toml over samples/corpus: the same bytes for 1, 2 and 8 threads,
and one document in quarantine, the one with the broken byte.

usage: sample_run.py PROGRAM SAMPLES OUT
"""
import json
import shutil
import subprocess
import sys
from pathlib import Path

QUARANTINED = 1  # The exit code that says so.


def outputs(program, samples, out, threads):
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run([program, "run", samples / "pipelines/reports.toml", "--output", out, "--quiet",
                           "--threads", str(threads)])
    if done.returncode != QUARANTINED:
        sys.exit(f"the run ended with {done.returncode}, not {QUARANTINED}")
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"}


def main():
    program, samples, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    expected = outputs(program, samples, out, 1)
    for threads in (8, 2):
        actual = outputs(program, samples, out, threads)
        differing = [name for name in expected | actual if expected.get(name) != actual.get(name)]
        if differing:
            sys.exit(f"with {threads} threads other bytes come out: {', '.join(differing)}")
    rejections = [json.loads(line) for line in expected["quarantine.jsonl"].splitlines()]
    found = [(rejection["id"], rejection["code"]) for rejection in rejections]
    if found != [("towns/110_broken-byte.txt", "P401")] or rejections[0]["offset"] is None:
        sys.exit(f"in quarantine are {found}")


if __name__ == "__main__":
    main()
