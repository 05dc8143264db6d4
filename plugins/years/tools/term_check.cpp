// Tests a table of dated terms against texts whose years are known.
//
// usage: term_check TABLE.tsv FOLDER      (FOLDER/PLACE/YEAR.txt, YEAR = year of delivery)
//
// For every row that texts look back on before it began, prints how many do, and the earliest of
// them. Exits with 1 when a hard row is contradicted by more than one text: the row is wrong then,
// while one text alone may be.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "../src/timeline.hpp"

namespace {

using namespace palimpsest::years;
namespace fs = std::filesystem;

constexpr int spring = 3;  // Most reports are given by then.
constexpr std::size_t most_listed = 3;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Contradictions {
    std::size_t texts = 0;
    std::vector<std::string> listed;
};

/// Year and month of delivery: the year by the file's name, the month by its head.
int delivered(const fs::path& path, std::string_view text, const std::vector<Year>& years) {
    const int year = std::stoi(path.stem().string());
    const Work work{text, 0, text.size(), years, {}};
    const Year* date = date_of_delivery(work);
    const int month = date != nullptr && said_month(*date) > 0 ? said_month(*date) : spring;
    return month_count(year, month);
}

void add_contradictions(const TermFinder& finder, const fs::path& path,
                        std::map<const Term*, Contradictions>& found) {
    const std::string text = content_of(path);
    const int months = delivered(path, text, years_in(text));
    std::map<const Term*, bool> seen;
    for (const Mention& mention : finder.mentions_in(text)) {
        const Term& term = *mention.term;
        if (!term.began || months >= term.began->months(mention.number)) continue;
        if (looks_ahead(text, mention) || !seen.try_emplace(&term, true).second) continue;
        Contradictions& row = found[&term];
        ++row.texts;
        if (row.listed.size() < most_listed)
            row.listed.push_back(path.parent_path().filename().string() + "/" +
                                 path.filename().string());
    }
}

std::vector<fs::path> texts_of(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end(), [](const fs::path& a, const fs::path& b) {
        return std::pair(a.stem(), a) < std::pair(b.stem(), b);
    });
    return paths;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: term_check TABLE.tsv FOLDER\n";
        return 2;
    }
    TermTable table = terms_of(content_of(arguments[1]));
    for (const TermError& error : table.errors)
        std::cerr << arguments[1] << ":" << error.line << ": " << error.message << "\n";
    const TermFinder finder(std::move(table.terms));
    std::map<const Term*, Contradictions> found;
    const auto paths = texts_of(arguments[2]);
    for (const fs::path& path : paths) add_contradictions(finder, path, found);
    std::size_t wrong = 0;
    for (const Term& term : finder.terms()) {
        const auto row = found.find(&term);
        if (row == found.end()) continue;
        if (term.is_hard && row->second.texts > 1) ++wrong;
        std::cout << term.forms.front() << "\t" << (term.is_hard ? "hard" : "soft") << "\t"
                  << row->second.texts;
        for (const std::string& text : row->second.listed) std::cout << "\t" << text;
        std::cout << "\n";
    }
    std::cout << finder.terms().size() << " rows, " << paths.size() << " texts, " << wrong
              << " hard rows contradicted by more than one text\n";
    return table.errors.empty() && wrong == 0 ? 0 : 1;
}
