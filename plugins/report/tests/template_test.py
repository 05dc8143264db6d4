"""Says when template/report.html is older than the sources that it is built from, without npm.

Called: template_test.py PLUGIN_FOLDER
"""

import base64
import hashlib
import pathlib
import re
import sys
import unittest

FOLDER = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ".")


def source_digest(web):
    """What web/digest.mjs computes."""
    files = ["build.mjs", "digest.mjs", "package-lock.json", "page.html"]
    files += [str(path.relative_to(web)) for path in (web / "src").rglob("*") if path.is_file()]
    digest = hashlib.sha256()
    for name in sorted(files):
        content = (web / name).read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return "sha256:" + digest.hexdigest()


class Template(unittest.TestCase):
    def setUp(self):
        self.page = (FOLDER / "template" / "report.html").read_text(encoding="utf-8")

    def test_is_built_from_the_sources_that_are_here(self):
        stated = re.search(r'<meta name="palimpsest-sources" content="([^"]*)">', self.page)[1]
        self.assertEqual(stated, source_digest(FOLDER / "web"),
                         "plugins/report/web has changed: run `npm ci && npm run build` in it, and "
                         "commit plugins/report/template/report.html")

    def test_has_one_place_for_data_and_is_small(self):
        self.assertEqual(self.page.count("<!--palimpsest:data-->"), 1)
        self.assertLess(len(self.page.encode()), 250_000)

    def test_allows_its_own_program_and_style_and_nothing_else(self):
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', self.page)[1]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        self.assertEqual(rules["default-src"], "'none'")
        self.assertEqual(rules["require-trusted-types-for"], "'script'")
        for tag, rule in (("script", "script-src"), ("style", "style-src")):
            contents = re.findall(rf"<{tag}>(.*?)</{tag}>", self.page, re.S)
            hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()
                      for each in contents]
            self.assertEqual(rules[rule], " ".join(f"'sha256-{each}'" for each in hashes))

    def test_fetches_nothing(self):
        for needle in ("<link", "<img", "@import", "url(", " src="):
            self.assertNotIn(needle, self.page.split("<body>")[0].lower())
        self.assertNotRegex(self.page, r"""\bimport\(|\bfetch\(|XMLHttpRequest|innerHTML\s*=[^=]*["'`]""")


if __name__ == "__main__":
    unittest.main()
