#include "entente/report/brief_html.h"

#include <fmt/format.h>

#include "entente/base/base64.h"
#include "entente/base/sha256.h"
#include "entente/report/brief_style.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/svg.h"

namespace entente::report {

namespace {

std::vector<Section> sections_of(const Context& context) {
  std::vector<Section> sections{
      answer_section(context),    inputs_section(context),   parties_section(context),
      agreement_section(context), fighting_section(context), tables_section(context),
      stability_section(context), levers_section(context),   timeline_section(context)};
  for (Section& section : other_sections(context)) sections.push_back(std::move(section));
  sections.push_back(find_out_section(context));
  sections.push_back(disregard_section(context));
  sections.push_back(methods_section(context));
  sections.push_back(documents_section(context));
  sections.push_back(numbers_section(context));
  std::erase_if(sections, [](const Section& section) { return section.body.empty(); });
  return sections;
}

std::string contents(const std::vector<Section>& sections) {
  std::string items;
  for (const Section& section : sections)
    items += fmt::format("<li><a href=\"#{}\">{}</a></li>", section.id, escape(section.title));
  return fmt::format("<nav aria-label=\"Contents\"><ol>{}</ol></nav>", items);
}

std::string section_html(const Section& section) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-title\"><h2 id=\"{0}-title\">{1}</h2>{2}</section>",
      section.id, escape(section.title), section.body);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Inside <script> only these end or change what a browser reads; in strings both mean the same escaped.
std::string script_text(std::string script) {
  replace_all(script, "</script", "<\\/script");
  replace_all(script, "<!--", "<\\!--");
  return script;
}

std::string sha256_base64(std::string_view text) {
  const std::string digits = base::sha256_hex(text);
  std::string bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(at, 2), nullptr, 16));
  return base::base64(bytes);
}

// The page loads nothing and calls nobody: a brief travels. What is played with runs this one script, the
// engine that it carries, and both once more in a worker of their own.
std::string policy(const std::string& script) {
  if (script.empty()) return "default-src 'none'; style-src 'unsafe-inline'";
  return fmt::format(
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}' 'wasm-unsafe-eval'; "
      "worker-src blob:",
      sha256_base64(script));
}

// Data comes before the script that reads it. A JSON text has '<' in strings alone.
std::string playable_html(const Playable& playable, const std::string& script) {
  const auto data = [](std::string_view id, std::string json) {
    replace_all(json, "<", "\\u003c");
    return fmt::format("<script type=\"application/json\" id=\"{}\">{}</script>\n", id, json);
  };
  return data("try-case", playable.dispute) + data("try-request", playable.request) +
         fmt::format("<script type=\"application/octet-stream\" id=\"try-engine\">{}</script>\n",
                     base::base64(playable.engine)) +
         fmt::format("<script>{}</script>\n", script);
}

std::string head(const Context& context, const std::string& script) {
  const std::string& title =
      context.answers.title.empty() ? context.dispute.parts().title : context.answers.title;
  return fmt::format(
      "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">"
      "<meta name=\"color-scheme\" content=\"light dark\"><title>{}</title><style>{}</style></head>",
      policy(script), escape(title), brief_style());
}

}  // namespace

std::string render_html(const question::Answers& answers, const dispute::Case& dispute,
                        const evidence::Claims& evidence, const Playable* playable) {
  Trail trail(dispute, evidence);
  const Context context{answers, dispute, evidence, trail};
  // Page one first: the trail numbers what is linked in the order in which a reader meets it.
  const Section first = page_one(context);
  const std::vector<Section> sections = sections_of(context);
  std::string body =
      fmt::format("<section id=\"{}\">{}{}</section>", first.id, first.body, contents(sections));
  for (const Section& section : sections) body += section_html(section);
  const std::string patterns =
      "<svg aria-hidden=\"true\" width=\"0\" height=\"0\" style=\"position:absolute\">" +
      pattern_definitions() + "</svg>";
  const std::string script = playable ? script_text(playable->script) : "";
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n{}\n<body>{}<main>{}<footer>Made with Entente. It computes from "
      "what the case holds; it does not predict, recommend or replace judgement.</footer></main>{}</body>\n"
      "</html>\n",
      head(context, script), patterns, body, playable ? playable_html(*playable, script) : "");
}

}  // namespace entente::report
