#include "entente/reading/gold_names.h"

#include <algorithm>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using evidence::Entity;

// "Vladimir Putin" ends with "Putin", "Trump administration" not with "administration's".
bool ends_with_words(std::string_view whole, std::string_view end) {
  if (end.empty() || !whole.ends_with(end)) return false;
  return whole.size() == end.size() || whole[whole.size() - end.size() - 1] == ' ';
}

bool three_capitals(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string bare_name(std::string_view name) {
  std::string bare = base::lower_ascii(base::trim(name));
  for (const std::string_view article : {"the ", "a ", "an ", "its ", "his ", "her ", "their "})
    if (bare.starts_with(article)) {
      bare.erase(0, article.size());
      break;
    }
  for (const std::string_view end : {"'s", "’s", "'", "’"})
    if (bare.ends_with(end)) {
      bare.resize(bare.size() - end.size());
      break;
    }
  std::replace(bare.begin(), bare.end(), '_', ' ');
  return bare;
}

bool alike_names(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && (ends_with_words(a, b) || ends_with_words(b, a));
}

bool same_place(const evidence::Span& a, const evidence::Span& b) {
  if (jaccard(a, b) >= 0.5) return true;
  return a.end == b.end && (a.contains(b) || b.contains(a));
}

GoldNames::GoldNames(const GoldText& gold, const evidence::Claims& read, const ActorCodes& codes)
    : gold_(gold), read_(read), codes_(codes) {}

bool GoldNames::is_called(std::string_view name, std::string_view entity) const {
  const Entity* found = read_.entity(entity);
  if (!found) return false;
  const std::string bare = bare_name(name);
  if (alike_names(bare, bare_name(found->name)) || bare == bare_name(found->id)) return true;
  if (read_.documents.empty()) return false;
  const evidence::Document& document = read_.documents.front();
  return std::any_of(found->mentions.begin(), found->mentions.end(), [&](const evidence::Span& span) {
    return span.end <= document.text.size() && alike_names(bare, bare_name(document.quote(span)));
  });
}

bool GoldNames::means(std::string_view name, std::string_view entity) const {
  if (is_called(name, entity)) return true;
  const Entity* found = read_.entity(entity);
  if (!found) return false;
  const std::string bare = bare_name(name);
  for (const GoldMention& mention : gold_.mentions) {
    if (mention.kind == "place" || !alike_names(bare, bare_name(mention.entity))) continue;
    for (const evidence::Span& span : found->mentions)
      if (same_place(span, mention.span)) return true;
  }
  return false;
}

bool GoldNames::bears(std::string_view country, std::string_view entity) const {
  const Entity* found = read_.entity(entity);
  if (!found) return false;
  const auto alone = [&](std::string_view id) {
    if (id.empty() || !codes_.listed(id).country.empty()) return false;
    if (country == gold_.author_country && means(gold_.author, id)) return true;
    return std::any_of(gold_.mentions.begin(), gold_.mentions.end(), [&](const GoldMention& mention) {
      return mention.kind == "state" && mention.code && mention.code->country == country &&
             means(mention.entity, id);
    });
  };
  return alone(entity) || alone(found->represents);
}

bool GoldNames::invented(std::string_view country) const {
  if (country == gold_.author_country) return codes_.country_in(gold_.author).empty();
  return std::any_of(gold_.mentions.begin(), gold_.mentions.end(), [&](const GoldMention& mention) {
    return mention.kind == "state" && mention.code && mention.code->country == country &&
           codes_.country_in(mention.entity).empty();
  });
}

bool GoldNames::same(const GoldActor& gold, std::string_view country, std::string_view sector,
                     std::string_view entity) const {
  if (gold.country.empty()) return means(gold.name, entity);
  if (!three_capitals(gold.country)) return means(gold.country, entity) || means(gold.name, entity);
  const Entity* found = read_.entity(entity);
  const bool state = sector.empty() && (!found || found->kind == "state");
  const bool sector_equal = gold.sector.empty() || gold.sector == sector || (state && gold.sector == "GOV");
  if (gold.country == country && sector_equal) return true;
  if (invented(gold.country)) {
    const bool identified = bears(gold.country, entity) || (!gold.name.empty() && means(gold.name, entity));
    return identified && (sector_equal || sector.empty());
  }
  const bool kind_of_body = gold.country == "IGO" || gold.country == "NGO" || gold.country == "MNC";
  return kind_of_body && !gold.name.empty() && means(gold.name, entity);
}

bool GoldNames::same(const GoldActor& gold, std::string_view entity) const {
  const Entity* found = read_.entity(entity);
  if (!found) return false;
  ActorCode code = codes_.code(*found);
  // The entity may speak for somebody whom only the reading knows.
  if (code.country.empty() && !found->represents.empty())
    if (const Entity* principal = read_.entity(found->represents))
      code.country = codes_.code(*principal).country;
  return same(gold, code.country, code.sector, entity);
}

}  // namespace entente::reading
