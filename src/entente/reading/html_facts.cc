#include "entente/reading/html_facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using Facts = std::map<std::string, std::string>;

// The first value that a page gives for each name, by `name`, `property` or `itemprop`.
Facts meta_facts(const HtmlNode* page) {
  Facts facts;
  for (const HtmlNode* at = page; at; at = following(at, page, true)) {
    if (tag_of(at) == "title") facts.emplace("title", inner_text(at));
    if (tag_of(at) != "meta") continue;
    for (const char* key : {"name", "property", "itemprop"}) {
      const std::string name = base::lower_ascii(attribute(at, key));
      if (!name.empty()) facts.emplace(name, attribute(at, "content"));
    }
  }
  return facts;
}

std::string first_of(const Facts& facts, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = facts.find(name);
    if (found == facts.end()) continue;
    const std::string value = clean_words(found->second);
    // An address is no name of anybody.
    if (!value.empty() && value.find("://") == std::string::npos && value[0] != '@') return value;
  }
  return {};
}

std::optional<evidence::Date> date_in(std::string_view value) {
  value = base::trim(value);
  if (value.size() > 10 && value[10] != 'T' && value[10] != ' ') return std::nullopt;
  return evidence::parse_date(value.substr(0, 10));
}

std::optional<evidence::Date> date_of(const Facts& facts, const HtmlNode* article) {
  for (const char* name : {"article:published_time", "datepublished", "dc.date.issued", "dc.date",
                           "dcterms.date", "dcterms.created", "publish-date", "pubdate", "date"}) {
    const auto found = facts.find(name);
    if (found == facts.end()) continue;
    if (const auto date = date_in(found->second)) return date;
  }
  for (const HtmlNode* at = article; at; at = following(at, article, true))
    if (tag_of(at) == "time")
      if (const auto date = date_in(attribute(at, "datetime"))) return date;
  return std::nullopt;
}

}  // namespace

void read_html_facts(const HtmlNode* page, const HtmlNode* article, ExtractedText& found) {
  const Facts facts = meta_facts(page);
  found.title = first_of(facts, {"og:title", "dc.title", "dcterms.title", "headline", "title"});
  found.author = first_of(facts, {"author", "article:author", "dc.creator", "dcterms.creator", "byl"});
  found.origin = first_of(facts, {"og:site_name", "dc.publisher", "dcterms.publisher", "publisher"});
  found.date = date_of(facts, article);
}

}  // namespace entente::reading
