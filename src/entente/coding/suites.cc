#include "entente/coding/suites.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "entente/language/conllu.h"

namespace entente::coding {
namespace {

// A tag "<Name key="value" …>" from its "<" on.
struct Tag {
  std::string_view name, body;
  std::size_t end = 0;  // behind ">"
};

std::optional<Tag> tag_at(std::string_view text, std::size_t open) {
  char quote = 0;
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    if (quote != 0) {
      quote = text[i] == quote ? '\0' : quote;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      const std::string_view inside = text.substr(open + 1, i - open - 1);
      const std::size_t gap = std::min(inside.find_first_of(" \t\n/"), inside.size());
      return Tag{inside.substr(0, gap), inside.substr(gap), i + 1};
    }
  }
  return std::nullopt;
}

std::string with_entities(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string_view rest = value.substr(i);
    const auto replace = [&](std::string_view entity, char c) {
      if (rest.starts_with(entity)) {
        out += c;
        i += entity.size() - 1;
        return true;
      }
      return false;
    };
    if (!replace("&quot;", '"') && !replace("&amp;", '&') && !replace("&lt;", '<') && !replace("&gt;", '>')) {
      out += value[i];
    }
  }
  return out;
}

std::string attribute(const Tag& tag, std::string_view key) {
  for (std::size_t at = tag.body.find(key); at != std::string_view::npos; at = tag.body.find(key, at + 1)) {
    std::size_t i = at + key.size();
    while (i < tag.body.size() && (tag.body[i] == ' ' || tag.body[i] == '=')) {
      ++i;
    }
    if (at > 0 && std::string_view(" \t\n").find(tag.body[at - 1]) != std::string_view::npos &&
        i < tag.body.size() && (tag.body[i] == '"' || tag.body[i] == '\'')) {
      const std::size_t end = std::min(tag.body.find(tag.body[i], i + 1), tag.body.size());
      return with_entities(tag.body.substr(i + 1, end - i - 1));
    }
  }
  return {};
}

std::int32_t day_of(std::string_view text) {
  std::int32_t day = 0;
  std::from_chars(text.data(), text.data() + text.size(), day);
  return text.size() == 6 ? day + (day / 10000 > 30 ? 19000000 : 20000000) : day;
}

bool is_true(const std::string& value) {
  return !value.empty() && (value[0] == 'T' || value[0] == 't');
}

class SuiteReader {
 public:
  SuiteReader(const std::string& file, std::string_view text, const CodingOptions& options)
      : file_(file), text_(text), options_(options) {}

  base::Result<std::vector<SuiteRecord>> read() {
    for (std::size_t at = text_.find('<'); at != std::string_view::npos; at = text_.find('<', at)) {
      if (text_.substr(at).starts_with("<!--")) {
        const std::size_t end = text_.find("-->", at);
        at = end == std::string_view::npos ? text_.size() : end + 3;
        continue;
      }
      const auto tag = tag_at(text_, at);
      if (!tag) {
        break;
      }
      at = std::max(at + 1, handle(*tag, at));
    }
    if (records_.empty()) {
      return base::Diagnostic{base::Severity::error,
                              "suite-records",
                              "the file has no <Sentence> with events",
                              {file_, 0, 0, 1, ""},
                              "",
                              "give a file of PETRARCH validation records"};
    }
    return {std::move(records_), std::move(problems_)};
  }

 private:
  // Reads on behind the tag; returns where.
  std::size_t handle(const Tag& tag, std::size_t at) {
    if (tag.name == "Config") {
      set_option(attribute(tag, "option"), attribute(tag, "value"));
    } else if (tag.name == "Sentence") {
      records_.emplace_back();
      records_.back().id = attribute(tag, "id");
      records_.back().date = day_of(attribute(tag, "date"));
      records_.back().options = options_;
    } else if (records_.empty()) {
      return tag.end;
    } else if (tag.name == "EventCoding") {
      read_event(tag);
    } else if (tag.name == "Text") {
      const std::size_t end = std::min(text_.find("</Text>", at), text_.size());
      records_.back().text = std::string(text_.substr(tag.end, end - tag.end));
      return end;
    } else if (tag.name == "Parse") {
      const std::size_t end = std::min(text_.find("</Parse>", at), text_.size());
      read_tree(text_.substr(tag.end, end - tag.end), tag.end);
      return end;
    }
    return tag.end;
  }

  void set_option(const std::string& name, const std::string& value) {
    const auto number = static_cast<std::uint32_t>(std::max(0, day_of(value)));
    if (name == "require_dyad") {
      options_.require_dyad = is_true(value);
    } else if (name == "new_actor_length") {
      options_.new_actor_length = number;
    } else if (name.starts_with("comma_")) {
      CommaLengths& lengths = name[6] == 'b'   ? options_.first_comma
                              : name[6] == 'e' ? options_.last_comma
                                               : options_.inner_comma;
      (name.ends_with("min") ? lengths.least : lengths.most) = number;
    }
    // Others ("stop_on_error") say how a program runs, not what it codes.
  }

  void read_event(const Tag& tag) {
    SuiteRecord& record = records_.back();
    record.error += attribute(tag, "error");
    const std::string code = attribute(tag, "eventcode");
    if (!code.empty()) {
      record.events.push_back({attribute(tag, "sourcecode"), attribute(tag, "targetcode"), code});
      std::sort(record.events.begin(), record.events.end());
      record.events.erase(std::unique(record.events.begin(), record.events.end()), record.events.end());
    }
  }

  void read_tree(std::string_view conllu, std::size_t at) {
    std::string rows;
    for (std::size_t from = 0; from < conllu.size();) {
      const std::size_t end = std::min(conllu.find('\n', from), conllu.size());
      std::string_view row = conllu.substr(from, end - from);
      row.remove_prefix(std::min(row.find_first_not_of(" \t"), row.size()));
      if (!row.empty()) {
        // Several trees in a record start again at 1 without an empty line.
        rows += (row.starts_with("1\t") && !rows.empty() ? "\n" : "") + std::string(row) + "\n";
      }
      from = end + 1;
    }
    auto trees = language::read_conllu(file_, rows);
    if (!trees) {
      const auto line = static_cast<std::size_t>(
          std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      problems_.push_back({base::Severity::warning,
                           "suite-tree",
                           "the tree of record \"" + records_.back().id + "\" cannot be read",
                           {file_, line + 1, 0, 1, ""},
                           "",
                           trees.diagnostics().front().message});
      return;
    }
    language::Tree& tree = records_.back().tree;
    for (language::Tree& part : trees.value()) {
      const auto offset = static_cast<std::uint32_t>(tree.words.size());
      for (language::Word& word : part.words) {
        word.head += word.head == language::no_word ? 0 : offset;
        tree.words.push_back(std::move(word));
      }
    }
    tree.link();
  }

  const std::string& file_;
  std::string_view text_;
  CodingOptions options_;
  std::vector<SuiteRecord> records_;
  base::Diagnostics problems_;
};

}  // namespace

base::Result<std::vector<SuiteRecord>> read_suite(const std::string& file, std::string_view text,
                                                  const CodingOptions& options) {
  return SuiteReader(file, text, options).read();
}

namespace {

// A record that asks for a discard is right only if it is discarded, not if nothing else is found in it.
bool discarded_rightly(const Coder& coder, const SuiteRecord& record) {
  if (record.error != "storydiscard" && record.error != "sentencediscard") {
    return true;
  }
  return coder.discard(record.tree) == (record.error == "storydiscard" ? Discard::story : Discard::sentence);
}

}  // namespace

SuiteCount count_suite(const std::vector<SuiteRecord>& records, const Dictionaries& dictionaries) {
  SuiteCount count;
  Coder coder(dictionaries);
  for (const SuiteRecord& record : records) {
    const auto events = coder.code(record.tree, record.date, record.options);
    ++count.records;
    count.events += record.events.size();
    count.coded += events.size();
    for (const CodedEvent& event : events) {
      count.right += std::binary_search(record.events.begin(), record.events.end(), event) ? 1U : 0U;
    }
    if (events == record.events && discarded_rightly(coder, record)) {
      ++count.exact;
    } else {
      count.missed.push_back(record.id);
    }
  }
  return count;
}

base::Result<SuiteCount> count_suite(const std::string& file, std::string_view text,
                                     const Dictionaries& dictionaries, const CodingOptions& options) {
  auto records = read_suite(file, text, options);
  if (!records) {
    return records.diagnostics();
  }
  return {count_suite(*records, dictionaries), records.diagnostics()};
}

}  // namespace entente::coding
