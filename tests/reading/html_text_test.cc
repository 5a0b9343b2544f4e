// Tests also: html_charset.cc, html_nodes.cc, html_facts.cc
#include "entente/reading/html_text.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::string text_of(const std::string& page) {
  const auto found = html_text("page.html", page);
  return found ? found->text : base::to_text(found.diagnostics());
}

std::string body(const std::string& inside) {
  return text_of("<!DOCTYPE html><html><head><title>T</title></head><body>" + inside + "</body></html>");
}

const std::string long_paragraph =
    "<p>The delegations of both coasts met for the second day in the old customs house and talked about the "
    "tolls that ships pay at the northern locks of the canal.</p>"
    "<p>They left without a text in hand, and the chair of the meeting said that another round is planned "
    "for "
    "the week after the elections in the lake province.</p>";
const std::string long_text =
    "The delegations of both coasts met for the second day in the old customs house and talked about the "
    "tolls "
    "that ships pay at the northern locks of the canal.\n\n"
    "They left without a text in hand, and the chair of the meeting said that another round is planned for "
    "the "
    "week after the elections in the lake province.\n";

TEST(HtmlText, headings_lists_quotations_and_rows_become_markdown) {
  EXPECT_EQ(
      body("<h1>Canal talks</h1><p>One <b>side</b>\n left.</p><h2>Tolls</h2><ul><li>Free passage</li>"
           "<li><p>Fees of 3.5 per cent</p><p>for ten years</p></li></ul><blockquote>We stay.</blockquote>"
           "<table><tr><th>Side</th><th>Seats</th></tr><tr><td>North</td><td>4</td></tr></table>"),
      "# Canal talks\n\nOne side left.\n\n## Tolls\n\n- Free passage\n\n- Fees of 3.5 per cent\n\nfor ten "
      "years\n\n> We stay.\n\nSide | Seats\n\nNorth | 4\n");
}

TEST(HtmlText, what_a_reader_of_the_article_does_not_see_is_left_out) {
  EXPECT_EQ(body("<header><a href=/>The Harbour Gazette</a></header><nav>Home World</nav>"
                 "<script>var talks = 'on';</script><style>p { color: red }</style><aside>Read on</aside>"
                 "<div class='share-tools'>Share this</div><p hidden>Old text.</p>"
                 "<p style='display: none'>Older text.</p><p>The talks go on.<sup>[4]</sup></p>"
                 "<!-- a note --><ul><li><a href=a>World news today</a></li><li><a href=b>Sport</a></li></ul>"
                 "<footer>All rights</footer>"),
            "The talks go on.\n");
}

TEST(HtmlText, the_article_is_read_and_not_the_page_around_it) {
  EXPECT_EQ(body("<h1>Talks end</h1><div>Ten things to know</div><article>" + long_paragraph +
                 "</article><article><p>Another story in short.</p></article>"),
            "# Talks end\n\n" + long_text);
  EXPECT_EQ(body("<div>Weather: rain</div><main>" + long_paragraph + "</main>"), long_text);
}

TEST(HtmlText, a_form_or_a_wrapper_named_after_the_menu_beside_it_does_not_hide_the_page) {
  EXPECT_EQ(body("<form><div class='has-sidebar menu'>" + long_paragraph +
                 "<div class=sidebar>More</div></div></form>"),
            long_text);
}

TEST(HtmlText, a_table_that_lays_out_the_page_is_no_table_of_data) {
  EXPECT_EQ(body("<table><tr><td><h2>Left</h2><p>One.</p></td><td><p>Two.</p></td></tr></table>"),
            "## Left\n\nOne.\n\nTwo.\n");
}

TEST(HtmlText, line_breaks_end_a_paragraph_only_after_a_stop) {
  EXPECT_EQ(body("<div>Q: Why now?<br>A: Because the locks<br>are closed.<br>Nobody left.</div>"),
            "Q: Why now?\n\nA: Because the locks are closed.\n\nNobody left.\n");
}

TEST(HtmlText, the_character_set_is_utf8_or_the_declared_one_or_windows_1252) {
  EXPECT_EQ(text_of("<html><body><p>caf\xC3\xA9</p></body></html>"), "caf\xC3\xA9\n");
  EXPECT_EQ(
      text_of("<html><head><meta charset=\"windows-1251\"></head><body><p>\xCC\xE8\xF0</p></body></html>"),
      "\xD0\x9C\xD0\xB8\xD1\x80\n");
  EXPECT_EQ(
      text_of("<html><head><meta charset=\"windows-1251\"></head><body><p>caf\xC3\xA9</p></body></html>"),
      "caf\xC3\xA9\n");
  EXPECT_EQ(text_of("<html><body><p>\x93We stay\x94 \x97 caf\xE9</p></body></html>"),
            "\xE2\x80\x9CWe stay\xE2\x80\x9D \xE2\x80\x94 caf\xC3\xA9\n");
  EXPECT_EQ(
      text_of(
          "<html><head><meta charset=utf-8></head><body><p>caf\xE9 &amp; bar&nbsp;open</p></body></html>"),
      "caf\xC3\xA9 & bar open\n");
}

TEST(HtmlText, pages_in_utf16_and_broken_bytes_of_a_declared_set_are_read) {
  const std::string page = "<html><body><p>Talks</p></body></html>";
  std::string wide = "\xFF\xFE";
  for (const char c : page) wide += std::string(1, c) + '\0';
  EXPECT_EQ(text_of(wide), "Talks\n");
  EXPECT_EQ(text_of("<html><head><meta charset=shift_jis></head><body><p>a\xFF z</p></body></html>"),
            "a\xEF\xBF\xBD z\n");
  EXPECT_EQ(text_of("<html><head><meta charset=no-such-set></head><body><p>caf\xE9</p></body></html>"),
            "caf\xC3\xA9\n");
}

TEST(HtmlText, the_page_gives_title_author_date_and_site_where_the_text_does_not) {
  const std::string head =
      "<!DOCTYPE html><html><head><meta property='og:title' content='Talks | Gazette'>"
      "<meta name=author content='J. Moss'><meta property='article:author' content='https://x.example/moss'>"
      "<meta property='article:published_time' content='2024-03-02T10:00:00Z'>"
      "<meta property='og:site_name' content='Harbour Gazette'></head><body>";
  const auto plain = document(head + "<p>The talks go on.</p></body></html>", "page.html");
  EXPECT_EQ(plain.title, "Talks | Gazette");
  EXPECT_EQ(plain.author, "J. Moss");
  EXPECT_EQ(evidence::to_iso(*plain.date), "2024-03-02");
  EXPECT_EQ(plain.origin, "Harbour Gazette");
  EXPECT_TRUE(plain.extracted);
  const auto wire =
      document(head +
                   "<h1>Talks go on</h1><p>By R. Vale</p><p>GENEVA, March 1, 2024 (AFP) - The talks "
                   "go on.</p></body></html>",
               "page.html");
  EXPECT_EQ(wire.title, "Talks go on");
  EXPECT_EQ(wire.author, "R. Vale");
  EXPECT_EQ(evidence::to_iso(*wire.date), "2024-03-01");
  EXPECT_EQ(wire.origin, "AFP");
}

TEST(HtmlText, a_time_element_of_the_article_dates_it) {
  const auto read = document(
      "<html><body><p>The talks go on. <time datetime='2023-12-31'>Sunday</time></p></body>"
      "</html>",
      "page.htm");
  ASSERT_TRUE(read.date);
  EXPECT_EQ(evidence::to_iso(*read.date), "2023-12-31");
}

TEST(HtmlText, what_was_taken_out_reads_the_same_again) {
  const auto first = document(
      "<html><body><h1>Talks go on</h1><p>MR. VALE: We stay.</p><ul><li>A point.</li></ul>"
      "<blockquote>We agree.</blockquote><p>MR. MOSS: They left.</p></body></html>",
      "page.html");
  const auto again = document(first.text, "page.md");
  EXPECT_FALSE(again.extracted);
  ASSERT_EQ(first.blocks.size(), again.blocks.size());
  for (std::size_t i = 0; i < first.blocks.size(); ++i) {
    EXPECT_EQ(first.blocks[i].kind, again.blocks[i].kind);
    EXPECT_EQ(first.blocks[i].span, again.blocks[i].span);
  }
  ASSERT_EQ(first.sentences.size(), again.sentences.size());
}

TEST(HtmlText, malformed_pages_are_read_as_far_as_they_go) {
  EXPECT_EQ(body("<p>One <b>two<p>three</b></div></li><td>four"), "One two\n\nthree\n\nfour\n");
  for (std::size_t cut = 0; cut < 200; ++cut) {
    const std::string page =
        "<html><body><p class='a'>One &amp; two.</p><table><tr><td>x</td></tr></table></body>";
    (void)html_text("page.html", page.substr(0, std::min(cut, page.size())));
    (void)html_text("page.html",
                    page.substr(0, cut % 40) + '\xFF' + std::string(1, '\0') + page.substr(cut % 40));
  }
}

TEST(HtmlText, elements_that_nest_too_deeply_are_named_and_do_no_harm) {
  std::string page = "<html><body><p>Before.</p>";
  for (int i = 0; i < 5000; ++i) page += "<div>";
  page += "Inside</body></html>";
  const auto found = html_text("page.html", page);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->text, "Before.\n");
  EXPECT_EQ(
      base::to_text(found->notes),
      "page.html: warning: the elements of \"page.html\" nest too deeply; the text after them is left out   "
      "[html-cut-off]\n   help: save the page as text in the browser and read that file\n");
}

TEST(HtmlText, a_page_without_words_is_an_empty_document) {
  const auto read = make_document("p", "p.html", "<html><body><script>x()</script></body></html>");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.diagnostics()[0].code, "empty-document");
}

}  // namespace
}  // namespace entente::reading::test
