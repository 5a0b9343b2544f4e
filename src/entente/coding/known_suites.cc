#include "entente/base/file.h"
#include "entente/coding/suites.h"

namespace entente::coding {

const std::vector<KnownSuite>& known_suites() {
  using Kind = DictionaryKind;
  // The unit suite names an older verb dictionary, but its codes are those of the newer one.
  static const std::vector<KnownSuite> suites = {
      {"unit",
       "PETR.UnitTest.records.parsing_parsed_udpipe_2.0.xml",
       {{Kind::verbs, "PETR.Validate.verbs.2.0.txt"},
        {Kind::actors, "PETR.Validate.actors.txt"},
        {Kind::agents, "PETR.Validate.agents.txt"},
        {Kind::discards, "PETR.Validate.discards.txt"}},
       every_clause_options()},
      {"validation",
       "PETR2_GSR_validation.xml",
       {{Kind::verbs, "CAMEO.2.0.txt"},
        {Kind::actors, "Phoenix.Countries.actors.txt"},
        {Kind::actors, "Phoenix.International.actors.txt"},
        {Kind::actors, "Phoenix.MilNonState.actors.txt"},
        {Kind::agents, "Phoenix.agents.txt"},
        {Kind::discards, "Phoenix.discards.txt"}},
       main_clause_options()},
  };
  return suites;
}

base::Result<SuiteCount> count_suite(const std::string& folder, const KnownSuite& suite) {
  std::vector<DictionaryText> texts;
  for (const auto& [kind, file] : suite.dictionaries) {
    const std::string path = folder + "/" + file;
    auto text = base::read_file(path);
    if (!text) {
      return text.diagnostics();
    }
    texts.push_back({kind, path, std::move(text.value())});
  }
  const std::string path = folder + "/" + suite.file;
  const auto records = base::read_file(path);
  if (!records) {
    return records.diagnostics();
  }
  const auto dictionaries = read_dictionaries(texts);
  if (!dictionaries) {
    return dictionaries.diagnostics();
  }
  return count_suite(path, *records, *dictionaries, suite.options);
}

}  // namespace entente::coding
