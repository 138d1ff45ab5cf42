"""Every link and anchor within the site leads somewhere; feeds and the sitemap hold what their rules ask for."""

import json
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

LINKS = """() => [[...document.querySelectorAll("a[href], link[href], script[src], img[src]")].map(e => e.href || e.src),
  [...document.querySelectorAll("[id]")].map(e => e.id)]"""
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check(browser, site, address, findings, base):
    page = browser.new_page()
    anchors, links = {}, []
    for path in site.everything:
        page.goto(address + path)
        found, ids = page.evaluate(LINKS)
        anchors[path] = set(ids)
        if len(ids) != len(set(ids)):
            findings.add("links", path, "two things have one id")
        links += [(path, link) for link in found]
    page.goto(address)
    manifest = page.context.new_cdp_session(page).send("Page.getAppManifest")
    if not manifest.get("data") or manifest["errors"]:
        findings.add("manifest", "/site.webmanifest", f"the browser does not take it: {manifest['errors']}")
    else:
        links += [("/site.webmanifest", address + icon["src"]) for icon in json.loads(manifest["data"])["icons"]]
    page.close()
    answers = {}
    for path, link in sorted(set(links)):
        link = link.replace(base, address, 1)
        if not link.startswith(address):
            continue
        target, _, anchor = link.partition("#")
        if target not in answers:
            answers[target] = _status(target)
        if answers[target] != 200:
            findings.add("links", path, f"{link} answers {answers[target]}")
        local = urllib.parse.unquote(target[len(address):]) or "/"
        if anchor and local in anchors and urllib.parse.unquote(anchor) not in anchors[local]:
            findings.add("links", path, f"{link} leads to no such place on its page")
    return len(answers)


def _status(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def check_machine_files(site, findings, base):
    feeds = sorted(site.pages_folder.rglob("feed.xml"))
    for file in feeds:
        place = file.relative_to(site.pages_folder).as_posix()
        root = ElementTree.parse(file).getroot()
        for element in [root, *root.findall(f"{ATOM}entry")]:
            for name in ("id", "title", "updated"):
                if len(element.findall(ATOM + name)) != 1:
                    findings.add("feed", place, f"{element.tag.removeprefix(ATOM)} without exactly one {name} (RFC 4287)")
        ids = [element.text for element in root.iter(ATOM + "id")]
        if len(ids) != len(set(ids)):
            findings.add("feed", place, "two entries with one id")
    locations = [e.text for e in ElementTree.parse(site.pages_folder / "sitemap.xml").getroot().iter(SITEMAP + "loc")]
    unlisted = [path for path in site.pages if 'name="robots" content="noindex"' in site.html[path]]
    for path in site.pages:
        if (base + path in locations) == (path in unlisted):
            findings.add("sitemap", path, "is in the sitemap or asks not to be found, and never both")
    return len(feeds)
