#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

// Small random cases in which every kind of row occurs: what a property must hold on. One table "t"; few
// options, so that a test can look at every package.
namespace entente::fixtures {

struct RandomCaseOptions {
  bool war = false;
  bool limited = true;    // a must_accept entry limited to issues
  bool ratifiers = true;  // judges, voting bodies, spoilers
  bool off_table = true;  // one issue that the table leaves out
  bool quorum = false;    // all parties have a say, fewer than all have to accept, some hold a veto
  bool bodies = false;    // the last party has a body that votes by factions
  bool anchors = false;   // points on scales beside options
};

class RandomCase {
 public:
  explicit RandomCase(std::uint32_t seed, RandomCaseOptions options = {})
      : random_(seed), options_(options) {}

  std::string rows() {
    parties_ = 3 + pick(2);
    issues_ = 2 + pick(2);
    for (std::size_t i = 0; i < parties_; ++i)
      text_ += fmt::format(
          "[[party]]\nid = \"p{}\"\nname = \"Party {}\"\ncapability = 1\npatience = 0.95\ncurvature = "
          "{}\n{}\n",
          i, i, pick(2) ? "1" : "1.5", options_.war && i < 2 ? "belligerent = true" : "");
    for (std::size_t j = 0; j < issues_; ++j) add_issue(j);
    for (std::size_t i = 0; i < parties_; ++i)
      for (std::size_t j = 0; j < issues_; ++j) add_view(i, j);
    add_rows();
    add_table();
    if (options_.war)
      text_ +=
          "[war]\nbetween = [\"p0\", \"p1\"]\nlevels = 8\nlevel = [3, 5]\nadvance = 0.2\nretreat = [0.1, "
          "0.3]\nfreeze = 0.01\n"
          "cost = { p0 = [0.005, 0.02], p1 = 0.01 }\nends = { low = { i0 = 0 }, high = { i0 = 100 } }\n";
    return text_;
  }

 private:
  std::size_t pick(std::size_t most) { return random_() % most; }
  std::string range(double low, double high) {
    const auto number = [&] { return low + (high - low) * static_cast<double>(pick(101)) / 100; };
    const double a = number(), b = number();
    return fmt::format("[{:.3f}, {:.3f}]", std::min(a, b), std::max(a, b));
  }

  void add_issue(std::size_t j) {
    scale_.push_back(j == 0 || pick(2));
    text_ += fmt::format("[[issue]]\nid = \"i{}\"\ntitle = \"Issue {}\"\n", j, j);
    text_ += scale_[j]
                 ? "scale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\nstatus_quo = " + range(10, 90) + "\n"
                 : "options = [\"x\", \"y\", \"z\"]\nstatus_quo = \"x\"\n";
    if (!scale_[j] && pick(2)) text_ += "ordered = true\n";
    if (options_.war && j == 0) text_ += "fought_over = true\n";
  }

  void add_view(std::size_t i, std::size_t j) {
    const std::string pair = fmt::format("party = \"p{}\"\nissue = \"i{}\"\n", i, j);
    const bool score = (!scale_[j] || options_.anchors) && pick(2);
    text_ += "[[position]]\n" + pair + "salience = " + range(0.1, 1) + "\n";
    if (scale_[j] && !score)
      text_ += "ideal = " + range(0, 100) + "\n";
    else if (!score)
      text_ += fmt::format("ideal = \"{}\"\n", std::string(1, "xyz"[pick(3)]));
    if (score)
      text_ += "[[score]]\n" + pair + "points = [" + range(0, 9) + ", " + range(0, 9) +
               (scale_[j] ? "]\n" : ", 4]\n");
    if (pick(3)) return;
    text_ += "[[red_line]]\n" + pair + "firmness = " + range(0, 1) + "\n";
    text_ += scale_[j] ? (pick(2) ? "accepts = { from = " + range(0, 60) + " }\n"
                                  : "accepts = { to = " + range(40, 100) + " }\n")
                       : std::string("accepts = [\"x\", \"y\"]\n");
  }

  std::string terms(std::size_t j) {
    if (!scale_[j]) return fmt::format("i{} = [\"{}\"]", j, std::string(1, "xyz"[pick(3)]));
    return fmt::format("i{} = {{ {} = {} }}", j, pick(2) ? "from" : "to", 20 * (1 + pick(4)));
  }

  void add_rows() {
    const std::size_t last = issues_ - 1;
    if (pick(2))
      text_ += fmt::format("[[link]]\nif = {{ {} }}\n{} = {{ {} }}\n", terms(0), pick(2) ? "then" : "forbid",
                           terms(last));
    if (pick(2)) text_ += fmt::format("[[link]]\nif = {{ {} }}\nthen = {{ {} }}\n", terms(last), terms(0));
    if (pick(2))
      text_ += fmt::format("[[interaction]]\nparty = \"p{}\"\nif = {{ {}, {} }}\nadds = {}\n", pick(parties_),
                           terms(0), terms(1), range(-0.2, 0.3));
  }

  void add_table() {
    text_ += "[[table]]\nid = \"t\"\nseated = [\"p0\", \"p1\"]\n";
    if (options_.quorum)
      add_quorum();
    else
      text_ += options_.limited && pick(2)
                   ? "must_accept = [\"p0\", \"p1\", { party = \"p2\", on = [\"i0\"] }]\n"
                   : "must_accept = [\"p0\", \"p1\"]\n";
    if (options_.off_table && issues_ > 2 && pick(2)) text_ += "issues = [\"i0\", \"i1\"]\n";
    if (!options_.ratifiers) return;
    const std::size_t judge = parties_ - 1;
    if (options_.bodies) return add_body(judge);
    text_ += pick(2) ? fmt::format("ratifies = [\"p{}\"]\n", judge)
                     : fmt::format("ratifies = [{{ party = \"p{}\", when = {{ {} }} }}]\n", judge,
                                   terms(pick(issues_)));
    text_ += "can_spoil = [{ party = \"p2\", wrecks = [0.2, 0.6] }]\n";
    if (pick(2))
      text_ += fmt::format(
          "[[approval]]\nparty = \"p{0}\"\nif = {{ {1} }}\nshare = [0.3, 0.7]\n[[approval]]\nparty = "
          "\"p{0}\"\nshare = [0.4, 0.9]\n",
          judge, terms(pick(issues_)));
  }

  void add_quorum() {
    std::string who;
    for (std::size_t i = 0; i < parties_; ++i)
      who += (i ? ", " : "") + (options_.limited && i == 2 && pick(2)
                                    ? std::string("{ party = \"p2\", on = [\"i0\"] }")
                                    : fmt::format("\"p{}\"", i));
    text_ += fmt::format("must_accept = [{}]\nquorum = {}\n", who, 1 + pick(parties_ - 1));
    if (pick(2)) text_ += fmt::format("veto = [\"p{}\"]\n", pick(parties_));
  }

  void add_body(std::size_t judge) {
    text_ += pick(2) ? fmt::format("ratifies = [\"p{}\"]\n", judge)
                     : fmt::format("ratifies = [{{ party = \"p{}\", when = {{ {} }} }}]\n", judge,
                                   terms(pick(issues_)));
    text_ += fmt::format(
        "[[body]]\nparty = \"p{}\"\nquota = {}\nfactions = [{{ id = \"x\", votes = 40 }}, {{ id = \"y\", "
        "votes = 35.5 }}, {{ id = \"z\", votes = 24.5 }}]\n",
        judge, 30 + pick(50));
    const char* factions[] = {"", "faction = \"x\"\n", "faction = \"y\"\n"};
    for (std::size_t n = 1 + pick(4); n > 0; --n)
      text_ +=
          fmt::format("[[approval]]\nparty = \"p{}\"\n{}{}share = {}\n", judge, factions[pick(3)],
                      pick(4) ? fmt::format("if = {{ {} }}\n", terms(pick(issues_))) : "", range(0.2, 1));
  }

  std::mt19937 random_;
  RandomCaseOptions options_;
  std::size_t parties_ = 0, issues_ = 0;
  std::vector<bool> scale_;
  std::string text_;
};

inline std::string random_rows(std::uint32_t seed, RandomCaseOptions options = {}) {
  return RandomCase(seed, options).rows();
}

}  // namespace entente::fixtures
