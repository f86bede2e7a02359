#include "export/sink.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "graph/error.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

std::string written(const std::function<void(Sink&)>& write) {
  std::string out;
  Sink sink = Sink::memory(out);
  write(sink);
  sink.commit();
  return out;
}

std::string xml(std::string_view text) {
  return written([&](Sink& sink) { write_xml(sink, text); });
}
std::string json(std::string_view text) {
  return written([&](Sink& sink) { write_json(sink, text); });
}
std::string csv(std::string_view text, bool guard = true) {
  return written([&](Sink& sink) { write_csv(sink, text, guard); });
}

/// A folder of its own for each test, removed at the end.
class SinkFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dossier-sink-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  size_t files() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static std::string failure(const std::function<void()>& action) {
    try {
      action();
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }

  fs::path folder_;
};

TEST(Sink, WritesNumbersInTheShortestFormThatReadsBack) {
  EXPECT_EQ(written([](Sink& s) { s << 1.0 / 3 << ' ' << 0.1 << ' ' << uint64_t{18446744073709551615u} << ' '
                                    << int64_t{-9223372036854775807} << ' ' << 7u << ' ' << -7; }),
            "0.3333333333333333 0.1 18446744073709551615 -9223372036854775807 7 -7");
}

TEST(Sink, KeepsTextsThatAreLargerThanItsBuffer) {
  const std::string large(3'000'001, 'x');
  EXPECT_EQ(written([&](Sink& s) { s << "a" << large << "b"; }), "a" + large + "b");
}

TEST(Sink, CountsWhatWasWritten) {
  std::string out;
  Sink sink = Sink::memory(out);
  sink << "four";
  EXPECT_EQ(sink.written(), 4u);
  sink.commit();
  EXPECT_EQ(sink.written(), 4u);
}

TEST(WriteXml, EscapesMarkupAndLineEnds) {
  EXPECT_EQ(xml("a<b & \"c\" > 'd'"), "a&lt;b &amp; &quot;c&quot; &gt; 'd'");
  EXPECT_EQ(xml("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d");
}

TEST(WriteXml, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(xml(std::string_view("a\0b\x01\x1f", 5)), "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(xml("\xEF\xBF\xBE\xEF\xBF\xBF"), "\uFFFD\uFFFD");  // U+FFFE, U+FFFF
  EXPECT_EQ(xml("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");        // a surrogate
  EXPECT_EQ(xml("\xC0\xAF|\xF5|\xE2\x82"), "\uFFFD\uFFFD|\uFFFD|\uFFFD\uFFFD");
}

TEST(WriteXml, KeepsValidTextOfAllPlanes) {
  const std::string text = "Ünïcode Кыргызстан \u05E9\u05DC\u05D5\u05DD \U0001F30D \uFFFD";
  EXPECT_EQ(xml(text), text);
}

TEST(WriteJson, EscapesForStringsAndForScriptElements) {
  EXPECT_EQ(json("a\"b\\c\n\x01</script>"), "a\\\"b\\\\c\\n\\u0001\\u003c/script>");
  EXPECT_EQ(json("\xFFz"), "\uFFFDz");
}

TEST(WriteCsv, QuotesWhereNeeded) {
  EXPECT_EQ(csv("plain"), "plain");
  EXPECT_EQ(csv("a,b"), "\"a,b\"");
  EXPECT_EQ(csv("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv(" padded"), "\" padded\"");
  EXPECT_EQ(csv(""), "");
}

TEST(WriteCsv, DisarmsFormulas) {
  EXPECT_EQ(csv("=cmd()"), "'=cmd()");
  EXPECT_EQ(csv("+1"), "'+1");
  EXPECT_EQ(csv("-1"), "'-1");
  EXPECT_EQ(csv("@a"), "'@a");
  EXPECT_EQ(csv("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(csv("=cmd()", false), "=cmd()");
}

TEST_F(SinkFile, GetsItsNameAtCommitOnly) {
  const fs::path path = folder_ / "graph.xml";
  {
    Sink sink = Sink::file(path, false);
    sink << "hello";
    EXPECT_FALSE(fs::exists(path));
    sink.commit();
  }
  EXPECT_EQ(read(path), "hello");
  EXPECT_EQ(files(), 1u);
}

TEST_F(SinkFile, LeavesNothingWithoutCommit) {
  { Sink::file(folder_ / "graph.xml", false) << "hello"; }
  EXPECT_EQ(files(), 0u);
}

TEST_F(SinkFile, RefusesAnExistingFileUnlessToldTo) {
  const fs::path path = folder_ / "graph.xml";
  std::ofstream(path) << "old";
  EXPECT_EQ(failure([&] { Sink::file(path, false); }),
            path.string() + " exists already; give another name, or --force to replace it");
  Sink sink = Sink::file(path, true);
  sink << "new";
  sink.commit();
  EXPECT_EQ(read(path), "new");
}

TEST_F(SinkFile, FollowsASymbolicLink) {
  std::ofstream(folder_ / "real.xml") << "old";
  fs::create_symlink("real.xml", folder_ / "link.xml");
  Sink sink = Sink::file(folder_ / "link.xml", true);
  sink << "new";
  sink.commit();
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.xml"));
  EXPECT_EQ(read(folder_ / "real.xml"), "new");
}

TEST_F(SinkFile, NamesThePathAndTheReason) {
  const fs::path missing = folder_ / "none" / "graph.xml";
  EXPECT_EQ(failure([&] { Sink::file(missing, false); }),
            "cannot write " + missing.string() + ": No such file or directory");
  EXPECT_EQ(failure([&] { Sink::file(folder_, true); }),
            "cannot write " + folder_.string() + ": it is a folder; give the name of a file");
}

TEST_F(SinkFile, ReportsAReadOnlyFolder) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write into a read-only folder";
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  const fs::path path = folder_ / "graph.xml";
  EXPECT_EQ(failure([&] { Sink::file(path, false); }), "cannot write " + path.string() + ": Permission denied");
  fs::permissions(folder_, fs::perms::owner_all);
}

TEST_F(SinkFile, ReportsAFullDisk) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  EXPECT_EQ(failure([] {
              Sink sink = Sink::file("/dev/full", false);
              sink << "hello";
              sink.commit();
            }),
            "cannot write /dev/full: No space left on device");
}

}  // namespace
}  // namespace dossier
