#include "entente/report/brief_html.h"

#include <fmt/format.h>

#include "entente/report/brief_style.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/svg.h"

namespace entente::report {

namespace {

std::vector<Section> sections_of(const Context& context) {
  std::vector<Section> sections{answer_section(context),   inputs_section(context),
                                parties_section(context),  agreement_section(context),
                                fighting_section(context), tables_section(context),
                                levers_section(context)};
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

std::string head(const Context& context) {
  const std::string& title =
      context.answers.title.empty() ? context.dispute.parts().title : context.answers.title;
  // The policy lets the page load nothing: a brief that travels must not call anybody.
  return fmt::format(
      "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">"
      "<meta name=\"color-scheme\" content=\"light dark\"><title>{}</title><style>{}</style></head>",
      escape(title), brief_style());
}

}  // namespace

std::string render_html(const question::Answers& answers, const dispute::Case& dispute,
                        const evidence::Claims& evidence) {
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
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n{}\n<body>{}<main>{}<footer>Made with Entente. It computes from "
      "what the case holds; it does not predict, recommend or replace judgement.</footer></main></body>\n"
      "</html>\n",
      head(context), patterns, body);
}

}  // namespace entente::report
