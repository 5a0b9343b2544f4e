#include "entente/reading/event_coder.h"

#include <algorithm>
#include <array>

#include "entente/reading/event_frame.h"
#include "entente/reading/event_lemmas.h"
#include "entente/reading/event_meaning.h"
#include "entente/reading/event_repair.h"
#include "entente/reading/event_when.h"

namespace entente::reading {

namespace {

using evidence::Event;
using evidence::EventActor;
using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;

// Verbs whose clause is a wish, a fear or a question, not a report.
bool opens_no_report(const Tree& tree, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 8> verbs = {"hope", "fear", "wonder", "doubt",
                                                            "wish", "want", "expect", "consider"};
  return std::find(verbs.begin(), verbs.end(), tree[verb].lemma) != verbs.end();
}

bool infinitive(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb))
    if (tree[c].relation == Relation::mark && reads(tree[c], "to")) return true;
  return false;
}

// "the aim of ending", "for ending", but not "despite agreeing", "after meeting", which tell what was done.
bool names_action(const language::Word& mark) {
  return reads(mark, "of") || reads(mark, "for") || reads(mark, "from") || reads(mark, "in") ||
         reads(mark, "to") || reads(mark, "about") || reads(mark, "on") || reads(mark, "into") ||
         reads(mark, "without");
}

// "if talks fail", "of ending the war": a clause that supposes or names an action and does not report it.
bool only_supposed(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb)) {
    const auto& child = tree[c];
    if (child.relation != Relation::mark && child.relation != Relation::case_marking) continue;
    if (reads(child, "if") || reads(child, "unless") || reads(child, "whether") || reads(child, "lest"))
      return true;
    if (tree[verb].xpos == "VBG" && child.upos != Upos::part && names_action(child)) return true;
  }
  return false;
}

// What people say to each other needs somebody who says it; what is done may go without.
bool needs_actor(evidence::EventType type) {
  using evidence::EventType;
  return type == EventType::agree || type == EventType::request || type == EventType::reject ||
         type == EventType::threaten || type == EventType::concede;
}

class Coder {
 public:
  Coder(const Tree& tree, std::span<const TreeMention> mentions, const EventTables& tables)
      : tree_(tree),
        mentions_(mentions),
        tables_(tables),
        cast_(tree, mentions, tables.codes),
        finder_(tree, tables.predicates, cast_),
        used_(tree.size(), 0) {}

  std::vector<Event> run() {
    const auto order = from_the_root();
    for (const std::uint32_t word : order)
      if (!used_[word] && told(word)) code(word, 1.0);
    if (events_.empty())
      for (const std::uint32_t word : order)
        if (!used_[word] && named(word)) code(word, 0.7);
    return std::move(events_);
  }

 private:
  // Main clause before what hangs under it, left before right; a list of its own, since sentences of
  // thousands of words may be as deep.
  std::vector<std::uint32_t> from_the_root() const {
    std::vector<std::uint32_t> order, open;
    const auto roots = tree_.children(no_word);
    open.assign(roots.rbegin(), roots.rend());
    while (!open.empty()) {
      const std::uint32_t word = open.back();
      open.pop_back();
      order.push_back(word);
      const auto below = tree_.children(word);
      open.insert(open.end(), below.rbegin(), below.rend());
    }
    return order;
  }

  // The word heads a clause that reports something: no purpose ("to discuss …"), no wish, no adjective or
  // noun inside a phrase.
  bool told(std::uint32_t word) const {
    const auto& w = tree_[word];
    if (w.relation == Relation::amod || w.relation == Relation::compound ||
        w.relation == Relation::case_marking)
      return false;
    if (w.upos == Upos::verb) {
      if (w.relation == Relation::csubj || only_supposed(tree_, word)) return false;
      if (w.head != no_word && w.relation == Relation::ccomp && opens_no_report(tree_, w.head)) return false;
      return w.head == no_word || !infinitive(tree_, word) || w.relation == Relation::root;
    }
    if (w.upos == Upos::adj) return w.head == no_word || heads_clause(tree_, word);
    return false;
  }

  // A noun that names an action with somebody who does it, in a sentence whose verbs tell nothing.
  bool named(std::uint32_t word) const {
    const auto relation = tree_[word].relation;
    return tree_[word].upos == Upos::noun && (relation == Relation::root || relation == Relation::nsubj ||
                                              relation == Relation::obj || tree_[word].head == no_word);
  }

  // Talks, visits, protests and violence happen when they are named; requests or aid may only be talked of.
  static bool shows_by_itself(std::string_view cameo) {
    return cameo.starts_with("04") || cameo.starts_with("14") || cameo.starts_with("18") ||
           cameo.starts_with("19") || cameo.starts_with("20");
  }

  void code(std::uint32_t word, double trust) {
    const auto meaning = finder_.at(word);
    if (!meaning || meaning->cameo.empty()) return;
    Event event;
    cast(*meaning, event);
    // Exercises of several states together are cooperation, those of one a show of force.
    const bool joint = meaning->cameo == "150" && meaning->each_other && event.recipients.size() > 1;
    const std::string_view cameo = joint ? "062" : meaning->cameo;
    const CameoCoding* coding = tables_.predicates.coding(cameo);
    if (!coding) return;
    event.type = coding->type;
    event.mode = coding->mode;
    event.cameo = cameo.substr(0, cameo.find(':'));
    if (event.actors.empty() && event.recipients.empty()) return;
    if (event.actors.empty() && needs_actor(event.type)) return;
    if (meaning->mood.negated && (meaning->mood.future || meaning->mood.hypothetical)) return;
    settle_countries(event);
    if (trust < 1 && (event.actors.empty() || !shows_by_itself(meaning->cameo))) return;
    for (const std::uint32_t used : meaning->used) used_[used] = 1;
    used_[word] = used_[meaning->head] = 1;
    place(*meaning, event);
    event.by = "e:" + tree_[meaning->head].lemma;
    moods(meaning->mood, event);
    event.confidence = confidence(event) * trust;
    events_.push_back(std::move(event));
  }

  void cast(const Meaning& meaning, Event& event) const {
    for (const std::uint32_t head : meaning.actors) add(head, event.actors);
    for (const std::uint32_t head : meaning.recipients) add(head, event.recipients);
    if (meaning.each_other && event.recipients.empty() && event.actors.size() > 1)
      event.recipients = event.actors;
    for (const std::uint32_t head : meaning.speakers)
      if (const auto who = cast_.actors(head); event.speaker.empty() && !who.empty())
        event.speaker = who.front().entity;
  }

  // "The president" of a sentence that names one country only is that country's, unless that country itself
  // is the other side ("the president warned Chad").
  void settle_countries(Event& event) const {
    std::string_view only;
    for (const TreeMention& mention : mentions_) {
      if (mention.country.size() != 3 || mention.country == "IGO" || mention.country == "NGO") continue;
      if (!only.empty() && mention.country != only) return;
      only = mention.country;
    }
    if (only.empty()) return;
    for (const auto* side : {&event.actors, &event.recipients})
      for (const EventActor& actor : *side)
        if (actor.country == only && actor.sector.empty()) return;
    for (auto* side : {&event.actors, &event.recipients})
      for (EventActor& actor : *side)
        if (actor.country.empty() && !actor.sector.empty()) actor.country = only;
  }

  void add(std::uint32_t head, std::vector<EventActor>& to) const {
    for (EventActor& actor : cast_.actors(head))
      if (std::none_of(to.begin(), to.end(),
                       [&](const EventActor& other) { return other.span == actor.span; }))
        to.push_back(std::move(actor));
  }

  void place(const Meaning& meaning, Event& event) const {
    auto clause = clause_words(tree_, meaning.clause);
    // Who says so belongs to the evidence, where it is said first.
    if (meaning.report != no_word && meaning.report < clause.first)
      clause.first = std::min(clause.first, clause_words(tree_, meaning.report).first);
    event.span = {tree_[clause.first].start, tree_[clause.last - 1].end};
    event.trigger = {tree_[meaning.head].start, tree_[meaning.head].end};
    event.when = date_expression(tree_, clause);
    for (std::uint32_t i = clause.first; i < clause.last; ++i) {
      const TreeMention* mention = cast_.mention_at(i);
      if (!mention || !mention->place || mention->head != i) continue;
      const auto preposition = preposition_of(tree_, i);
      if (preposition != "in" && preposition != "at" && preposition != "near" && preposition != "outside")
        continue;
      event.place = mention->text;
      return;
    }
  }

  static void moods(const Mood& mood, Event& event) {
    event.negated = mood.negated;
    event.future = mood.future;
    event.hypothetical = mood.hypothetical;
    event.historical = mood.historical;
    event.hedged = mood.hedged;
  }

  // How often a reading of this sort was right on the development sentences, roughly; not calibrated.
  static double confidence(const Event& event) {
    double trust = 0.8;
    if (event.hypothetical || event.negated) trust *= 0.6;
    if (event.hedged) trust *= 0.8;
    if (event.recipients.empty()) trust *= 0.85;
    if (event.actors.empty()) trust *= 0.8;
    return trust;
  }

  const Tree& tree_;
  std::span<const TreeMention> mentions_;
  const EventTables& tables_;
  EventCast cast_;
  MeaningFinder finder_;
  std::vector<char> used_;
  std::vector<Event> events_;
};

}  // namespace

base::Result<EventTables> load_event_tables(const base::DataTables& tables) {
  auto predicates = load_predicates(tables);
  auto codes = load_actor_codes(tables);
  base::Diagnostics problems;
  for (const auto& problem : predicates.diagnostics()) problems.push_back(problem);
  for (const auto& problem : codes.diagnostics()) problems.push_back(problem);
  if (!predicates || !codes) return problems;
  return EventTables{std::move(predicates.value()), std::move(codes.value())};
}

std::vector<Event> code_events(const Tree& tree, std::span<const TreeMention> mentions,
                               const EventTables& tables) {
  if (tree.words.empty()) return {};
  if (std::any_of(tree.words.begin(), tree.words.end(),
                  [](const auto& word) { return word.lemma.empty(); })) {
    Tree filled = tree;
    fill_lemmas(filled, tables.predicates);
    return code_events(filled, mentions, tables);
  }
  if (const auto better = mended(tree, tables.predicates)) return Coder(*better, mentions, tables).run();
  return Coder(tree, mentions, tables).run();
}

}  // namespace entente::reading
