#include "entente/server/pages.h"

#include "entente/base/assets.h"
#include "entente/report/brief_style.h"
#include "tests/server/folder_fixture.h"

namespace entente::server {
namespace {

class PagesTest : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    write("pages/index.html", "<p>first</p>");
    write("pages/deep/app.js", "1;");
    write("pages/engine.wasm.gz", "packed");
    write("pages/.hidden", "hidden");
    write("secret.txt", "secret");
  }
  Answer from_folder(const std::string& path) const { return Pages(this->path("pages")).answer(path); }
};

TEST_F(PagesTest, of_a_folder_are_its_files_with_their_media_types) {
  EXPECT_EQ(from_folder("/").body, "<p>first</p>");
  EXPECT_EQ(from_folder("/").media_type, "text/html; charset=utf-8");
  EXPECT_EQ(from_folder("/deep/app.js").body, "1;");
  EXPECT_EQ(from_folder("/deep/app.js").media_type, "text/javascript; charset=utf-8");
}

TEST_F(PagesTest, a_file_that_is_there_only_compressed_goes_out_compressed) {
  const Answer answer = from_folder("/engine.wasm");
  EXPECT_EQ(answer.body, "packed");
  EXPECT_EQ(answer.media_type, "application/wasm");
  EXPECT_EQ(answer.headers, (Pairs{{"Content-Encoding", "gzip"}}));
}

TEST_F(PagesTest, no_path_leads_out_of_the_folder) {
  std::filesystem::create_symlink(path("secret.txt"), path("pages/link.txt"));
  std::filesystem::create_directory_symlink(folder_, path("pages/up"));
  const std::string nul = std::string("/index.html") + '\0' + ".txt";
  for (const std::string& name :
       {std::string("/../secret.txt"), std::string("/deep/../../secret.txt"), std::string("//secret.txt"),
        path("secret.txt"), "/" + path("secret.txt"), std::string("/..\\secret.txt"), std::string("/.hidden"),
        std::string("/link.txt"), std::string("/up/secret.txt"), std::string("/deep"), std::string(""), nul,
        std::string("/%2e%2e/secret.txt")}) {
    const Answer answer = from_folder(name);
    EXPECT_EQ(answer.status, 404) << name;
    EXPECT_EQ(answer.body.find("secret\n"), std::string::npos);
  }
}

TEST_F(PagesTest, the_style_of_the_brief_is_one_of_them) {
  for (const Pages& pages : {Pages(), Pages(path("pages"))}) {
    const Answer answer = pages.answer("/style.css");
    EXPECT_EQ(answer.body, report::brief_style());
    EXPECT_EQ(answer.media_type, "text/css; charset=utf-8");
  }
}

TEST_F(PagesTest, of_the_binary_are_its_assets_or_a_word_that_there_are_none) {
  const Answer first = Pages().answer("/");
  const base::Asset index = base::asset("web/index.html");
  EXPECT_EQ(first.status, index.bytes.empty() ? 404 : 200);
  if (index.bytes.empty())
    EXPECT_NE(first.body.find("The pages are not in this build"), std::string::npos);
  else
    EXPECT_EQ(first.body, index.bytes);
  for (const char* path :
       {"/cases/harbour/case.toml", "/../cases/harbour/case.toml", "/no-such.js", "/web/index.html"})
    EXPECT_EQ(Pages().answer(path).status, 404) << path;
}

TEST_F(PagesTest, a_folder_without_pages_says_so) {
  write("empty/readme.txt", "");
  const Answer answer = Pages(path("empty")).answer("/");
  EXPECT_EQ(answer.status, 404);
  EXPECT_NE(answer.body.find("The pages are not in this build"), std::string::npos);
}

}  // namespace
}  // namespace entente::server
