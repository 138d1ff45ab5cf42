"""Writes what a served site answers to many queries, so that two programs can be compared byte for byte:

    answers.py http://localhost:8080 QUERIES... > answers.txt

A file of queries holds one a line (what follows a tab is left out), or JSON lines with a "value". Each is asked as
it is, by date, of its second page, and under the two most frequent values of the first two facets of its answer;
what is offered to one who has typed half of it is asked too.
"""
import http.client
import json
import sys
from urllib.parse import quote, urlencode, urlsplit


def queries(path):
    for line in open(path, encoding="utf-8", errors="surrogateescape"):
        line = line.rstrip("\n")
        yield json.loads(line)["value"] if path.endswith(".jsonl") else line.split("\t")[0]


def main():
    server = http.client.HTTPConnection(urlsplit(sys.argv[1]).netloc)

    def ask(path, fields):
        query = urlencode(fields, quote_via=quote, errors="surrogatepass")
        server.request("GET", f"{path}?{query}")
        answer = server.getresponse()
        body = answer.read()
        sys.stdout.buffer.write(f"{path}?{query} {answer.status}\n".encode() + body + b"\n")
        return body

    for path in sys.argv[2:]:
        for words in queries(path):
            words = words if isinstance(words, str) else json.dumps(words)
            found = json.loads(ask("/search.json", [("q", words)]))
            ask("/search.json", [("q", words), ("sort", "date")])
            ask("/search.json", [("q", words), ("page", "2")])
            ask("/suggest", [("q", words[: (len(words) + 1) // 2])])
            filters = []
            for facet, values in list(found.get("facets", {}).items())[:2]:
                for value in sorted(values, key=values.get)[-2:]:
                    filters.append((facet, value))
                    ask("/search.json", [("q", words), *filters])
            ask("/search", [("q", words)])


main()
