"""Runs the benchmarks beside their peers and floors, in turn; see Benchmarks/README.md. Started by scripts/benchmark."""
import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "Benchmarks"
TOOLS = ROOT / ".tools"
# What the program takes unless it is told otherwise.
WORDS = "/usr/share/dict/british-english-large"
NOTICEBOARD = SEARCH = PART = HUGO = PAGEFIND = None


def say(words):
    print(words, flush=True)


# MARK: Measuring


class Run:
    """One run of one process, with all that it started."""

    def __init__(self, command, log):
        with open(log, "ab") as out:
            others = busy()
            start = time.monotonic()
            child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=out)
            _, status, usage = os.wait4(child.pid, 0)
            self.seconds = time.monotonic() - start
        if status:
            sys.exit(f"failed with {status}: {' '.join(map(str, command))}; see {log}")
        self.memory = usage.ru_maxrss / 1024
        self.processor = usage.ru_utime + usage.ru_stime
        # What others used of the machine meanwhile, in processors.
        self.others = max(0.0, (busy() - others - self.processor) / max(self.seconds, 0.05))


def busy():
    fields = open("/proc/stat").readline().split()
    return sum(map(int, fields[1:4])) / os.sysconf("SC_CLK_TCK")


class Contender:
    """Something that is measured: what must be so before each run, and the commands whose times are added."""

    def __init__(self, name, commands, prepare=lambda: None):
        self.name, self.commands, self.prepare = name, commands, prepare
        self.seconds, self.memory, self.processor, self.others = [], [], [], []

    def run(self, keep, log):
        self.prepare()
        runs = [Run(command, log) for command in self.commands]
        if keep:
            self.seconds.append(sum(run.seconds for run in runs))
            self.processor.append(sum(run.processor for run in runs))
            self.memory.append(max(run.memory for run in runs))
            self.others.append(max(run.others for run in runs))

    @property
    def result(self):
        return {
            "seconds": round(statistics.median(self.seconds), 4),
            "least": round(min(self.seconds), 4),
            "most": round(max(self.seconds), 4),
            "processor": round(statistics.median(self.processor), 3),
            "megabytes": round(statistics.median(self.memory), 1),
            "others": round(statistics.median(self.others), 2),
        }


class Part(Contender):
    """A part of one process, which prints its seconds and the processor's. The memory is the whole process's."""

    def run(self, keep, log):
        said = log.with_suffix(".said")
        said.unlink(missing_ok=True)
        run = Run(self.commands[0], said)
        seconds, processor = map(float, said.read_text().split()[:2])
        if keep:
            self.seconds.append(seconds)
            self.processor.append(processor)
            self.memory.append(run.memory)
            self.others.append(run.others)


def compare(contenders, rounds, log, title):
    """A B C, A B C …: whatever slows the machine for a while slows them all."""
    say(f"\n{title}")
    for turn in range(-1, rounds):
        for contender in contenders:
            contender.run(turn >= 0, log)
    results = {contender.name: contender.result for contender in contenders}
    first = contenders[0].name
    say(f"  {'':<34}{'median':>9}{'least':>9}{'most':>9}{'processor':>11}{'memory':>10}{'times ' + first:>20}")
    for name, found in results.items():
        ratio = found["seconds"] / results[first]["seconds"]
        say(
            f"  {name:<34}{found['seconds']:>8.3f}s{found['least']:>8.3f}s{found['most']:>8.3f}s"
            f"{found['processor']:>10.2f}s{found['megabytes']:>7.0f} MB{ratio:>20.2f}"
        )
    return results


# MARK: What is measured


def corpus(pages, folder, *more):
    # One that another checkout wrote has that one's theme.
    themes = [folder / name / "theme" for name in ["noticeboard"] + ["surrounded"] * ("--surrounded" in more)]
    if not (folder / "queries.txt").exists() or any(theme.resolve() != (ROOT / "theme").resolve() for theme in themes):
        say(f"Writing {pages} pages to {folder}")
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "corpus.py", str(pages), folder, *more], check=True)
    return folder


def build(source, site, *more, of="noticeboard"):
    return [NOTICEBOARD, "build", "--root", source / of, "--output", site, *more]


def peers(source, out):
    return [
        [HUGO, "-s", source / "hugo", "-d", out, "--quiet"],
        [PAGEFIND, "--site", out, "--quiet"],
    ]


def empty(folder):
    def prepare():
        shutil.rmtree(folder, ignore_errors=True)

    return prepare


def builds(source, work, rounds, log, where):
    floors = compile_floors(work)
    site, out = work / "site", work / "hugo-out"
    found = compare(
        [
            Contender("noticeboard", [build(source, site, "--no-compress")], empty(site)),
            Contender("noticeboard, with .br and .gz", [build(source, site)], empty(site)),
            Contender("noticeboard, surrounded as ours", [build(source, site, "--no-compress", of="surrounded")], empty(site)),
            Contender("Hugo, then Pagefind", peers(source, out), empty(out)),
            Contender("Hugo alone", peers(source, out)[:1], empty(out)),
            Part("rendering alone, 2 threads", [[PART, source / "noticeboard", "rendering"]]),
            Contender("floor: cmark in C, 2 threads", [[floors / "render", source / "hugo/content", 2]]),
            Part("indexing alone, 2 threads", [[PART, source / "noticeboard", "indexing", work / "index", WORDS]], empty(work / "index")),
            Contender("floor: Xapian in C++, lean, 2 threads", [[floors / "index", source / "hugo/content", work / "lean", "lean"]], empty(work / "lean")),
            Contender("Xapian in C++, TermGenerator", [[floors / "index", source / "hugo/content", work / "plain", "plain"]], empty(work / "plain")),
        ],
        rounds, log, f"Full build, {where}",
    )
    for folder in [site, out, work / "index", work / "lean", work / "plain"]:
        shutil.rmtree(folder, ignore_errors=True)
    return found


def republishes(source, work, rounds, log, where):
    """One page changed, one fact of a contact changed, nothing changed."""
    site, surrounded, out = work / "site", work / "surrounded-site", work / "hugo-out"
    around = build(source, surrounded, "--no-compress", of="surrounded")
    for command in [build(source, site, "--no-compress"), around] * 2 + peers(source, out):
        Run(command, log)
    page = "content/campaigns/campaign-00000/updates/update-000007.md"
    stamp = [0]

    def edit(file, old, new):
        def prepare():
            stamp[0] += 1
            text = file.read_text()
            file.write_text(re.sub(old, lambda _: new(stamp[0]), text, count=1))
            time.sleep(0.05)

        return prepare

    ours = source / "noticeboard"
    body, theirs, held = (
        edit(source / site_of / page, r"\n\n[A-Z][^\n]*$|\Z", lambda n: f"\n\nNews of day {chr(97 + n % 26)}{chr(97 + n // 26)}.")
        for site_of in ["noticeboard", "hugo", "surrounded"]
    )
    title = edit(ours / page, r"title: [^\n]*", lambda n: f"title: A title {chr(97 + n % 26)}{chr(97 + n // 26)}")
    number = edit(ours / "content/contacts.yaml", r"01582 \d{6}", lambda n: f"01582 {n:06d}")
    return compare(
        [
            Contender("noticeboard, text of one page", [build(source, site, "--no-compress")], body),
            Contender("noticeboard, text, surrounded as ours", [around], held),
            Contender("noticeboard, title of one page", [build(source, site, "--no-compress")], title),
            Contender("noticeboard, number of one contact", [build(source, site, "--no-compress")], number),
            Contender("noticeboard, nothing changed", [build(source, site, "--no-compress")], lambda: time.sleep(0.05)),
            Contender("Hugo, then Pagefind, one page", peers(source, out), theirs),
            Contender("noticeboard --help", [[NOTICEBOARD, "--help"]]),
        ],
        rounds, log, f"Publishing again, {where}",
    )


def searches(source, work, rounds, log):
    """The query itself, one thread, against the same words asked of Xapian in C++."""
    floors = compile_floors(work)
    site = work / "site"
    Run(build(source, site, "--no-compress"), log)
    Run([floors / "index", source / "hugo/content", work / "lean", "lean"], log)
    queries = source / "queries.txt"
    found = {}
    say("\nSearch, one query, one thread")
    say(f"  {'':<40}{'median':>12}{'99 in 100':>12}{'a second':>10}")
    for name, command in [
        ("noticeboard: hits, facets, snippets, JSON", [SEARCH, site, queries, rounds]),
        ("Xapian in C++: hits and their data", [floors / "query", work / "lean", queries, rounds]),
        ("Xapian in C++: with its snippets", [floors / "query", work / "lean", queries, rounds, "snippets"]),
    ]:
        said = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout
        times = sorted(map(float, said.split()))
        found[name] = {
            "median_ms": round(statistics.median(times), 4),
            "p99_ms": round(times[len(times) * 99 // 100], 4),
            "a_second": round(1000 / statistics.mean(times)),
        }
        say(f"  {name:<40}{found[name]['median_ms']:>9.3f} ms{found[name]['p99_ms']:>9.3f} ms{found[name]['a_second']:>10}")
    return found


def grows(sizes, work, rounds, log):
    found = {}
    floors = compile_floors(work)
    say("\nGrowth")
    say(
        f"  {'pages':>8}{'full build':>12}{'a page':>10}{'text of one':>13}{'nothing':>10}{'floor: looks':>14}"
        f"{'memory':>10}{'a page':>9}"
    )
    for pages in sizes:
        source = corpus(pages, work / f"corpus-{pages}")
        site = work / "site"
        shutil.rmtree(site, ignore_errors=True)
        full = Contender("full", [build(source, site, "--no-compress")], empty(site))
        for turn in range(rounds):
            full.run(True, log)
        Run(build(source, site, "--no-compress"), log)
        page = source / "noticeboard/content/campaigns/campaign-00000/updates/update-000007.md"
        stamp = [0]

        def edit():
            stamp[0] += 1
            page.write_text(page.read_text() + f"\nMore news {chr(97 + stamp[0])}.\n")
            time.sleep(0.05)

        one = Contender("one", [build(source, site, "--no-compress")], edit)
        none = Contender("none", [build(source, site, "--no-compress")], lambda: time.sleep(0.05))
        # Two files a page are looked at by a build that has nothing to do.
        looks = Part("looks", [[
            floors / "look", *listed(source / "noticeboard/content", ".md", work / "sources.txt"),
            *listed(site / "pages", ".html", work / "outputs.txt"),
        ]])
        for turn in range(-1, max(3, rounds)):
            one.run(turn >= 0, log)
            Run(build(source, site, "--no-compress"), log)
            none.run(turn >= 0, log)
            looks.run(turn >= 0, log)
        found[str(pages)] = {"full": full.result, "one": one.result, "none": none.result, "looks": looks.result}
        seconds, memory = full.result["seconds"], full.result["megabytes"]
        say(
            f"  {pages:>8}{seconds:>11.2f}s{seconds / pages * 1e6:>7.0f} µs{one.result['seconds']:>12.3f}s"
            f"{none.result['seconds']:>9.3f}s{looks.result['seconds']:>13.3f}s{memory:>7.0f} MB{memory / pages * 1024:>6.1f} KB"
        )
        if pages > 20000:
            shutil.rmtree(source)
    shutil.rmtree(work / "site", ignore_errors=True)
    return found


def grows_by_topics(work, rounds, log):
    """The same pages with a thousand lessons, whose topics are facets of the search."""
    found = {}
    say(f"\n  {'topics':>8}{'full build':>12}{'a topic':>10}")
    for topics in [1, 10, 100]:
        source = corpus(1000, work / f"corpus-topics-{topics}", "--topics", str(topics))
        site = work / "site"
        full = Contender("full", [build(source, site, "--no-compress")], empty(site))
        for turn in range(-1, max(3, rounds)):
            full.run(turn >= 0, log)
        found[str(topics * 1000)] = full.result
        seconds = full.result["seconds"]
        say(f"  {topics * 1000:>8}{seconds:>11.2f}s{(seconds - found['1000']['seconds']) / topics * 1e3:>7.1f} µs")
        shutil.rmtree(source)
    shutil.rmtree(work / "site", ignore_errors=True)
    return found


def picture(found, file):
    """The growth curve: microseconds a page, for each size, of a full build and of one page changed."""
    width, height, left, bottom = 640, 320, 70, 270
    sizes = sorted(map(int, found))
    full = [found[str(size)]["full"]["seconds"] / size * 1e6 for size in sizes]
    one = [found[str(size)]["one"]["seconds"] / size * 1e6 for size in sizes]
    top = max(full + one) * 1.1

    def place(index, value):
        return left + index * (width - left - 130) / max(1, len(sizes) - 1), bottom - value / top * (bottom - 30)

    def line(values, colour, name):
        points = [place(index, value) for index, value in enumerate(values)]
        marks = "".join(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/><text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{value:.0f}</text>'
            for (x, y), value in zip(points, values)
        )
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        x, y = points[-1]
        return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{marks}<text x="{x + 12:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>'

    ticks = "".join(f'<text x="{place(index, 0)[0]:.1f}" y="{bottom + 20}" text-anchor="middle">{size:,}</text>' for index, size in enumerate(sizes))
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13" role="img">'
        f'<title>Microseconds a page, by the number of pages</title><rect width="{width}" height="{height}" fill="#fff"/>'
        f'<text x="{left}" y="18">Microseconds a page; a level line is linear growth</text>'
        f'<line x1="{left}" y1="{bottom}" x2="{width - 120}" y2="{bottom}" stroke="#666"/>{ticks}'
        f'<text x="{left}" y="{bottom + 40}">pages</text>{line(full, "#1d5c8a", "full build")}{line(one, "#a3411f", "one page")}</svg>\n'
    )


# MARK: Around it


def compile_floors(work):
    folder = work / "floors"
    folder.mkdir(parents=True, exist_ok=True)
    for compiler, name, *libraries in [
        ("gcc", "render.c", "-lcmark-gfm", "-lcmark-gfm-extensions", "-lpthread"),
        ("gcc", "look.c", "-lpthread"),
        ("g++", "index.cc", "-lxapian", "-lpthread", "-ljemalloc"),
        ("g++", "query.cc", "-lxapian", "-ljemalloc"),
    ]:
        source, made = HERE / "floors" / name, folder / Path(name).stem
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            subprocess.run([compiler, "-O2", str(source), "-o", str(made), *libraries], check=True)
    return folder


def listed(folder, ending, into):
    """Writes the names of the files below a folder that end so, in order."""
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob(f"*{ending}"))
    into.write_text("".join(f"{name}\n" for name in names))
    return [folder, into]


def only(pattern):
    found = [path for path in TOOLS.glob(pattern) if path.is_file()]
    if len(found) != 1:
        sys.exit(f"{pattern} is not in .tools: run scripts/benchmark, which installs it")
    return found[0]


def machine():
    names = re.findall(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    memory = int(re.search(r"MemTotal:\s*(\d+)", open("/proc/meminfo").read()).group(1)) // 1024 // 1024
    return {"processor": names[0] if names else platform.machine(), "processors": os.cpu_count(), "gigabytes": memory, "system": platform.platform()}


def check_ratios(results, baseline):
    """Fails when a ratio to a peer has fallen by a third since the baseline was written."""
    worse = []
    for name, before in baseline.items():
        now = ratios(results).get(name)
        say(f"  {name}: {now:.1f} times faster than the peers, {before:.1f} when the baseline was written")
        if now < before * 2 / 3:
            worse.append(name)
    if worse:
        sys.exit(f"Slower against the peers by a third or more: {', '.join(worse)}. See Benchmarks/README.md.")


def ratios(results):
    full, again = results["build"], results["republish"]
    one = again["Hugo, then Pagefind, one page"]["seconds"]
    return {
        "full build": full["Hugo, then Pagefind"]["seconds"] / full["noticeboard"]["seconds"],
        "full build, surrounded as ours": full["Hugo, then Pagefind"]["seconds"] / full["noticeboard, surrounded as ours"]["seconds"],
        "text of one page, surrounded as ours": one / again["noticeboard, text, surrounded as ours"]["seconds"],
        "text of one page": one / again["noticeboard, text of one page"]["seconds"],
        "nothing changed": one / again["noticeboard, nothing changed"]["seconds"],
    }


def main():
    parser = argparse.ArgumentParser(prog="scripts/benchmark")
    parser.add_argument("what", nargs="*", choices=["build", "republish", "search", "growth", []], help="all, unless some are named")
    parser.add_argument("--pages", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000, 100000], help="of the growth benchmark")
    parser.add_argument("--memory", type=Path, default=Path("/dev/shm/noticeboard-benchmark"), help="a folder in memory")
    parser.add_argument("--disk", type=Path, help="a folder on disk, for full builds there besides")
    parser.add_argument("--quick", action="store_true", help="1,000 pages, three rounds; fails when a ratio fell by a third")
    options = parser.parse_args()
    global NOTICEBOARD, SEARCH, PART, HUGO, PAGEFIND
    binaries = Path(os.environ["BINARIES"])
    NOTICEBOARD, SEARCH, PART = (binaries / name for name in ["noticeboard", "search-benchmark", "part-benchmark"])
    HUGO, PAGEFIND = only("lib/python3*/site-packages/hugo/binaries/hugo*"), only("lib/python3*/site-packages/pagefind_bin/pagefind*")
    if options.quick:
        options.pages, options.rounds, options.what = 1000, 3, ["build", "republish"]
    what = options.what or ["build", "republish", "search", "growth"]
    work = options.memory
    work.mkdir(parents=True, exist_ok=True)
    log = work / "log"
    log.unlink(missing_ok=True)
    shutil.rmtree(work / "floors", ignore_errors=True)
    shutil.rmtree(work / "site", ignore_errors=True)
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    results = {"commit": commit, "machine": machine(), "pages": options.pages, "rounds": options.rounds}
    say(f"{results['machine']['processor']}, {os.cpu_count()} processors; commit {commit}; {options.pages} pages, {options.rounds} rounds")
    source = corpus(options.pages, work / f"corpus-{options.pages}", "--surrounded")
    if "build" in what:
        results["build"] = builds(source, work, options.rounds, log, f"in {work.parts[1]}/{work.parts[2]}")
        if options.disk:
            options.disk.mkdir(parents=True, exist_ok=True)
            results["build on disk"] = builds(source, options.disk, options.rounds, log, f"on disk ({options.disk})")
    if "republish" in what:
        results["republish"] = republishes(source, work, options.rounds, log, "in memory")
    if "search" in what:
        results["search"] = searches(source, work, options.rounds, log)
    if "growth" in what:
        results["growth"] = grows(options.sizes, work, min(options.rounds, 3), log)
        picture(results["growth"], HERE / "growth.svg")
        results["topics"] = grows_by_topics(work, options.rounds, log)
    for name in ["site", "surrounded-site"]:
        shutil.rmtree(work / name, ignore_errors=True)
    if options.quick:
        check_ratios(results, json.loads((HERE / "baseline.json").read_text()))
    else:
        file = HERE / "results" / f"{commit}-{'-'.join(what)}.json"
        file.write_text(json.dumps(results, indent=1) + "\n")
        say(f"\nWritten to {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
