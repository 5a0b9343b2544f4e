#include "entente/dispute/draft.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/draft_rows.h"
#include "entente/dispute/draft_text.h"

namespace entente::dispute {

namespace {

using evidence::Claims;

struct Dated {
  evidence::Date day;
  const char* comment;
};

// Nothing may support a case that is dated after it, so a case of documents is as old as the newest of them.
std::optional<Dated> date_of(const Claims& claims, const std::optional<evidence::Date>& today) {
  std::optional<evidence::Date> newest;
  for (const auto& document : claims.documents)
    if (document.date) newest = newest ? std::max(*newest, *document.date) : *document.date;
  if (newest) return Dated{*newest, "date of the newest document"};
  if (today) return Dated{*today, "the day of drafting: no document gives a date. Put in theirs"};
  return std::nullopt;
}

base::Diagnostic needs_date(const Claims& claims) {
  base::Diagnostic found;
  found.code = "draft-needs-date";
  found.message = "no document gives a date, and the day of drafting is not known";
  if (!claims.documents.empty()) found.where.file = claims.documents[0].file;
  found.help = "begin a document with a line ---, a line date: 2024-03-02, and a line ---";
  return found;
}

std::string title_of(const Claims& claims) {
  if (claims.documents.empty()) return "Draft without a document";
  const std::string first = "Draft from " + claims.documents[0].id;
  const std::size_t more = claims.documents.size() - 1;
  if (more == 0) return first;
  return fmt::format("{} and {} more document{}", first, more, more == 1 ? "" : "s");
}

std::string opening(const Claims& claims, const Dated& as_of) {
  std::string text =
      "# A draft, made from documents alone. What it says about who takes part and what is at issue rests on "
      "the claims\n"
      "# named in rests_on (see claims.jsonl). Every number is a default of data/draft_defaults.toml, marked "
      "by = \"draft\":\n"
      "# nobody has judged it. To make this a case:\n"
      "#   1. strike parties, issues and seats that do not belong here, and add those the documents do not "
      "name;\n"
      "#   2. find out what each red line with accepts = \"unknown\" contains;\n"
      "#   3. say what holds without agreement: status_quo of each issue, or [war];\n"
      "#   4. replace numbers you have judged, say in `because` how you got from quote to number, and put "
      "your name in `by`.\n"
      "# The grammar of this file: docs/formats.md.\n\n"
      "format = 1\n\n[case]\n";
  text += fmt::format("title = {}\n", toml_text(title_of(claims)));
  text += fmt::format("as_of = {}      # {}\n", evidence::to_iso(as_of.day), as_of.comment);
  return text + "question = \"What do these documents say, and what is missing to compute terms?\"\n";
}

}  // namespace

base::Result<CaseDraft> draft_case(const Claims& claims, const DraftTables& tables) {
  const auto book = read_draft_book(tables);
  if (!book) return book.diagnostics();
  const auto as_of = date_of(claims, tables.today);
  if (!as_of) return needs_date(claims);
  const Cast cast = cast_of(claims);
  const DraftedViews views = drafted_views(claims, cast, *book);
  const DraftSheet sheet(claims, *book, cast, views, as_of->day);
  CaseDraft draft;
  draft.toml = opening(claims, *as_of) + document_rows(sheet) + party_rows(sheet) + envoy_rows(sheet) +
               issue_rows(sheet) + position_rows(sheet) + red_line_rows(sheet) + table_rows(sheet) +
               notes_to_judge(sheet);
  draft.claims = claims.claims;
  return draft;
}

}  // namespace entente::dispute
