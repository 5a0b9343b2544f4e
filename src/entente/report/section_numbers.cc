// The case's numbers: the place where the evidence or the judgement behind every number is found.
#include <fmt/format.h>

#include "entente/report/html.h"
#include "entente/report/sections.h"

namespace entente::report {

namespace {

using dispute::Field;

std::string grounds_html(const Context& context, const dispute::Grounds& grounds) {
  const bool withheld = context.trail.withheld(grounds.rests_on);
  std::string html;
  if (withheld)
    html = "reason left out: it rests on a restricted document";
  else if (!grounds.because.empty())
    html = escape(grounds.because);
  std::string claims;
  for (const std::string& claim : grounds.rests_on) {
    const std::string entry = context.trail.entry(claim);
    if (claims.find(entry) == std::string::npos) claims += (claims.empty() ? "" : ", ") + entry;
  }
  if (!claims.empty()) html += fmt::format("{}<small>{}</small>", html.empty() ? "" : " ", claims);
  return html;
}

// A reason that the row before has given already is not repeated.
std::string row_html(const Context& context, const Field& field, const Field* before) {
  const bool same =
      before && !field.estimate.grounds.empty() && before->estimate.grounds == field.estimate.grounds;
  const dispute::Basis basis = dispute::basis_of(field.estimate.grounds);
  return fmt::format(
      "<tr id=\"{}\"><td data-h=\"Number\">{}<small class=\"mono\">{}</small></td>"
      "<td data-h=\"Value\" class=\"num\"><span class=\"n {}\">{}</span></td><td data-h=\"How we "
      "know\">{}</td>"
      "<td data-h=\"Because\">{}</td></tr>",
      anchor_id("path", field.path), escape(path_words(context.dispute, field.path)), escape(field.path),
      texture_of(basis), escape(dispute::to_text(field.estimate)), basis_words(basis),
      same ? "as above" : grounds_html(context, field.estimate.grounds));
}

std::string fields_html(const Context& context) {
  std::string rows, group;
  const Field* before = nullptr;
  for (const Field& field : context.dispute.fields().all()) {
    if (field.coin) continue;
    if (const std::string own = group_of(field.path); own != group) {
      group = own;
      before = nullptr;
      rows += fmt::format("<tr class=\"group\"><th colspan=\"4\" scope=\"rowgroup\" id=\"{}\">{}</th></tr>",
                          anchor_id("group", group), escape(path_words(context.dispute, group)));
    }
    rows += row_html(context, field, before);
    before = &field;
  }
  if (rows.empty()) return {};
  return "<table class=\"data numbers\"><thead><tr><th scope=\"col\">Number</th><th scope=\"col\">Value</th>"
         "<th scope=\"col\">How we know</th><th scope=\"col\">Because</th></tr></thead><tbody>" +
         rows + "</tbody></table>";
}

// Long lists are told by groups of rows; short ones number by number.
std::string bundle_html(const Context& context, const std::vector<std::string>& entries) {
  std::vector<std::string> shown;
  std::string html, last;
  for (const std::string& entry : entries) {
    const bool grouped =
        entries.size() > 12 && entry.find('#') == std::string::npos && context.dispute.fields().find(entry);
    const std::string text = context.trail.entry(grouped ? group_of(entry) + "." : entry);
    if (text == last || html.find(text) != std::string::npos) continue;
    html += (html.empty() ? "" : "; ") + text;
    last = text;
  }
  return html;
}

std::string bundles_html(const Context& context) {
  std::string items;
  const auto& bundles = context.trail.bundles();
  for (std::size_t i = 0; i < bundles.size(); ++i)
    items += fmt::format("<li id=\"{}\">{}</li>", Trail::bundle_id(i), bundle_html(context, bundles[i]));
  if (items.empty()) return {};
  return "<h3>What the answers’ numbers rest on</h3><p>A number that is computed from several others leads "
         "here.</p>"
         "<ul class=\"bundles\">" +
         items + "</ul>";
}

}  // namespace

Section numbers_section(const Context& context) {
  const std::string fields = fields_html(context);
  const std::string intro = fields.empty() ? "" : "<p>Low, likely, high; or one value; or a range.</p>";
  return {"numbers", "The case’s numbers", intro + fields + bundles_html(context)};
}

}  // namespace entente::report
