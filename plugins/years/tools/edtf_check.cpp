#include <cstdio>
#include <iostream>
#include <string>

#include "../src/edtf.hpp"

/// Reads one expression of EDTF a line from standard input; writes a line for each:
///   valid TAB level TAB earliest TAB latest
///   invalid TAB column TAB reason
/// Columns count code points from 1. Exit status 0, or 2 when there are arguments.
int main(int count, char** arguments) {
    using namespace palimpsest::years;
    if (count != 1) {
        std::cerr << "usage: " << arguments[0] << " < FILE   (one expression a line)\n";
        return 2;
    }
    for (std::string line; std::getline(std::cin, line);) {
        if (line.ends_with('\r')) line.pop_back();
        const EdtfResult result = read_edtf(line);
        if (const auto* value = std::get_if<EdtfValue>(&result))
            std::cout << "valid\t" << value->level << '\t' << written(value->earliest) << '\t'
                      << written(value->latest) << '\n';
        else
            std::cout << "invalid\t" << std::get<EdtfError>(result).column << '\t'
                      << std::get<EdtfError>(result).reason << '\n';
    }
    return 0;
}
