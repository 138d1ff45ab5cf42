"""The built site: its pages, and a real server of it."""

import contextlib
import pathlib
import re
import subprocess
import time

# Searches whose results are looked at like pages: with help, with a spelling, without a result, without words.
SEARCHES = ["/search?q=hate+crime", "/search?q=graffitti", "/search?q=xyzzy", "/search", "/search?q=knife"]


class Site:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.pages_folder = self.folder / "pages"
        files = sorted(self.pages_folder.rglob("index.html"))
        texts = {self._path(file): file.read_text(encoding="utf-8") for file in files}
        self.redirects = sorted(path for path, text in texts.items() if 'http-equiv="refresh"' in text)
        self.html = {path: text for path, text in texts.items() if path not in self.redirects}
        self.pages = sorted(self.html)
        self.sensitive = [path for path in self.pages if 'id="exit"' in self.html[path]]

    def _path(self, file):
        parent = file.parent.relative_to(self.pages_folder).as_posix()
        return "/" if parent == "." else f"/{parent}/"

    @property
    def everything(self):
        return self.pages + SEARCHES

    @property
    def one_of_each_kind(self):
        """The first page of each folder at each depth, and the searches: between them every template."""
        kinds = {}
        for path in self.pages:
            parts = path.strip("/").split("/")
            kinds.setdefault((parts[0], len(parts), parts[-1] == "print"), path)
        return [*kinds.values(), *SEARCHES]

    @contextlib.contextmanager
    def served(self):
        """Gives the address of a server of the site, which is stopped afterwards."""
        command = [self.program, "serve", "--output", str(self.folder), "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            line = server.stdout.readline()
            address = re.search(r" at (http://\S+)", line)
            if not address:
                raise SystemExit(f"the server did not start: {line!r}")
            yield address.group(1)
        finally:
            server.terminate()
            server.wait(10)


class Findings:
    """What is wrong, each with its place; told in one order however it was found."""

    def __init__(self):
        self.all = []

    def add(self, check, place, words):
        self.all.append((check, place, words))

    def lines(self):
        return [f"{check}: {place}: {words}" for check, place, words in sorted(set(self.all))]


@contextlib.contextmanager
def timed(what):
    start = time.monotonic()
    yield
    print(f"  {what}: {time.monotonic() - start:.0f} s", flush=True)
