"""A headless chromium that looks at reports, for the tests beside this file."""

import pathlib
import shutil
import subprocess
import sys
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
except ImportError:
    webdriver = None

SKIPPED = 77

PIPELINE = """version = 1

[read]
{read}

{steps}
[[write]]
use = "report"
path = "{path}"
{options}
"""

STEPS = """[[step]]
use = "noise"

[[step]]
use = "sections"

[[step]]
use = "placeholders"

[[step]]
use = "years"

[[step]]
use = "duplicates"
{copies}
"""

# What runs in every page before its own program: counts what a payload did, and what was refused.
WATCH = """
window.ran = 0;
window.refused = [];
document.addEventListener('securitypolicyviolation', (event) =>
    window.refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
for (const name of ['alert', 'confirm', 'prompt', 'open'])
    window[name] = () => { window.ran += 1; };
"""


def require():
    """Ends the test as skipped where there is no browser to look with."""
    missing = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    if webdriver is None:
        missing.append("python3-selenium")
    if missing:
        print(f"skipped: {', '.join(missing)} missing; ./dev packages installs them")
        sys.exit(SKIPPED)


SECTIONS = 'units = ["section"]\nthreshold = 0.8'


def make_report(program, folder, read, options="", copies=SECTIONS, steps=STEPS):
    """Runs the pipeline above into `folder`; the path of the report."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    report = folder / "report.html"
    pipeline = folder / "pipeline.toml"
    pipeline.write_text(PIPELINE.format(read=read, path=report, options=options,
                                        steps=steps.format(copies=copies)), encoding="utf-8")
    done = subprocess.run([program, "run", str(pipeline), "--quiet"], capture_output=True,
                          text=True, errors="replace", check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    return report


class Page:
    """A browser window on one report."""

    def __init__(self, report, width=1366, height=850, dark=False, before=WATCH):
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=en-GB",
                         "--disable-dev-shm-usage", f"--window-size={width},{height}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.report = pathlib.Path(report)
        self.driver.set_script_timeout(300)
        self.command("Page.addScriptToEvaluateOnNewDocument", source=before)
        self.size(width, height)
        if dark:
            self.prefer("dark")

    def close(self):
        self.driver.quit()

    def command(self, name, **values):
        return self.driver.execute_cdp_cmd(name, values)

    def size(self, width, height):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height,
                     deviceScaleFactor=1, mobile=width < 600)

    def prefer(self, scheme):
        self.command("Emulation.setEmulatedMedia",
                     features=[{"name": "prefers-color-scheme", "value": scheme}])

    def load(self, route="#/"):
        """Opens the report anew."""
        self.driver.get("about:blank")
        self.driver.get(self.report.as_uri() + route)
        self.wait("return document.querySelector('main')?.textContent")

    def go(self, route):
        """Follows a link inside the report."""
        self.run("location.hash = arguments[0]", route)
        self.settle()

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def settle(self):
        """Waits until what was set off is drawn."""
        self.driver.execute_async_script(
            "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() =>"
            " requestAnimationFrame(() => done())), 30)")

    def wait(self, script, *arguments, seconds=10):
        """The first value of `script` that is true."""
        end = time.monotonic() + seconds
        while True:
            value = self.run(script, *arguments)
            if value:
                return value
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for: {script}")
            time.sleep(0.03)

    def click(self, selector, position=0):
        self.wait("return document.querySelectorAll(arguments[0]).length > arguments[1]",
                  selector, position)
        self.run("document.querySelectorAll(arguments[0])[arguments[1]].click()", selector, position)
        self.settle()

    def text(self, selector="main"):
        return self.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector)

    def nodes(self):
        return self.run("return document.querySelectorAll('#app *').length")

    def picture(self, path):
        self.driver.save_screenshot(str(path))

    def errors(self):
        """What the page complained about."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] in ("SEVERE", "WARNING")]
