#include "ingest/models.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/annotate.h"
#include "ingest/gazetteer.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

TEST(Models, AcceptTextWithoutWords) {
  EXPECT_TRUE(parsed_text("").tokens.empty());
  EXPECT_TRUE(parsed_text(" \n\n ").tokens.empty());
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Models, AreThoseThatTheirManifestDescribes) {
  const std::string folder = DOSSIER_SOURCE_DIR "/ingest/models/", manifest = read_file(folder + "models.json");
  for (const std::string name : {"clusters", "lemmatizer", "names", "names_again", "parser", "relations", "tagger"}) {
    const std::string bytes = read_file(folder + name + ".bin");
    const std::string line = "{\"file\": \"" + name + ".bin\", \"bytes\": " + std::to_string(bytes.size()) + ", \"fingerprint\": \"" + hex64(hash64(bytes)) + "\"}";
    EXPECT_NE(manifest.find(line), std::string::npos) << "models.json should have " << line;
  }
}

/// A file that is removed at the end of the test.
class LexiconFile {
 public:
  explicit LexiconFile(const std::string& tsv) : path_(testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv") { std::ofstream(path_) << tsv; }
  ~LexiconFile() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(Models, TakeNamesOfTheUsersOwn) {
  const LexiconFile file("name\tclass\tref\tkind\nblue lantern circle\torganisation\tmy:blue\tngo\n");
  Models models;
  models.add_lexicon(file.path());
  Document d;
  d.id = "t";
  d.text = "The blue lantern circle met again in March.";
  const Annotations a = annotate(d, models);
  ASSERT_FALSE(a.mentions.empty());
  const Mention& m = a.mentions.front();
  EXPECT_EQ(slice(d.text, a.span(m.tokens)), "blue lantern circle");
  EXPECT_EQ(m.type, EntityType::Organisation);
}

TEST(Models, NameTheFileAndLineOfABadLexicon) {
  const LexiconFile file("name\tclass\nBlue Lantern\tclub\n");
  Models models;
  try {
    models.add_lexicon(file.path());
    FAIL() << "the lexicon was read";
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).find("lexicon " + file.path() + ", line 2: unknown class 'club'; "), 0u) << error.what();
  }
  EXPECT_THROW(models.add_lexicon(testing::TempDir() + "no_such_file.tsv"), Error);
}

}  // namespace
}  // namespace dossier
