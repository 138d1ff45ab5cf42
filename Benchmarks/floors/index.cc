// What indexing costs in C++ on Xapian alone.
//   index CONTENT DATABASE plain   Xapian's own TermGenerator, with positions: what most programs do
//   index CONTENT DATABASE lean    the least that we know of: words by hand, each distinct word stemmed once, no
//                                  positions, two threads, parts of 128 pages that stay in the processor's memory, merged;
//                                  neither the terms nor the data are squeezed (the data is metadata)
// The text is the Markdown itself without its marks; the document's data is the text.
#include <dlfcn.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

static bool squeezes = true;

// Stands before zlib's own, which Xapian asks for a level of compression that it has no switch for. The memory that zlib
// would compress with is cleared for each list of terms, and a copy needs none.
extern "C" int deflateInit2_(void *stream, int level, int method, int window, int memory, int strategy, const char *version, int size) {
    using Init = int (*)(void *, int, int, int, int, int, const char *, int);
    static const auto init = reinterpret_cast<Init>(dlsym(RTLD_NEXT, "deflateInit2_"));
    return init(stream, squeezes ? level : 0, method, window, squeezes ? memory : 1, strategy, version, size);
}

namespace {

struct Page {
    std::string address, title, text;
};

Page read(const std::filesystem::path &path, const std::filesystem::path &folder) {
    std::ifstream file(path);
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    const auto end = all.find("\n---\n");
    Page page;
    page.address = "/" + std::filesystem::relative(path, folder).replace_extension().string() + "/";
    const auto title = all.find("title: ");
    page.title = all.substr(title + 7, all.find('\n', title) - title - 7);
    page.text = end == std::string::npos ? all : all.substr(end + 5);
    for (auto &letter : page.text) {
        if (letter == '#' || letter == '*' || letter == '|') letter = ' ';
    }
    return page;
}

/// Counts the stems of a page; a word is stemmed when it is first met, and never again.
class Words {
    Xapian::Stem stemmer{"english"};
    std::unordered_map<std::string, std::string> stems;
    std::unordered_map<std::string, unsigned> counts;

  public:
    void add(const std::string &text, unsigned weight) {
        std::string word;
        auto finish = [&] {
            if (!word.empty() && word.size() <= 64) {
                auto known = stems.find(word);
                if (known == stems.end()) known = stems.emplace(word, stemmer(word)).first;
                counts[known->second] += weight;
            }
            word.clear();
        };
        for (const unsigned char byte : text) {
            if (byte >= 0x80 || std::isalnum(byte)) word += static_cast<char>(std::tolower(byte));
            else finish();
        }
        finish();
    }

    void give(Xapian::Document &document) {
        for (const auto &[stem, count] : counts) document.add_term(stem, count);
        counts.clear();
    }
};

std::string data(const Page &page) { return page.address + "\n" + page.title + "\n" + page.text; }

std::string data_key(Xapian::docid number) {
    std::string key = "D";
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(number >> shift & 0xff);
    return key;
}

constexpr int flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

}  // namespace

int main(int given, char **argument) {
    if (given != 4) return 2;
    const std::filesystem::path folder = argument[1];
    const std::string database = argument[2];
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".md") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());

    if (std::string(argument[3]) == "plain") {
        Xapian::WritableDatabase written(database, flags);
        Xapian::TermGenerator generator;
        generator.set_stemmer(Xapian::Stem("english"));
        for (const auto &path : paths) {
            const auto page = read(path, folder);
            Xapian::Document document;
            generator.set_document(document);
            generator.index_text(page.title, 5);
            generator.increase_termpos();
            generator.index_text(page.text);
            document.set_data(data(page));
            document.add_boolean_term("Q" + page.address);
            written.add_document(document);
        }
        written.commit();
        return 0;
    }
    squeezes = false;
    const size_t batch = std::max<size_t>(128, paths.size() / 100 + 1), parts = (paths.size() + batch - 1) / batch;
    std::vector<std::thread> threads;
    std::atomic<size_t> next{0};
    auto part = [&](size_t number) { return database + "." + std::to_string(number); };
    for (int thread = 0; thread < 2; ++thread) {
        threads.emplace_back([&] {
            Words words;
            for (size_t number; (number = next++) < parts;) {
                Xapian::WritableDatabase written(part(number), flags);
                for (auto at = number * batch; at < std::min(paths.size(), (number + 1) * batch); ++at) {
                    const auto page = read(paths[at], folder);
                    Xapian::Document document;
                    words.add(page.title, 5);
                    words.add(page.text, 1);
                    words.give(document);
                    document.add_boolean_term("Q" + page.address);
                    const auto number = static_cast<Xapian::docid>(at + 1);
                    written.replace_document(number, document);
                    written.set_metadata(data_key(number), data(page));
                }
                written.commit();
            }
        });
    }
    for (auto &thread : threads) thread.join();
    Xapian::Database all;
    for (size_t number = 0; number < parts; ++number) all.add_database(Xapian::Database(part(number)));
    all.compact(database, Xapian::DBCOMPACT_NO_RENUMBER);
    for (size_t number = 0; number < parts; ++number) std::filesystem::remove_all(part(number));
    return 0;
}
