#!/usr/bin/env python3
"""Writes the site that the benchmarks build: the same pages for Noticeboard and for Hugo.

    corpus.py PAGES FOLDER [--words MIN MAX] [--queries COUNT]

FOLDER/noticeboard holds content/ and a link to the project's theme, FOLDER/hugo the same pages with the links
and the front matter that Hugo reads, FOLDER/queries.txt searches made of words that follow each other in a page.

The same numbers give the same bytes. Page i depends on i alone, so a corpus of 1,000 is the beginning of one of 10,000.
A page has 300 to 600 words, headings, lists, links, in one of four a table, in one of twenty a contact.
"""
import argparse
import bisect
import itertools
import random
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 1857  # The year in which Luton's first hat hall opened; any number would do.

# Words that hold sentences together, most frequent first.
FUNCTION = """the to and of a in you or is for if it be we can that with this on your as by are they at will from
when what who an our have there about more than but do may us them which all any one some into so its their out
up only other after before between during near under over through""".split()
ROOTS = """report street park council police school family worker number market station library garden bridge shelter
child parent teacher neighbour tenant landlord driver visitor student partner officer volunteer counsellor nurse
noise litter fire light lock door window fence wall path road bus train bicycle car van camera phone letter form
visit meet call write speak listen help support protect prevent answer check visit train teach learn share follow
clean mend open close build plan review record measure print post collect offer ask warn guide watch guard
safe quiet bright clear kind local public private common early late open free fair strong simple useful honest
council meeting project campaign lesson notice advice service record poster leaflet survey result target budget
evening morning winter summer weekend holiday town village centre estate valley field river market square""".split()
BEFORE = ["", "", "", "re", "be", "out", "pre", "sub", "mis", "co", "up", "mid", "en", "de"]
AFTER = ["", "s", "ed", "ing", "er", "ers", "en", "est", "ly", "y", "able", "ful", "ment", "ation", "ship", "hood", "wise"]
SYLLABLES = "bar ber bury cot den don far field ford gate ham har hill hol kin lea ley lin low mar mere nor ris row stan ton ver wick win worth".split()
AUDIENCES = ["residents", "young-people", "schools", "partners"]
UPDATES_PER_CAMPAIGN = 50


class Frequent:
    """Picks words as texts do: the second half as often as the first, the third a third as often (Zipf)."""

    def __init__(self, words, bend=1.0):
        self.words = list(dict.fromkeys(words))
        self.sums = list(itertools.accumulate((rank + 2.7) ** -bend for rank in range(len(self.words))))

    def pick(self, dice):
        return self.words[bisect.bisect_left(self.sums, dice.random() * self.sums[-1])]


class Vocabulary:
    def __init__(self):
        dice = random.Random(f"{SEED} vocabulary")
        roots = [root for root in dict.fromkeys(ROOTS) if len(root) < 6]
        formed = [before + root + after for root in roots for before in BEFORE for after in AFTER if len(before + after) < 5]
        dice.shuffle(formed)
        places = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=2)]
        dice.shuffle(places)
        self.function = Frequent(FUNCTION)
        self.content = Frequent(dict.fromkeys(dice.sample(ROOTS, len(ROOTS)) + formed), 0.95)
        self.places = Frequent(places, 0.9)

    def words(self, dice, count):
        for position in range(count):
            chance = dice.random()
            if chance < 0.45:
                yield self.function.pick(dice)
            elif chance < 0.95 or position == 0:
                yield self.content.pick(dice)
            else:
                yield self.places.pick(dice)

    def phrase(self, dice, low, high):
        return " ".join(self.words(dice, dice.randint(low, high)))

    def sentence(self, dice):
        text = self.phrase(dice, 6, 14)
        return text[0].upper() + text[1:] + "."

    def title(self, dice):
        text = self.phrase(dice, 3, 4)
        return text[0].upper() + text[1:]


class Page:
    """An update, its body in pieces: text, or what a link leads to."""

    def __init__(self, words, number, low, high):
        dice = random.Random(f"{SEED} page {number}")
        self.number = number
        self.campaign = f"campaign-{number // UPDATES_PER_CAMPAIGN:05d}"
        self.title = words.title(dice)
        self.slug = f"update-{number:06d}"
        self.summary = words.sentence(dice)
        self.audience = dice.choice(AUDIENCES)
        self.date = f"{dice.randint(2016, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        self.body = []
        self.write(words, dice, dice.randint(low, high))

    def write(self, words, dice, target):
        def paragraph():
            sentences = [words.sentence(dice) for _ in range(dice.randint(2, 5))]
            if dice.random() < 0.3:
                inner = sentences[0].split(" ")
                inner[2] = f"**{inner[2]}**"
                sentences[0] = " ".join(inner)
            return " ".join(sentences)

        table_after = dice.randint(1, 3) if dice.random() < 0.25 else None
        contact = dice.random() < 0.05
        written, sections = 0, 0
        while written < target:
            block = [paragraph()] if sections == 0 else [f"## {words.title(dice)}", paragraph(), paragraph()]
            if sections == table_after:
                rows = [f"| {words.places.pick(dice)} | {words.phrase(dice, 2, 4)} | {dice.randint(9, 12)} am |" for _ in range(dice.randint(4, 8))]
                block.append("\n".join(["| Where | What | When |", "|---|---|---|"] + rows))
            if dice.random() < 0.45:
                block.append("\n".join(f"- {words.phrase(dice, 4, 9)}" for _ in range(dice.randint(3, 6))))
            if dice.random() < 0.1:
                block.append("> " + words.sentence(dice))
            for text in block:
                self.body += [text, "\n\n"]
                written += len(text.split())
            sections += 1
            if self.number > 0 and dice.random() < 0.5:
                self.body += [words.sentence(dice) + " See ", dice.randrange(self.number), ".\n\n"]
        if contact:
            self.body += ["You can ", "contact", " at any time.\n"]


def words_of(number):
    """The words of a link to an update, of its number alone: reading the update itself would cost a second corpus."""
    places = SYLLABLES
    parts = []
    for _ in range(4):
        number, part = divmod(number, len(places))
        parts.append(places[part])
    return f"the {parts[1]}{parts[0]} {parts[3]}{parts[2]} update"


def update_address(number):
    return f"/campaigns/campaign-{number // UPDATES_PER_CAMPAIGN:05d}/updates/update-{number:06d}/"


def for_noticeboard(page):
    def link(piece):
        if piece == "contact":
            return "[call the desk](contact:desk)"
        if isinstance(piece, int):
            return f"[{words_of(piece)}](../../campaign-{piece // UPDATES_PER_CAMPAIGN:05d}/updates/update-{piece:06d}.md)"
        return piece

    return f"""---
title: {page.title}
summary: {page.summary}
owner: Community safety team
reviewed: 2026-11-01
review_by: 2027-11-01
audience: [{page.audience}]
campaign: {page.campaign}
date: {page.date}
---

""" + "".join(map(link, page.body))


def for_hugo(page):
    def link(piece):
        if piece == "contact":
            return "[call the desk](tel:+441582000000)"
        if isinstance(piece, int):
            return f"[{words_of(piece)}]({update_address(piece)})"
        return piece

    return f"""---
title: "{page.title}"
summary: "{page.summary}"
date: {page.date}
audience: {page.audience}
---

""" + "".join(map(link, page.body))


COMMON = """owner: Community safety team
reviewed: 2026-11-01
review_by: 2027-11-01
"""


def frame(folder, campaigns):
    """What surrounds the updates: home, lists, the registry of contacts."""
    content = folder / "noticeboard" / "content"
    (content / "pages").mkdir(parents=True)
    for name in ["site.yaml", "contacts.yaml"]:
        shutil.copy(HERE / "site" / name, content / name)
    (folder / "noticeboard/theme").symlink_to(HERE.parent / "theme")
    pages = {
        "pages/index.md": ("Community safety", "lists: []\n"),
        "pages/not-found.md": ("The page is not here", ""),
        "pages/search-unavailable.md": ("The search is not there", ""),
        "campaigns/index.md": ("Campaigns", "lists: [campaigns]\n"),
    }
    for number in range(campaigns):
        pages[f"campaigns/campaign-{number:05d}/index.md"] = ("Campaign " + words_of(number).removeprefix("the ").removesuffix(" update"), "status: finished\n")
    for name, (title, keys) in pages.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {title}\nsummary: What is known of it.\n{COMMON}{keys}---\n\nWelcome.\n")
    hugo = folder / "hugo"
    shutil.copytree(HERE / "hugo", hugo)
    shutil.copy(hugo / "layouts/_default/list.html", hugo / "layouts/index.html")
    for kind in ["css", "js"]:
        (hugo / "static" / kind).mkdir(parents=True)
        shutil.copy(HERE.parent / f"theme/assets/site.{kind}", hugo / "static" / kind)
    for name in ["_index.md", "campaigns/_index.md"] + [f"campaigns/campaign-{n:05d}/_index.md" for n in range(campaigns)]:
        file = hugo / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        title = "Campaigns" if name.startswith("campaigns/_") else "Campaign " + words_of(int(name[19:24])) if "/" in name else "Community safety"
        file.write_text(f'---\ntitle: "{title}"\nsummary: "What is known of it."\n---\nWelcome.\n')


def surround(folder, searches):
    """The same site with what ours has around its pages: synonyms, words to avoid, a budget, and searches it is held to."""
    shutil.copytree(folder / "noticeboard", folder / "surrounded", symlinks=True)
    content = folder / "surrounded" / "content"
    for name in ["search/synonyms.yaml", "checks/words.yaml"]:
        (content / name).parent.mkdir()
        shutil.copy(HERE.parent / "content" / name, content / name)
    (content / "search/queries.tsv").write_text("".join(searches))
    with open(content / "site.yaml", "a") as settings:
        # Titles are made of few words: another page may well come first.
        settings.write("\nbudget: {page: 2000 KB, home: 2000 KB}\nchecks: {search-query: warning}\n")


LESSONS = 1000


def lessons(folder, topics):
    """A thousand lessons for noticeboard, each with as many topics that no other has."""
    content = folder / "noticeboard/content/schools"
    content.mkdir()
    for number in range(LESSONS):
        names = ", ".join(f"topic {words_of(number * topics + place)[4:-7]}" for place in range(topics))
        (content / f"lesson-{number:04d}.md").write_text(
            f"---\ntitle: Lesson of {words_of(number)[4:-7]}\nsummary: What is known of it.\n{COMMON}key_stages: [KS3]\nminutes: 50\n"
            f"topics: [{names}]\nformat: lesson\nsafeguarding: Offer help to anyone who is affected.\ncontacts: [desk]\n---\n\nWelcome.\n"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, nargs=2, default=[300, 600])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--surrounded", action="store_true", help="also FOLDER/surrounded, with what our site has around its pages")
    parser.add_argument("--topics", type=int, help="of each of a thousand lessons, for noticeboard alone")
    options = parser.parse_args()
    words = Vocabulary()
    campaigns = -(-options.pages // UPDATES_PER_CAMPAIGN)
    frame(options.folder, campaigns)
    queries, held, dice = [], [], random.Random(f"{SEED} queries")
    asked = set(dice.sample(range(options.pages), min(options.queries, options.pages)))
    plain = set(FUNCTION)
    for number in range(options.pages):
        page = Page(words, number, *options.words)
        for text, file in [
            (for_noticeboard(page), options.folder / f"noticeboard/content/campaigns/{page.campaign}/updates/{page.slug}.md"),
            (for_hugo(page), options.folder / f"hugo/content/campaigns/{page.campaign}/updates/{page.slug}.md"),
        ]:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        if number in asked:
            inner = [word.strip(".,|").lower() for word in str(page.body[0]).split() if word.strip(".,").isalpha()]
            wanted = [word for word in inner if word not in plain]
            start = dice.randrange(max(1, len(wanted) - 3))
            queries.append(" ".join(wanted[start : start + dice.choice([2, 2, 3])]))
            held.append(f"{page.title}\t{update_address(number)}\tresident\n")
    if options.topics:
        lessons(options.folder, options.topics)
    (options.folder / "queries.txt").write_text("\n".join(queries) + "\n")
    if options.surrounded:
        surround(options.folder, held)


if __name__ == "__main__":
    main()
