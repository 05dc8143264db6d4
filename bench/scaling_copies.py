#!/usr/bin/env python3
"""How time and memory of `duplicates` grow with the size of the collection.

usage: scaling_copies.py CORPUS_GENERATOR PROGRAM [--sizes 250MB,500MB,1GB,2GB] [--memory 512M,8G] [--seed 1]
                         [--scratch FOLDER] [--plugin-dir FOLDER] [--limit SECONDS]

Makes corpora of JSON Lines below the scratch folder, one after the other, and deletes them. Each goes through
`duplicates` by itself, reading and writing included, with units = ["document"], without templates and with them, and
with ["document", "passage"]; with the memory that is named last, and the largest with all that are named, when the
outputs must be the same bytes.
Prints a Markdown table: seconds from begin to end, seconds of all cores together, bytes a second of either, the peak
of the resident set, and the digest of the outputs. Exit status 1 when outputs differ or a run fails.
Python 3 standard library only.
"""
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OPTIONS = {
    "documents, no templates": 'units = ["document"]\ntemplates = false',
    "documents": 'units = ["document"]',
    "documents and passages": 'units = ["document", "passage"]',
}
PIPELINE = """version = 1
[read]
paths = ["corpus/*.jsonl"]
format = "jsonl"
text_field = "text"
id_field = "id"
[[step]]
use = "duplicates"
{options}
threshold = 0.5
[[write]]
use = "jsonl"
path = "out/annotations.jsonl"
"""
PROBE = """import json, resource, subprocess, sys, time
begin = time.monotonic()
try:
    code = subprocess.run(sys.argv[2:], timeout=float(sys.argv[1])).returncode
except subprocess.TimeoutExpired:
    code = "no end"
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, time.monotonic() - begin, use.ru_utime + use.ru_stime, use.ru_maxrss * 1024]))
"""


class Scaling:
    def __init__(self, options, scratch):
        self.options = options
        self.scratch = scratch
        self.failed = False

    def generate(self, size):
        folder = self.scratch / "generated"
        subprocess.run([self.options.generator, "--seed", str(self.options.seed), "--bytes", size, "--format", "jsonl",
                        "--output", folder], check=True, stdout=subprocess.DEVNULL)
        return folder, json.loads((folder / "about.json").read_text())["bytes"]

    def run(self, folder, step, memory):
        """The probe's figures, and what tells the outputs of this run from others."""
        (folder / "run.toml").write_text(PIPELINE.format(options=step))
        command = [self.options.program, "run", folder / "run.toml", "--quiet", "--memory", memory]
        if self.options.plugin_dir:
            command += ["--plugin-dir", self.options.plugin_dir]
        done = subprocess.run([sys.executable, "-c", PROBE, str(self.options.limit), *map(str, command)],
                              stdout=subprocess.PIPE, text=True, check=True)
        result = json.loads(done.stdout.splitlines()[-1])
        if result[0] != 0:
            return result, ""
        outputs = json.loads((folder / "out/run.json").read_text())["outputs"]
        shutil.rmtree(folder / "out")
        return result, json.dumps(outputs, sort_keys=True)

    def row(self, size, bytes_read, name, memory, result, same):
        code, wall, cores, peak = result
        if code != 0:
            self.failed = True
            print(f"| {size} | {name} | {memory} | failed after {wall:.0f} s: {code} | | | |", flush=True)
            return
        print(f"| {size} | {name} | {memory} | {wall:.1f} s, {bytes_read / wall / 1e6:.1f} MB/s "
              f"| {cores:.1f} s, {bytes_read / cores / 1e6:.1f} MB/s | {peak / 1e6:.0f} MB | {same} |", flush=True)

    def measure(self, size, memories):
        folder, bytes_read = self.generate(size)
        for name, step in OPTIONS.items():
            first = None
            for memory in memories:
                result, outputs = self.run(folder, step, memory)
                if first is None:
                    first, same = outputs, ""
                else:
                    same = "same" if outputs == first else "differ"
                    self.failed |= outputs != first
                self.row(size, bytes_read, name, memory, result, same)
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("generator", type=Path)
    parser.add_argument("program", type=Path)
    parser.add_argument("--sizes", default="250MB,500MB,1GB,2GB")
    parser.add_argument("--memory", default="512M,8G")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, help="a folder on a disk with three times the largest size free")
    parser.add_argument("--plugin-dir", type=Path)
    parser.add_argument("--limit", type=float, default=7200, help="seconds after which a run is given up")
    options = parser.parse_args()
    sizes = options.sizes.split(",")
    memories = options.memory.split(",")
    print("| size | units | --memory | time | all cores | peak | outputs |\n"
          "| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        scaling = Scaling(options, Path(scratch))
        for size in sizes:
            scaling.measure(size, memories if size == sizes[-1] else memories[-1:])
    sys.exit(1 if scaling.failed else 0)


if __name__ == "__main__":
    main()
