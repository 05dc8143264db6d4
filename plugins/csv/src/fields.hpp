#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::csv {

/// How fields are written.
struct Style {
    char separator = ',';
    bool formulas = false;  ///< Leave texts as they are that a spreadsheet would run.
};

/// Appends fields to a line of CSV after RFC 4180: fields with the separator, a quote, a line end
/// or a space at an end stand in quotes, quotes in them are doubled. Lines end in CR LF. Threads:
/// one at a time. Lifetime: `out` must outlive it.
class Line {
  public:
    Line(const Style& style, std::string& out) : style_(style), out_(out) {}

    /// A text. Where it begins with = + - or @, spreadsheets take it for a formula; and so they do
    /// inside it, behind what they may take for a separator or a line end. An apostrophe is put
    /// there, unless `Style::formulas` says otherwise.
    void text(std::string_view value);
    /// What is not known: an empty field. An empty text is `""`.
    void null();
    void integer(std::int64_t value);
    /// The shortest decimal that reads back as `value`; empty for what is no number.
    void number(double value);
    void boolean(bool value);
    void end();

  private:
    void separate();

    const Style& style_;
    std::string& out_;
    bool first_ = true;
};

}  // namespace palimpsest::csv
