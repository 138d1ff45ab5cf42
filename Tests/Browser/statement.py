"""The part of the accessibility statement that says what was tested: written from the results, and held to them."""

import datetime
import pathlib
import re

FILE = pathlib.Path(__file__).parents[2] / "content/pages/about/accessibility.md"
HEADING = "### Tests in a browser\n"
DATE = re.compile(r"On (\d+ \w+ \d{4}) we tested")


def base(site):
    return re.search(r'<link rel="canonical" href="([^"]+?)/">', site.html["/"]).group(1)


def _text(facts, date):
    result = "The tests found faults, and we are mending them." if facts["problems"] else "The tests found no faults."
    return (
        f"{HEADING}\nOn {date} we tested all {facts['pages']} pages, and pages of search results, in "
        "[Chromium](https://www.chromium.org/Home/):\n\n"
        f"- with [axe {facts['axe']}](https://github.com/dequelabs/axe-core), at two widths: all its rules in light "
        "colours, contrast in dark colours too, and all but contrast with our script blocked\n"
        "- with axe at one width: the sheets to print\n"
        f"- with the [Nu HTML Checker {facts['checker']}](https://validator.github.io/validator/)\n"
        "- with wider text, much enlarged, in forced colours and as printed\n"
        "- for links and buttons that other things cover, and for the ring that shows where the keyboard is\n\n"
        "We tried the keyboard alone on the home page, the page that helps to report, a page about abuse, the page for "
        "schools and search.\n\n"
        f"{result}\n"
    )


def check(facts, findings, day):
    """Compares the statement with what was tested; a day, as 2026-11-24, writes it anew."""
    written = FILE.read_text(encoding="utf-8")
    section = re.search(re.escape(HEADING) + r".*?(?=\n#|\Z)", written, re.DOTALL)
    if not section:
        findings.add("statement", FILE.name, f"has no part “{HEADING.strip('# ').strip()}”")
        return
    if day:
        date = datetime.date.fromisoformat(day)
        text = _text(facts, f"{date.day} {date:%B %Y}")
        FILE.write_text(written.replace(section.group(0), text), encoding="utf-8")
        return
    told = DATE.search(section.group(0))
    if not told or section.group(0).strip() != _text(facts, told.group(1)).strip():
        findings.add(
            "statement", "content/pages/about/accessibility.md",
            "does not say what was tested: run scripts/browse with --statement and today's date",
        )
