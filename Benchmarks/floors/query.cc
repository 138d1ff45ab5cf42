// What a query costs in C++ on Xapian alone, one thread: milliseconds of each query, one to a line, as the processor
// spent them on this thread.
//   query DATABASE QUERIES ROUNDS [snippets]
// Ten hits with their documents' data; with Xapian's own snippets where they are asked for.
#include <xapian.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

static double milliseconds() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int given, char **argument) {
    if (given < 4) return 2;
    std::vector<std::string> queries;
    std::ifstream file(argument[2]);
    for (std::string line; std::getline(file, line);) queries.push_back(line);
    Xapian::Database database(argument[1]);
    const Xapian::Stem stemmer("english");
    Xapian::QueryParser parser;
    parser.set_stemmer(stemmer);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
    parser.set_database(database);
    const bool snippets = given > 4;
    size_t bytes = 0;
    for (int round = -1; round < std::stoi(argument[3]); ++round) {
        for (const auto &words : queries) {
            const auto start = milliseconds();
            Xapian::Enquire enquire(database);
            enquire.set_query(parser.parse_query(words));
            const auto hits = enquire.get_mset(0, 10, 100);
            for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
                // The lean index keeps the data as metadata under the document's number.
                std::string key = "D";
                for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(*hit >> shift & 0xff);
                const auto data = database.get_metadata(key);
                bytes += snippets ? hits.snippet(data, 200, stemmer).size() : data.size();
            }
            const auto took = milliseconds() - start;
            // The first round warms up.
            if (round >= 0) std::printf("%.4f\n", took);
        }
    }
    std::fprintf(stderr, "%zu bytes\n", bytes);
}
