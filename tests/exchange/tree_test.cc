// Tests also: tree_json.cc, tree_yaml.cc
#include "entente/exchange/tree.h"

#include <cmath>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario_support.h"

namespace entente::exchange {
namespace {

using Json = nlohmann::json;

std::string told(const std::string& text, bool yaml) {
  ImportLog log;
  const SourceFile file{yaml ? "a.yml" : "a.json", yaml ? "a.yml" : "a.json", text};
  const auto tree = yaml ? yaml_tree(file, log) : json_tree(file, log);
  return tree ? "read" : base::to_text(log.problems());
}

Tree tree_of(const std::string& text, bool yaml) {
  ImportLog log;
  auto tree = yaml ? yaml_tree({"a", "a", text}, log) : json_tree({"a", "a", text}, log);
  if (!tree) throw std::runtime_error(base::to_text(log.problems()));
  return std::move(*tree);
}

// The library's value of a tree, to compare with.
Json value_of(const Branch& branch) {
  if (branch.kind == Branch::Kind::null) return nullptr;
  if (branch.kind == Branch::Kind::scalar) {
    if (branch.quoted) return branch.text;
    if (branch.text == "true" || branch.text == "false") return branch.text == "true";
    return *number_of(branch);
  }
  Json made = branch.kind == Branch::Kind::list ? Json::array() : Json::object();
  for (std::size_t i = 0; i < branch.items.size(); ++i)
    if (branch.kind == Branch::Kind::list)
      made.push_back(value_of(branch.items[i]));
    else
      made[branch.keys[i].text] = value_of(branch.items[i]);
  return made;
}

Json random_json(std::mt19937& random, int depth) {
  const int kind = static_cast<int>(random() % (depth > 3 ? 4 : 6));
  if (kind == 0) return nullptr;
  if (kind == 1) return random() % 2 == 0;
  if (kind == 2) return std::ldexp(static_cast<double>(random()) - 2e9, static_cast<int>(random() % 60) - 30);
  if (kind == 3) {
    static const char* const texts[] = {"",    "No", "caf\xC3\xA9", "a \"b\"\\\n\t/", "\xF0\x9F\x98\x80",
                                        "\x01"};
    return texts[random() % 6];
  }
  Json made = kind == 4 ? Json::array() : Json::object();
  for (std::size_t n = random() % 4; n-- > 0;)
    if (kind == 4)
      made.push_back(random_json(random, depth + 1));
    else
      made["k" + std::to_string(n)] = random_json(random, depth + 1);
  return made;
}

TEST(JsonTree, reads_what_the_library_reads) {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    const Json expected = random_json(random, 0);
    const std::string text = expected.dump(i % 3 == 0 ? 2 : -1, ' ', i % 2 == 0);
    ASSERT_EQ(value_of(tree_of(text, false).root), expected) << text;
  }
}

TEST(YamlTree, reads_json_as_the_json_reader_does) {
  std::mt19937 random(8);
  for (int i = 0; i < 200; ++i) {
    const Json expected = Json::array({random_json(random, 0)});
    const std::string text = expected.dump(2);
    if (text.find("\\u0001") != std::string::npos) continue;
    ASSERT_EQ(value_of(tree_of(text, true).root), expected) << text;
  }
}

TEST(JsonTree, knows_where_each_value_stands) {
  const Tree tree = tree_of("{\n  \"a\": [10, \"b\"]\n}", false);
  const Branch& list = *tree.root.find("a");
  EXPECT_EQ(tree.root.keys[0].at, 4u);
  EXPECT_EQ(tree.root.keys[0].length, 3u);
  EXPECT_EQ(list.items[0].at, 10u);
  EXPECT_EQ(list.items[0].length, 2u);
  EXPECT_EQ(list.items[1].at, 14u);
  EXPECT_EQ(list.items[1].length, 3u);
}

TEST(YamlTree, knows_where_each_value_stands_and_whether_it_was_quoted) {
  const Tree tree = tree_of("a:\n- 10\n- 'No'\nyes: no\n", true);
  const Branch& list = *tree.root.find("a");
  EXPECT_EQ(list.items[0].at, 5u);
  EXPECT_FALSE(list.items[0].quoted);
  EXPECT_EQ(list.items[1].at, 10u);
  EXPECT_TRUE(list.items[1].quoted);
  EXPECT_EQ(tree.root.keys[1].text, "yes");
  EXPECT_EQ(tree.root.items[1].text, "no");
}

TEST(YamlTree, follows_aliases) {
  const Tree tree = tree_of("a: &x [1, 2]\nb: *x\nc: *x\n", true);
  EXPECT_EQ(value_of(tree.root), Json::parse(R"({"a":[1,2],"b":[1,2],"c":[1,2]})"));
}

TEST(YamlTree, refuses_aliases_that_multiply_without_end) {
  std::string text = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
  for (int i = 1; i < 8; ++i)
    text += fmt::format(
        "a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
  EXPECT_NE(told(text, true).find("error: the file holds more than 1000000 values   [import-size]"),
            std::string::npos);
}

TEST(YamlTree, refuses_an_alias_inside_of_what_it_names) {
  EXPECT_EQ(told("a: &x [1, *x]\n", true),
            "a.yml:1:11: error: this alias stands inside of what it names   [import-syntax]\n"
            "    1 | a: &x [1, *x]\n"
            "      |           ^\n");
}

TEST(NumberOf, knows_infinities_and_nan_and_no_quoted_numbers) {
  const Branch list = tree_of("[.inf, -.inf, .nan, 1e3, '10', word, -Infinity]", true).root;
  EXPECT_EQ(*number_of(list.items[0]), INFINITY);
  EXPECT_EQ(*number_of(list.items[1]), -INFINITY);
  EXPECT_TRUE(std::isnan(*number_of(list.items[2])));
  EXPECT_EQ(*number_of(list.items[3]), 1000.0);
  EXPECT_FALSE(number_of(list.items[4]));
  EXPECT_FALSE(number_of(list.items[5]));
  EXPECT_EQ(*number_of(list.items[6]), -INFINITY);
}

TEST(JsonTree, reads_the_numbers_that_python_writes) {
  const Branch list = tree_of("[NaN, Infinity, -Infinity]", false).root;
  EXPECT_TRUE(std::isnan(*number_of(list.items[0])));
  EXPECT_EQ(*number_of(list.items[1]), INFINITY);
  EXPECT_EQ(*number_of(list.items[2]), -INFINITY);
}

struct Broken {
  const char* text;
  const char* message;
};

TEST(JsonTree, shows_where_a_broken_file_breaks) {
  const Broken rows[] = {
      {"{\"a\": 1,}",
       "a.json:1:9: error: a key in double quotes is needed here   [import-syntax]\n"
       "    1 | {\"a\": 1,}\n"
       "      |         ^\n"},
      {"{\"a\" 1}",
       "a.json:1:6: error: a colon is needed after the key \"a\"   [import-syntax]\n"
       "    1 | {\"a\" 1}\n"
       "      |      ^\n"},
      {"{\"a\": 1 \"b\": 2}",
       "a.json:1:9: error: a comma or } is needed here   [import-syntax]\n"
       "    1 | {\"a\": 1 \"b\": 2}\n"
       "      |         ^\n"},
      {"[1 2]",
       "a.json:1:4: error: a comma or ] is needed here   [import-syntax]\n"
       "    1 | [1 2]\n"
       "      |    ^\n"},
      {"[1, ]",
       "a.json:1:5: error: a value is needed here, not ]   [import-syntax]\n"
       "    1 | [1, ]\n"
       "      |     ^\n"},
      {"[1,\n 2",
       "a.json:2:3: error: a comma or ] is needed here   [import-syntax]\n    2 |  2\n      |   ^\n"},
      {"", "a.json:1:1: error: the file ends where a value is needed   [import-syntax]\n"},
      {"[maybe]",
       "a.json:1:2: error: \"maybe\" is no value of JSON   [import-syntax]\n"
       "    1 | [maybe]\n"
       "      |  ^\n"},
      {"[\"a",
       "a.json:1:2: error: the text that begins here does not end   [import-syntax]\n"
       "    1 | [\"a\n"
       "      |  ^\n"},
      {"[\"a\nb\"]",
       "a.json:1:2: error: the text that begins here does not end on its line   [import-syntax]\n"
       "    1 | [\"a\n"
       "      |  ^\n"},
      {"[\"\\q\"]",
       "a.json:1:3: error: a backslash is followed by a letter it has no meaning for   [import-syntax]\n"
       "    1 | [\"\\q\"]\n"
       "      |   ^\n"},
      {"[\"\\uD83Dx\"]",
       "a.json:1:3: error: \\u needs four hexadecimal digits of a letter   [import-syntax]\n"
       "    1 | [\"\\uD83Dx\"]\n"
       "      |   ^\n"},
      {"{} {}",
       "a.json:1:4: error: the file goes on after its value has ended   [import-syntax]\n"
       "    1 | {} {}\n"
       "      |    ^\n"},
  };
  for (const Broken& row : rows) EXPECT_EQ(told(row.text, false), row.message) << row.text;
}

TEST(YamlTree, shows_where_a_broken_file_breaks) {
  EXPECT_EQ(told("a: [1, 2\nb: 3\n", true),
            "a.yml:2:2: error: the YAML parser stops here: end of sequence flow not found   [import-syntax]\n"
            "    2 | b: 3\n"
            "      |  ^\n");
}

TEST(JsonTree, refuses_lists_without_bottom) {
  const std::string text = std::string(100000, '[');
  EXPECT_EQ(told(text, false),
            "a.json:1:66: error: lists and maps stand more than 64 deep   [import-syntax]\n");
}

TEST(YamlTree, refuses_lists_without_bottom) {
  EXPECT_NE(told(std::string(100000, '['), true).find("[import-syntax]"), std::string::npos);
}

TEST(JsonTree, leaves_out_lines_too_long_to_be_shown) {
  const std::string text = "[" + std::string(200, ' ') + "x]";
  EXPECT_EQ(told(text, false), "a.json:1:202: error: \"x\" is no value of JSON   [import-syntax]\n");
}

TEST(JsonTree, refuses_a_million_values) {
  std::string text = "[";
  for (int i = 0; i < 1000000; ++i) text += "0,";
  EXPECT_EQ(told(text + "0]", false),
            "a.json:1:2000000: error: the file holds more than 1000000 values   [import-size]\n");
}

TEST(ReadTree, goes_by_the_ending) {
  fixtures::Folder folder;
  ImportLog log;
  const auto yaml = read_tree(folder.put("a.YML",
                                         "\xEF\xBB\xBF"
                                         "b: 1\n"),
                              log);
  const auto json = read_tree(folder.put("a.json", "\xEF\xBB\xBF{\"b\": 1}"), log);
  ASSERT_TRUE(yaml && json);
  EXPECT_EQ(value_of(yaml->root), value_of(json->root));
  EXPECT_FALSE(read_tree(folder.path() + "/none.json", log));
  EXPECT_EQ(log.problems().at(0).code, "missing-file");
}

}  // namespace
}  // namespace entente::exchange
