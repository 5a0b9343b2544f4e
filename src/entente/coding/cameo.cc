#include "entente/coding/cameo.h"

#include <cstdlib>

namespace entente::coding {
namespace {

int root_of(std::string_view code) {
  return code.size() < 2 || code[0] < '0' || code[0] > '9' ? 0 : (code[0] - '0') * 10 + (code[1] - '0');
}

// The kinds of deeds that intents (03), appeals (02) and refusals (12) tell apart.
std::string of_kind(int inner, std::string_view family) {
  const bool appeal = family == "02", refusal = family == "12";
  switch (inner) {
    case 4:
      return appeal ? "022" : refusal ? "125" : "036";
    case 5:
      return appeal ? "022" : refusal ? "120" : "032";
    case 6:
      return appeal ? "021" : refusal ? "121" : "031";
    case 7:
      return appeal ? "023" : refusal ? "122" : "033";
    case 8:
      return appeal ? "025" : refusal ? "124" : "035";
    default:
      return std::string(family) + "0";
  }
}

}  // namespace

std::string negated(std::string_view code) {
  const int root = root_of(code);
  if (root >= 4 && root <= 8) {
    return of_kind(root, "12");
  }
  if (root == 2 || root == 3) {
    return "120";
  }
  return root >= 11 ? "050" : std::string(code);
}

std::string first_way(std::string_view code) {
  const std::size_t colon = code.find(':');
  return std::string(colon == 0 ? code : code.substr(0, colon));
}

std::string combined(std::string_view outer, std::string_view inner, bool same_subject) {
  const std::string one_way = first_way(inner);
  inner = one_way;
  const int what = root_of(outer), kind = root_of(inner);
  if (what <= 1) {
    return std::string(inner);
  }
  if (kind <= 1) {
    return std::string(outer);
  }
  const bool deed = kind >= 4 && kind <= 8;
  if (what == 3 || (what == 2 && same_subject)) {
    return deed ? of_kind(kind, "03") : std::string(inner);
  }
  if (what == 2 || what == 12) {
    return deed ? of_kind(kind, outer.substr(0, 2)) : std::string(outer);
  }
  return std::string(same_subject ? inner : outer);
}

bool of_force(std::string_view code) {
  return root_of(code) >= 18;
}

bool mutual(std::string_view code) {
  const int root = root_of(code);
  return root >= 3 && root <= 6;
}

}  // namespace entente::coding
