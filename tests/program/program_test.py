"""The program as a user runs it: commands, exit codes, what it says, what it leaves behind.

PALIMPSEST_PROGRAM is the program, PALIMPSEST_PROBE_PLUGINS the folder of the engine's test plugins,
PALIMPSEST_BAD_PLUGINS that of the bad ones. Python 3 standard library only.
"""
import json
import os
import pty
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = os.environ["PALIMPSEST_PROGRAM"]
PROBES = os.environ["PALIMPSEST_PROBE_PLUGINS"]
BAD = Path(os.environ["PALIMPSEST_BAD_PLUGINS"])
SANITIZED = bool(os.environ.get("PALIMPSEST_SANITIZE"))

WORDS = '[[step]]\nuse = "words"\n'


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="palimpsest-program-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / "in").mkdir()

    def add(self, name, content):
        path = self.folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def pipeline(self, steps=WORDS, read='paths = ["in"]'):
        (self.folder / "pipeline.toml").write_text(
            f'version = 1\n[read]\n{read}\n{steps}\n[[write]]\nuse = "jsonl"\npath = "out/annotations.jsonl"\n')

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
        return {**kept, "PALIMPSEST_PLUGIN_PATH": PROBES, "TERM": "xterm", **more}

    def run_program(self, *arguments, stdin=b"", limits=None, **environment):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, input=stdin, capture_output=True,
                              env=self.environment(**environment), preexec_fn=limits, timeout=300)
        done.out = done.stdout.decode()
        done.err = done.stderr.decode()
        return done

    def expect(self, code, *arguments, **more):
        done = self.run_program(*arguments, **more)
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.out}\n{done.err}")
        return done

    def documents(self, file="out/annotations.jsonl"):
        return [json.loads(line) for line in (self.folder / file).read_text().splitlines()]

    def written(self, folder="out"):
        return {path.name: path.read_bytes() for path in sorted((self.folder / folder).glob("*"))
                } | {path.name: path.read_bytes() for path in sorted((self.folder / folder).glob(".*"))}

    def start(self, *arguments):
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment())
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        return process

    def wait_for(self, condition, what):
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.01)


class RunTest(ProgramTest):
    def test_done(self):
        self.add("a.txt", "Year one")
        self.pipeline()
        done = self.expect(0, "run", "pipeline.toml")
        self.assertEqual(done.out, "", "results and logs never go to standard output")
        self.assertIn("documents      1", done.err)
        self.assertIn("out/run.json", done.err)
        self.assertEqual(sorted(self.written()), ["annotations.jsonl", "quarantine.jsonl", "run.json"])
        document, = self.documents()
        self.assertEqual((document["id"], document["unit"]), ("a.txt", "codepoint"))
        self.assertEqual([word["text"] for word in document["layers"]["words"]], ["Year", "one"])

    def test_run_json_vouches_for_the_outputs(self):
        self.add("a.txt", "Year one")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--threads", "1", "--quiet")
        run = json.loads((self.folder / "out/run.json").read_text())
        self.assertEqual(run["counts"]["documents"], 1)
        self.assertEqual(run["counts"]["layers"], {"words": 2, "letters": 7})
        self.assertEqual(run["threads"], 1)
        self.assertIn("words", run["pipeline"]["resolved"])
        sizes = {output["file"]: output["bytes"] for output in run["outputs"]}
        self.assertEqual(sizes, {name: len(content) for name, content in self.written().items()
                                 if name != "run.json"})
        plugin, = run["plugins"]
        self.assertEqual((plugin["name"], plugin["file"]), ("probe_documents", "probe_documents.so"))

    def test_done_with_documents_in_quarantine(self):
        self.add("a.txt", "fine")
        self.add("b.txt", b"\xff\xfe\xfd\x00\xd8")
        self.pipeline(read='paths = ["in"]\nencoding = "utf-8"')
        done = self.expect(1, "run", "pipeline.toml", "--quiet")
        self.assertIn("1 document is in quarantine; the reasons are in ", done.err)
        self.assertIn("quarantine.jsonl", done.err)
        rejection, = self.documents("out/quarantine.jsonl")
        self.assertEqual((rejection["id"], rejection["step"], rejection["code"]), ("b.txt", "read", "P401"))

    def test_failed(self):
        self.add("a.txt", "FAIL-FATAL")
        self.pipeline('[[step]]\nuse = "failing"\n')
        done = self.expect(3, "run", "pipeline.toml")
        self.assertIn("error: step 'failing' cannot go on, at document 'a.txt': the text says so", done.err)
        self.assertEqual(self.written(), {})

    def test_instance_that_cannot_be_made(self):
        self.add("a.txt", "a")
        self.pipeline('[[step]]\nuse = "workers"\nfails = true\n')
        done = self.expect(3, "run", "pipeline.toml")
        self.assertIn("error: [P326]", done.err)
        self.assertIn("no instance today", done.err)

    def test_nothing_to_read(self):
        self.pipeline(read='paths = ["nowhere/*.txt"]')
        done = self.expect(3, "run", "pipeline.toml")
        self.assertIn("nowhere/*.txt", done.err)

    def refuse_to_replace(self, file, code, said, *arguments):
        before = file.read_bytes()
        done = self.expect(code, "run", "pipeline.toml", *arguments)
        self.assertIn(said, done.err)
        self.assertEqual(file.read_bytes(), before)
        self.assertEqual([path for path in self.folder.rglob(".*")], [])

    def write_pipeline(self, read, write):
        (self.folder / "pipeline.toml").write_text(
            f'version = 1\n[read]\npaths = ["{read}"]\n{WORDS}[[write]]\nuse = "jsonl"\npath = "{write}"\n')

    def test_no_output_replaces_the_pipeline(self):
        self.add("a.txt", "a")
        (self.folder / "link.jsonl").symlink_to("pipeline.toml")
        for target in ("pipeline.toml", "link.jsonl"):
            with self.subTest(target=target):
                self.write_pipeline("in/*.txt", target)
                self.refuse_to_replace(self.folder / "pipeline.toml", 2, "error[P124]: this run would replace the pipeline file")

    def test_no_output_replaces_an_input_behind_a_link(self):
        self.add("a.txt", "the source")
        source = self.folder / "in/a.txt"
        (self.folder / "link").symlink_to("in")
        self.write_pipeline("in/*.txt", "link/a.txt")
        self.refuse_to_replace(source, 2, f"error[P118]: the next run would read its own a.txt: it leads to {source}, which matches")
        self.write_pipeline("elsewhere/*.txt", "in/a.txt")
        self.refuse_to_replace(source, 2, "error[P118]", "--input", "link/a.txt")
        self.refuse_to_replace(source, 2, "error[P118]", "--input", "link/*.txt")
        # Which files a pattern's links lead to is known when they are listed.
        (self.folder / "read").mkdir()
        (self.folder / "read/b.txt").symlink_to("../in/a.txt")
        self.write_pipeline("read/*.txt", "in/a.txt")
        self.refuse_to_replace(source, 3, f"cannot write {source}: this run reads that file")
        self.write_pipeline("read", "in/a.txt")
        self.refuse_to_replace(source, 3, f"cannot write {source}: this run reads that file")

    def test_set(self):
        self.add("a.txt", "keep drop keep")
        self.pipeline('[[step]]\nuse = "noise_words"\nname = "mine"\nword = "keep"\n')
        self.expect(0, "run", "pipeline.toml", "--quiet")
        self.assertEqual(len(self.documents()[0]["layers"]["noise"]), 2)
        self.expect(0, "run", "pipeline.toml", "--quiet", "--set", "mine.word=drop")
        self.assertEqual(len(self.documents()[0]["layers"]["noise"]), 1)
        done = self.expect(2, "run", "pipeline.toml", "--set", "mine.wrod=drop", "--set", "mien.word=drop")
        self.assertIn("word", done.err)
        self.assertIn("mine", done.err)
        self.assertIn("2 errors in pipeline.toml; nothing has run", done.err)

    def test_input_and_output(self):
        self.add("a.txt", "a")
        (self.folder / "other").mkdir()
        (self.folder / "other/x.txt").write_text("x")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet", "--input", "other", "--output", "elsewhere")
        self.assertFalse((self.folder / "out").exists())
        self.assertEqual([document["id"] for document in self.documents("elsewhere/annotations.jsonl")], ["x.txt"])
        self.expect(0, "run", "pipeline.toml", "--quiet", "--input", "other/x.txt", "--input", "in/*.txt")
        self.assertEqual([document["id"] for document in self.documents()], ["in/a.txt", "other/x.txt"])

    def test_standard_input(self):
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet", "--input", "-", stdin="年 word".encode())
        document, = self.documents()
        self.assertEqual((document["id"], document["length"]), ("stdin", 6))

    def test_lines_of_json(self):
        self.add("lines.jsonl", '{"name":"one","body":"a b"}\n{"name":"two","body":"年"}\n')
        self.pipeline(read='paths = ["in/lines.jsonl"]\nformat = "jsonl"\ntext_field = "body"\nid_field = "name"')
        self.expect(0, "run", "pipeline.toml", "--quiet")
        self.assertEqual([(document["id"], len(document["layers"]["words"])) for document in self.documents()],
                         [("one", 2), ("two", 1)])

    def test_limit(self):
        for i in range(9):
            self.add(f"{i}.txt", "a")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet", "--limit", "4")
        self.assertEqual([document["id"] for document in self.documents()], ["0.txt", "1.txt", "2.txt", "3.txt"])

    def test_memory(self):
        self.add("a.txt", "a")
        self.pipeline('[[step]]\nuse = "flood"\nkilobytes = 20000\n')
        outputs = []
        for memory in ("16M", "1G"):
            self.expect(0, "run", "pipeline.toml", "--quiet", "--memory", memory)
            outputs.append({name: text for name, text in self.written().items() if name != "run.json"})
        self.assertEqual(outputs[0], outputs[1])
        self.assertIn("at least 16M is needed", self.expect(2, "run", "pipeline.toml", "--memory", "1M").err)
        self.assertIn("write it as 512M, 2G", self.expect(2, "run", "pipeline.toml", "--memory", "lots").err)

    def test_same_bytes_for_any_number_of_threads(self):
        for i in range(40):
            self.add(f"{i}.txt", f"shared word{i % 7} Year" * (i % 5 + 1))
        self.pipeline(WORDS + '[[step]]\nuse = "shared_words"\n')
        outputs = []
        for threads in (1, 2, 8):
            self.expect(0, "run", "pipeline.toml", "--quiet", "--threads", threads)
            outputs.append({name: content for name, content in self.written().items() if name != "run.json"})
        self.assertEqual(outputs[0], outputs[1])
        self.assertEqual(outputs[0], outputs[2])

    def test_plugin_that_throws_is_contained(self):
        self.add("a.txt", "a")
        self.pipeline('[[step]]\nuse = "bad_throwing"\n')
        self.expect(1, "run", "pipeline.toml", "--quiet", "--plugin-dir", BAD / "bad_throwing")
        rejection, = self.documents("out/quarantine.jsonl")
        self.assertEqual(rejection["code"], "P423")

    def test_plugin_that_cannot_be_loaded(self):
        self.add("a.txt", "a")
        self.pipeline('[[step]]\nuse = "bad_init_fails"\n')
        done = self.expect(2, "run", "pipeline.toml", "--plugin-dir", BAD / "bad_init_fails")
        self.assertIn("the moon is in the wrong phase", done.err)
        self.assertIn("bad_init_fails.so", done.err)


class EarlyEndTest(ProgramTest):
    """Whatever ends a run early, the old output stands and nothing half-written is left."""

    def setUp(self):
        super().setUp()
        self.add("a.txt", "old")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet")
        self.before = self.written()

    def start_slow_run(self):
        self.pipeline(WORDS + '[[step]]\nuse = "slow"\ntime = "60s"\n')
        process = self.start("run", "pipeline.toml")
        self.wait_for(lambda: any(name.startswith(".annotations.jsonl.tmp-") for name in self.written()),
                      "the run did not begin to write")
        time.sleep(0.2)
        return process

    def test_signals(self):
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(ending=ending.name):
                process = self.start_slow_run()
                process.send_signal(ending)
                self.assertEqual(process.wait(60), 130)
                self.assertIn(b"interrupted; the output is as it was before", process.stderr.read())
                self.assertEqual(self.written(), self.before)

    def test_interrupted_while_it_waits_for_standard_input(self):
        reader, writer = os.pipe()
        process = subprocess.Popen([PROGRAM, "run", "pipeline.toml", "--input", "-"], cwd=self.folder, stdin=reader,
                                   stderr=subprocess.PIPE, env=self.environment())
        self.addCleanup(process.stderr.close)
        self.wait_for(lambda: len(self.written()) > len(self.before), "the run did not begin")
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), 130)
        os.close(reader)
        os.close(writer)
        self.assertEqual(self.written(), self.before)

    def test_what_a_killed_run_leaves_the_next_cleans_up(self):
        process = self.start_slow_run()
        process.kill()
        process.wait(60)
        left = set(self.written()) - set(self.before)
        self.assertTrue(left)
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet")
        self.assertEqual(set(self.written()), set(self.before))

    def test_two_runs_do_not_write_the_same_files(self):
        process = self.start_slow_run()
        done = self.expect(3, "run", "pipeline.toml")
        self.assertIn(f"another run (process {process.pid}) is writing", done.err)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), 130)
        self.assertEqual(self.written(), self.before)

    def test_file_size_limit(self):
        for i in range(200):
            self.add(f"{i}.txt", "many words here " * 50)
        limit = 300_000

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        for steps in (WORDS, '[[step]]\nuse = "words"\n[[step]]\nuse = "shared_words"\n'):
            self.pipeline(steps)
            done = self.expect(3, "run", "pipeline.toml", "--quiet", limits=limited)
            self.assertIn("error: cannot write", done.err)
            self.assertIn("File too large", done.err)
            self.assertEqual(self.written(), self.before)

    def test_full_disk(self):
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("no permission to mount a small file system")
        self.addCleanup(subprocess.run, ["umount", small], check=True)
        self.expect(0, "run", "pipeline.toml", "--quiet", "--output", "small")
        before = self.written("small")
        for i in range(200):
            self.add(f"{i}.txt", "many words here " * 50)
        done = self.expect(3, "run", "pipeline.toml", "--quiet", "--output", "small")
        self.assertIn("No space left on device", done.err)
        self.assertIn("free some space", done.err)
        self.assertEqual(self.written("small"), before)

    def test_full_temporary_folder(self):
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("no permission to mount a small file system")
        self.addCleanup(subprocess.run, ["umount", small], check=True)
        words = random.Random(1)
        for i in range(50):
            self.add(f"{i}.txt", " ".join(str(words.getrandbits(64)) for _ in range(2000)))
        self.pipeline('[[step]]\nuse = "shared_words"\n')
        done = self.expect(3, "run", "pipeline.toml", "--quiet", "--memory", "16M", TMPDIR=str(small))
        self.assertIn(f"in '{small}'", done.err)
        self.assertIn("choose another folder with TMPDIR", done.err)
        self.assertEqual(self.written(), self.before)
        self.assertEqual(list(small.iterdir()), [])


class LargeInputTest(ProgramTest):
    def peak(self, *arguments):
        """Exit code and peak memory in bytes."""
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, usage.ru_maxrss * 1024

    @unittest.skipIf(SANITIZED, "sanitizers take memory of their own")
    def test_one_line_of_200_megabytes(self):
        size = 200_000_000
        with open(self.folder / "in/line.txt", "wb") as file:
            block = "一份工作报告".encode() * 50_000
            while file.tell() < size - len(block):
                file.write(block)
            size = file.tell()
        for steps in ('[[step]]\nuse = "sequence"\n', '[[step]]\nuse = "flood"\nkilobytes = 1\n'):
            self.pipeline(steps)
            code, peak = self.peak("run", "pipeline.toml", "--quiet", "--memory", "64M")
            self.assertEqual(code, 0)
            self.assertLess(peak, 6 * size)
            document, = self.documents()
            self.assertEqual(document["length"], size // 3)


class CommandTest(ProgramTest):
    def test_version(self):
        self.assertRegex(self.expect(0, "--version").out, r"^palimpsest \d+\.\d+\.\d+ \(ABI 1\.0\)\n$")

    def test_help(self):
        self.assertIn("palimpsest run pipeline.toml", self.expect(0, "--help").out)
        self.assertIn("exit codes", self.expect(0, "--help").out)
        for command in (["run"], ["check"], ["explain"], ["init"], ["schema"], ["plugins"], ["plugins", "list"],
                        ["plugins", "describe"], ["plugins", "check"], ["plugins", "new"], ["completion"]):
            with self.subTest(command=command):
                done = self.expect(0, *command, "--help")
                self.assertIn("--help", done.out)
                self.assertEqual(done.err, "")

    def test_wrong_usage(self):
        for arguments, said in (([], "subcommand"), (["rnu", "p.toml"], "`palimpsest` takes no command 'rnu'; did you mean `run`?"), (["run"], "PIPELINE"),
                                (["run", "p.toml", "--thread", "2"],
                                 "`palimpsest run` takes no option '--thread'; did you mean `--threads`?"),
                                (["run", "p.toml", "--threads", "many"], "many"),
                                (["run", "p.toml", "--threads", "-1"], "-1"),
                                (["run", "p.toml", "--limit", "-1"], "-1"),
                                (["run", "p.toml", "--log-level", "loud"], "loud"),
                                (["plugins"], "subcommand"), (["plugins", "lst"], "did you mean `list`?"),
                                (["schema", "extra"], "`palimpsest schema` takes no argument 'extra'"),
                                (["completion", "tcsh"], "tcsh")):
            with self.subTest(arguments=arguments):
                done = self.expect(2, *arguments)
                self.assertIn(said, done.err)
                self.assertEqual(done.out, "")

    def test_full_standard_output(self):
        self.add("a.txt", "Year one")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet")
        for arguments in (["--help"], ["--version"], ["run", "--help"], ["show", "a.txt"], ["check", "pipeline.toml"],
                          ["explain", "pipeline.toml"], ["init", "new.toml"], ["schema"], ["completion", "bash"],
                          ["plugins", "list"], ["plugins", "describe", "words"], ["plugins", "check"],
                          ["plugins", "new", "mine"]):
            with self.subTest(arguments=arguments), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, stdout=full, stderr=subprocess.PIPE,
                                      env=self.environment(), timeout=60)
                self.assertEqual(done.returncode, 3)
                self.assertEqual(done.stderr.decode(), "error: cannot write to file: No space left on device\n")

    def test_missing_pipeline(self):
        self.assertIn("pipeline.toml", self.expect(2, "run", "pipeline.toml").err)

    def test_wrong_pipeline(self):
        (self.folder / "pipeline.toml").write_text(
            'version = 1\n[read]\npaths = ["in"]\n[[step]]\nuse = "wrods"\n[[step]]\nuse = "lines"\n'
            '[[write]]\nuse = "jsonl"\npath = "out/a.jsonl"\npaht = 1\n')
        for command in ("run", "check", "explain"):
            done = self.expect(2, command, "pipeline.toml")
            self.assertEqual(done.out, "")
            self.assertIn("did you mean `words`?", done.err)
            self.assertIn("pipeline.toml:5:", done.err)
            self.assertIn("paht", done.err)
            self.assertIn("errors in pipeline.toml; nothing has run", done.err)
        self.assertFalse((self.folder / "out").exists())

    def test_check_and_explain(self):
        self.pipeline(WORDS + '[[step]]\nuse = "lines"\n')
        self.assertEqual(self.expect(0, "check", "pipeline.toml").out, "pipeline.toml is right: 2 steps\n")
        explained = self.expect(0, "explain", "pipeline.toml", "--input", "elsewhere").out
        for part in ("words", "lines", "elsewhere", "annotations.jsonl"):
            self.assertIn(part, explained)

    def test_init_writes_what_check_accepts(self):
        self.expect(0, "init")
        self.assertIn("use = \"words\"", (self.folder / "pipeline.toml").read_text())
        self.expect(0, "check", "pipeline.toml")
        again = self.expect(2, "init")
        self.assertIn("'pipeline.toml' is there already", again.err)
        self.expect(0, "init", "other.toml")
        self.assertIn("is its folder there", self.expect(3, "init", "no/where.toml").err)

    def test_schema(self):
        schema = json.loads(self.expect(0, "schema").out)
        self.assertIn("$schema", schema)
        self.assertIn("noise_words", json.dumps(schema))

    def test_completion(self):
        script = self.expect(0, "completion", "bash").out
        self.assertEqual(subprocess.run(["bash", "-n"], input=script.encode()).returncode, 0)
        complete = script + """
complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _palimpsest; printf '%s\\n' "${COMPREPLY[@]}"; }
complete_words palimpsest ru; complete_words palimpsest plugins de; complete_words palimpsest run p.toml --thr
"""
        done = subprocess.run(["bash"], input=complete.encode(), capture_output=True, cwd=self.folder)
        self.assertEqual(done.stdout.decode().split(), ["run", "describe", "--threads"], done.stderr)
        self.assertIn("complete -c palimpsest", self.expect(0, "completion", "fish").out)
        self.assertIn("bashcompinit", self.expect(0, "completion", "zsh").out)

    def stderr_on_terminal(self, *arguments, **environment):
        main, terminal = pty.openpty()
        process = subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=terminal,
                                   env=self.environment(**environment))
        process.wait(60)
        os.close(terminal)
        said = b""
        try:
            while block := os.read(main, 65536):
                said += block
        except OSError:  # The terminal's other end is closed.
            pass
        os.close(main)
        return said.decode()

    def test_colours_on_terminals_alone(self):
        self.pipeline('[[step]]\nuse = "wrods"\n')
        self.assertNotIn("\x1b", self.run_program("check", "pipeline.toml").err)
        self.assertIn("\x1b[", self.stderr_on_terminal("check", "pipeline.toml"))
        self.assertNotIn("\x1b", self.stderr_on_terminal("check", "pipeline.toml", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.stderr_on_terminal("check", "pipeline.toml", TERM="dumb"))


class ShowTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.add("a/one.txt", "first words\r\nan \x1b[31mescape \u202e年度\tend\n")
        self.add("b/one.txt", "other words")
        self.add("two.txt", "two")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet")

    def test_from_a_run(self):
        shown = self.expect(0, "show", "a/one.txt").out
        self.assertIn("     1 │ first words\n       ╰ words «first»", shown)
        self.assertIn("     2 │ an ␛[31mescape \\u{202E}年度    end\n", shown)
        self.assertNotIn("\x1b", shown)
        self.assertIn("words «\\u{202E}年度", shown)
        self.assertNotIn("╰", self.expect(0, "show", "two.txt", "--layer", "words", "--run", "out").out[:30])

    def test_by_the_end_of_its_id(self):
        self.assertIn("other", self.expect(0, "show", "b/one.txt", "--run", "out/annotations.jsonl").out)
        done = self.expect(3, "show", "one.txt")
        self.assertIn("2 documents are called 'one.txt'; say which:\n  a/one.txt\n  b/one.txt", done.err)
        self.assertIn("did you mean 'two.txt'?", self.expect(3, "show", "twoo.txt").err)

    def test_straight_from_a_file(self):
        before = sorted(self.folder.rglob("*"))
        self.assertIn("words «other»", self.expect(0, "show", "in/b/one.txt", "--pipeline", "pipeline.toml").out)
        self.assertEqual(sorted(self.folder.rglob("*")), before)
        self.add("bad.txt", b"\xff")
        self.assertIn("in quarantine", self.expect(1, "show", "in/bad.txt", "--pipeline", "pipeline.toml").err)

    def test_colours(self):
        self.assertIn("\x1b[36mother\x1b[0m", self.expect(0, "show", "b/one.txt", "--color", "always").out)
        self.assertNotIn("\x1b", self.expect(0, "show", "b/one.txt").out)

    def test_what_is_wrong(self):
        self.assertIn("did you mean `words`?", self.expect(2, "show", "two.txt", "--layer", "wrods").err)
        self.assertIn("has no annotations.jsonl", self.expect(3, "show", "two.txt", "--run", "in").err)
        self.add("two.txt", "another text")
        self.assertIn("has changed since the run", self.expect(3, "show", "two.txt").err)
        (self.folder / "in/two.txt").unlink()
        self.assertIn("no database of the run holds it", self.expect(3, "show", "two.txt").err)

    def test_from_lines_of_json(self):
        self.add("lines.jsonl", '\n{"id": "first", "body": "one thing"}\n{"note": 1, "id": "other", '
                 '"body": "two\\nthings"}\nbroken\n')
        self.pipeline(read='paths = ["in/lines.jsonl"]\nformat = "jsonl"\ntext_field = "body"')
        self.expect(1, "run", "pipeline.toml", "--quiet")
        for document in ("other", "in/lines.jsonl:3"):
            shown = self.expect(0, "show", document).out
            self.assertIn("     1 │ two\n       ╰ words «two»", shown)
            self.assertIn("     2 │ things\n", shown)
        shown = self.expect(0, "show", "in/lines.jsonl:3", "--pipeline", "pipeline.toml").out
        self.assertIn("     2 │ things\n", shown)
        self.add("lines.jsonl", '{"id": "other", "body": "two things"}\n')
        self.assertIn("has changed since the run", self.expect(3, "show", "other").err)

    def test_from_a_database_of_the_run(self):
        with (self.folder / "pipeline.toml").open("a") as pipeline:
            pipeline.write('[[write]]\nuse = "sqlite"\npath = "out/results.db"\n')
        self.expect(0, "run", "pipeline.toml", "--quiet")
        (self.folder / "in/b/one.txt").unlink()
        self.assertIn("words «other»", self.expect(0, "show", "b/one.txt").out)


class PluginsTest(ProgramTest):
    def test_list(self):
        listed = self.expect(0, "plugins", "list").out
        self.assertRegex(listed, r"(?m)^words +1\.0\.0 +document +Words, with every kind of column$")
        self.assertRegex(listed, r"(?m)^shared_words +1\.0\.0 +corpus ")

    def test_broken_plugin_beside_good_ones(self):
        plugins = self.folder / "plugins"
        shutil.copytree(PROBES, plugins)
        (plugins / "broken.toml").write_text("not a manifest")
        (plugins / "broken.so").write_text("not a library")
        done = self.expect(0, "plugins", "list", PALIMPSEST_PLUGIN_PATH=str(plugins))
        self.assertIn("words", done.out)
        self.assertIn("broken.toml", done.err)
        self.assertRegex(done.err, r"warning\[P3\d\d\]")
        self.add("a.txt", "a")
        self.pipeline()
        self.expect(0, "run", "pipeline.toml", "--quiet", PALIMPSEST_PLUGIN_PATH=str(plugins))
        self.expect(3, "plugins", "check", PALIMPSEST_PLUGIN_PATH=str(plugins))

    def test_describe(self):
        described = self.expect(0, "plugins", "describe", "slow").out
        self.assertIn("plugin probe_documents 1.0.0", described)
        self.assertIn('time (duration; default "10s")', described)
        self.assertIn("produces slow", described)
        self.assertIn("word (string; must be given)", self.expect(0, "plugins", "describe", "noise_words").out)
        done = self.expect(2, "plugins", "describe", "wrods")
        self.assertIn("there is no analyzer or writer 'wrods', did you mean 'words'?; folders searched:", done.err)
        self.assertIn(PROBES, done.err)

    def test_check(self):
        for wanted in ([], ["probe_documents"], ["words"], [f"{PROBES}/probe_corpus.so"], [PROBES]):
            with self.subTest(wanted=wanted):
                self.assertIn("right\n", self.expect(0, "plugins", "check", *wanted).out)
        done = self.expect(3, "plugins", "check", BAD / "bad_wrong_major/bad_wrong_major.so")
        self.assertIn("was built for ABI 2.0", done.err)
        done = self.expect(3, "plugins", "check", BAD / "bad_manifest_differs")
        self.assertIn("Does everything", done.err)
        self.assertIn("there is no analyzer", self.expect(2, "plugins", "check", "nothing_of_that_name").err)

    def test_new(self):
        done = self.expect(0, "plugins", "new", "my_words")
        self.assertIn("cmake -S my_words", done.out)
        files = {str(path.relative_to(self.folder / "my_words")): path.read_text()
                 for path in (self.folder / "my_words").rglob("*") if path.is_file()}
        self.assertIn("CMakeLists.txt", files)
        self.assertIn("my_words", files["CMakeLists.txt"])
        self.assertFalse([name for name, text in files.items() if "@NAME@" in text + name or "@CLASS@" in text])
        self.assertIn("is there already", self.expect(2, "plugins", "new", "my_words").err)
        for wrong in ("My-Words", "1words", "../words", ""):
            self.assertIn("is no plugin name", self.expect(2, "plugins", "new", wrong).err)


if __name__ == "__main__":
    sys.stdout = sys.stderr
    unittest.main(verbosity=2)
