#include "addresses.hpp"

#include <algorithm>

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::uint64_t longest_host = 253;

constexpr std::string_view top_domains[] = {
    "com", "cn",   "net", "org",  "gov",  "edu",  "info", "cc",      "top",  "vip", "xyz",
    "io",  "me",   "tv",  "biz",  "wang", "site", "club", "co",      "hk",   "tw",  "online",
    "ltd", "mobi", "pro", "shop", "tech", "ink",  "link", "example", "test", "us",  "uk",
    "jp",  "de",   "eu",  "ren",  "fun",  "work", "win",  "asia",    "app",  "int"};

bool is_host_character(char value) {
    return is_alphanumeric(static_cast<unsigned char>(value)) || value == '-' || value == '.';
}

/// Characters of a path: printable ASCII but blanks, quotes and brackets of tags.
bool is_path_character(char value) {
    return value > 0x20 && value < 0x7F && value != '"' && value != '<' && value != '>' &&
           value != '|' && value != '\\' && value != '^' && value != '`' && value != '{' &&
           value != '}';
}

std::uint64_t path_end(std::string_view text, std::uint64_t at) {
    while (at < text.size() && is_path_character(text[at])) ++at;
    return at;
}

/// Marks that end the sentence around the address, and a bracket that was not opened in it.
std::uint64_t without_tail(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    while (end > begin) {
        const char last = text[end - 1];
        const bool is_open = text.substr(begin, end - begin).find('(') == std::string_view::npos;
        if (std::string_view(".,;:!?'*_").find(last) == std::string_view::npos &&
            !((last == ')' || last == ']') && is_open))
            break;
        --end;
    }
    return end;
}

bool ends_in_top_domain(std::string_view host) {
    const auto dot = host.rfind('.');
    if (dot == host.npos || dot == 0) return false;
    char small[8] = {};
    const std::string_view top = host.substr(dot + 1);
    if (top.empty() || top.size() >= sizeof small) return false;
    for (std::size_t i = 0; i < top.size(); ++i) small[i] = static_cast<char>(top[i] | 0x20);
    return std::find(std::begin(top_domains), std::end(top_domains),
                     std::string_view(small, top.size())) != std::end(top_domains);
}

/// http://…: the scheme ends at the colon.
std::optional<Address> with_scheme(std::string_view text, std::uint64_t colon,
                                   std::uint64_t least) {
    if (!text.substr(colon).starts_with("://")) return std::nullopt;
    for (const std::string_view scheme : {"https", "http", "ftp"}) {
        if (colon < least + scheme.size()) continue;
        const std::uint64_t begin = colon - scheme.size();
        std::string_view found = text.substr(begin, scheme.size());
        if (std::equal(found.begin(), found.end(), scheme.begin(),
                       [](char a, char b) { return (a | 0x20) == b; }))
            return Address{begin, without_tail(text, colon + 3, path_end(text, colon + 3))};
    }
    return std::nullopt;
}

/// www.name, name.tld: the host around the dot.
std::optional<Address> with_host(std::string_view text, std::uint64_t dot, std::uint64_t least) {
    std::uint64_t begin = dot;
    while (begin > least && dot - begin < longest_host && is_host_character(text[begin - 1]))
        --begin;
    std::uint64_t end = dot;
    while (end < text.size() && end - begin < longest_host && is_host_character(text[end])) ++end;
    while (end > dot && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    while (begin < dot && (text[begin] == '.' || text[begin] == '-')) ++begin;
    if (end <= dot + 1 || begin == dot) return std::nullopt;
    std::string_view host = text.substr(begin, end - begin);
    const bool is_mail = begin > least && text[begin - 1] == '@';
    const bool is_www = host.size() > 5 && (host[0] | 0x20) == 'w' && host[1] == host[0] &&
                        host[2] == host[0] && host[3] == '.';
    // ASP.NET is none.
    if (!is_www && (!ends_in_top_domain(host) || (!is_mail && host.back() <= 'Z')))
        return std::nullopt;
    if (is_mail) {
        std::uint64_t name = begin - 1;
        while (name > least && (is_host_character(text[name - 1]) || text[name - 1] == '_')) --name;
        if (name == begin - 1) return std::nullopt;
        return Address{name, end};
    }
    if (end < text.size() && (text[end] == '/' || text[end] == ':' || text[end] == '?'))
        end = without_tail(text, end, path_end(text, end));
    return Address{begin, end};
}

}  // namespace

std::optional<Address> address_at(std::string_view text, std::uint64_t offset,
                                  std::uint64_t least) {
    if (offset < least) return std::nullopt;
    if (text[offset] == ':') {
        auto address = with_scheme(text, offset, least);
        // http:// and nothing behind it is no address.
        return address && address->end > offset + 3 ? address : std::nullopt;
    }
    if (text[offset] == '.') return with_host(text, offset, least);
    return std::nullopt;
}

}  // namespace palimpsest::noise
