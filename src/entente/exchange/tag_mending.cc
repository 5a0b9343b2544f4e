#include "entente/exchange/tag_mending.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::exchange {

namespace {

// A text that needs more is not mended to its end: it is broken in some other way.
constexpr std::size_t most_changes = 100;

bool name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  MendedTags run() {
    std::size_t at = 0;
    while (at < text_.size() && mended_.changes.size() < most_changes) {
      const std::size_t tag = text_.find('<', at);
      if (tag == std::string_view::npos) break;
      copy(at, tag);
      at = read_tag(tag);
    }
    // Blanks after the last tag stay behind what is closed here.
    copy(std::min(at, text_.size()), text_.size());
    while (!open_.empty() && mended_.changes.size() < most_changes) close_top(text_.size());
    return std::move(mended_);
  }

 private:
  void copy(std::size_t from, std::size_t to) { mended_.text += text_.substr(from, to - from); }
  std::size_t line(std::size_t at) const { return base::line_column(text_, at).line; }

  void close_top(std::size_t at) {
    const std::string tag = "</" + std::string(open_.back()) + ">";
    mended_.changes.push_back(
        {mended_.text.size(), tag.size(), 0, fmt::format("line {}: {} added", line(at), tag)});
    mended_.text += tag;
    open_.pop_back();
  }

  std::string_view name_at(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && name_character(text_[end])) ++end;
    return text_.substr(at, end - at);
  }

  // The byte after the mark that ends what begins at `at`; the end of the text when there is none.
  std::size_t after(std::string_view mark, std::size_t at) const {
    const std::size_t found = text_.find(mark, at);
    return found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  std::size_t read_tag(std::size_t at) {
    std::size_t end = at;
    if (text_.substr(at, 4) == "<!--")
      end = after("-->", at);
    else if (text_.substr(at, 9) == "<![CDATA[")
      end = after("]]>", at);
    else if (text_.substr(at, 2) == "<!" || text_.substr(at, 2) == "<?")
      end = after(">", at);
    else if (text_.substr(at, 2) == "</")
      return read_end(at);
    else
      return read_start(at);
    copy(at, end);
    return end;
  }

  std::size_t read_start(std::size_t at) {
    const std::string_view name = name_at(at + 1);
    char quote = 0;
    std::size_t end = at + 1;
    for (; end < text_.size() && (quote != 0 || text_[end] != '>'); ++end) {
      const char c = text_[end];
      if (quote != 0 ? c == quote : (c == '"' || c == '\'')) quote = quote != 0 ? 0 : c;
    }
    end = std::min(end + 1, text_.size());
    if (!name.empty() && !open_.empty() && open_.back() == name && name != "objective") close_top(at);
    copy(at, end);
    if (!name.empty() && text_[end - 1] == '>' && text_[end - 2] != '/') open_.push_back(name);
    return end;
  }

  std::size_t read_end(std::size_t at) {
    const std::string_view name = name_at(at + 2);
    const std::size_t end = after(">", at);
    if (std::find(open_.rbegin(), open_.rend(), name) == open_.rend()) {
      mended_.changes.push_back(
          {mended_.text.size(), 0, end - at,
           fmt::format("line {}: </{}> taken out, which closes nothing", line(at), name)});
      return end;
    }
    while (open_.back() != name && mended_.changes.size() < most_changes) close_top(at);
    open_.pop_back();
    copy(at, end);
    return end;
  }

  std::string_view text_;
  std::vector<std::string_view> open_;
  MendedTags mended_;
};

}  // namespace

std::size_t MendedTags::original(std::size_t at) const {
  std::size_t added = 0, removed = 0;
  for (const Change& change : changes) {
    if (change.at > at) break;
    added += std::min(change.added, at - change.at);
    removed += change.removed;
  }
  return at - added + removed;
}

MendedTags mend_tags(std::string_view text) {
  return Mender(text).run();
}

}  // namespace entente::exchange
