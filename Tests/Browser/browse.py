"""Looks at every page of a built site in a browser, as scripts/browse says."""

import argparse
import concurrent.futures
import importlib.metadata
import shutil

from playwright.sync_api import Error, sync_playwright

import accessibility
import addresses
import behaviour
import focus
import layout
import markup
import privacy
import statement
from built_site import Findings, Site, timed

# Each step is a process of its own: two at once, the longest first.
def axe(site, address, part):
    return _step("axe", lambda b, f: accessibility.check(b, address, site.everything[part::3], f))


def look(site, address):
    def steps(browser, findings):
        layout.check(browser, address, site.everything, findings)
        layout.check_forced_colours(browser, address, site.everything, findings)
        return len(site.everything)
    return _step("layout", steps)


def press(site, address):
    return _step("focus", lambda b, f: focus.check(b, address, site, f))


def weigh(site, address):
    return _step("weights", lambda b, f: privacy.check(b, address, site.everything, f))


def use(site, address):
    def steps(browser, findings):
        route = next(path for path in site.pages if path.startswith("/report/") and path in site.sensitive)
        behaviour.keyboard(browser, address, findings, ["/", "/report/", route, "/schools/", "/search?q=crime"])
        behaviour.menu_and_filters(browser, address, findings)
        for path in site.sensitive:
            if path.endswith("/print/"):
                continue
            behaviour.leaving(browser, address, findings, path)
        behaviour.suggestions(browser, address, findings)
        return behaviour.two_taps(browser, address, findings)
    return _step("behaviour", steps)


def link(site, address):
    def steps(browser, findings):
        addresses.check_machine_files(site, findings, statement.base(site))
        return addresses.check(browser, site, address, findings, statement.base(site))
    return _step("links", steps)


def validate(site, address):
    findings = Findings()
    with timed("html"):
        return findings, markup.check(site, findings)


def _step(name, body):
    findings = Findings()
    with timed(name), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            result = body(browser, findings)
        except Error as error:
            # What the browser waited for did not come: the other steps are told all the same.
            findings.add(name, "the browser", error.message.splitlines()[0])
            result = None
        browser.close()
    return findings, result


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program")
    arguments.add_argument("site")
    arguments.add_argument("--statement", metavar="DATE", help="write what was tested into the accessibility statement")
    options = arguments.parse_args()
    site = Site(options.program, options.site)
    findings = Findings()
    with site.served() as address:
        with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
            steps = [(axe, 0), (axe, 1), (axe, 2), (use,), (weigh,), (look,), (press,), (link,), (validate,)]
            running = [pool.submit(step, site, address, *rest) for step, *rest in steps]
            results = [future.result() for future in running]
        painted = _step(
            "paint",
            lambda b, f: privacy.paint(b, address, ["/", "/report/", "/report/hate-crime/", "/support/", site.sensitive[0]]),
        )
    for found, _ in [*results, painted]:
        findings.all += found.all
    if any(result is None for _, result in [*results, painted]):
        print("\n".join(findings.lines()))
        raise SystemExit(1)
    version = results[0][1][0]
    looked = sum(result[1] for _, result in results[:3])
    weights = results[4][1]
    facts = {
        "pages": len(site.pages), "axe": version, "checker": markup.VERSION,
        "problems": len(findings.all),
    }
    statement.check(facts, findings, options.statement)
    for line in findings.lines():
        print(line)
    heaviest = sorted(weights.items(), key=lambda item: -item[1])[:3]
    print(f"{len(site.pages)} pages and {len(site.everything) - len(site.pages)} searches; axe {version} looked {looked} times")
    print("compressed, with style and script: " + ", ".join(f"{path} {size}" for path, size in [("/", weights["/"]), *heaviest]))
    print("first paint on a slow phone: " + ", ".join(f"{path} {time:.0f} ms" for path, time in painted[1].items()))
    print(f"{len(findings.lines())} problems")
    raise SystemExit(1 if findings.all else 0)


if __name__ == "__main__":
    main()
