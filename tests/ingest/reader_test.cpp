#include "ingest/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "graph/error.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSentence = "The ministers of the river states met in the port of Lanvik on Tuesday.";
constexpr std::string_view kArticle =
    "Talks in Lanvik\n\nThe ministers of the river states met in the port of Lanvik on Tuesday.\n";

/// A directory of its own for each test; the working directory is moved into it, so that paths and ids are short.
class Reader : public ::testing::Test {
 protected:
  Reader()
      : before_(fs::current_path()),
        directory_(fs::temp_directory_path() / ("dossier_reader_" + std::to_string(::getpid()))) {
    fs::remove_all(directory_);
    fs::create_directories(directory_);
    fs::current_path(directory_);
  }
  ~Reader() override {
    fs::current_path(before_);
    fs::remove_all(directory_);
  }

  static void write(const fs::path& path, std::string_view bytes) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  static std::string gzip(std::string_view bytes) {
    write("packing", "");
    gzFile file = gzopen("packing", "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    std::ifstream in("packing", std::ios::binary);
    std::string packed{std::istreambuf_iterator<char>(in), {}};
    fs::remove("packing");
    return packed;
  }

  /// "id: text" of each document, and "! message" of each error, in order.
  static std::vector<std::string> read(const std::string& path, const ReaderOptions& options = {}) {
    std::vector<std::string> seen;
    try {
      const auto reader = open_reader(path, options);
      for (;;) {
        try {
          Document d;
          if (!reader->next(d)) return seen;
          seen.push_back(d.id + ": " + d.text);
        } catch (const Error& e) {
          seen.push_back(std::string("! ") + e.what());
        }
      }
    } catch (const Error& e) {
      seen.push_back(std::string("! ") + e.what());
    }
    return seen;
  }

  static std::vector<std::string> one(std::string line) { return {std::move(line)}; }

 private:
  fs::path before_, directory_;
};

TEST_F(Reader, ReadsATextFileUnderItsPath) {
  write("news/talks.txt", kArticle);
  EXPECT_EQ(read("news/talks.txt"), one("news/talks.txt: " + std::string(kSentence)));
  EXPECT_EQ(read("./news//talks.txt"), one("news/talks.txt: " + std::string(kSentence))) << "one file has one id";
}

TEST_F(Reader, ReadsADirectoryInTheOrderOfItsPaths) {
  write("in/b.txt", kArticle);
  write("in/a/z.txt", kArticle);
  write("in/.hidden/x.txt", kArticle);
  write("in/page_files/style.css", "body { color: red }");
  write("in/photo", std::string("\x89PNG\r\n\0\0", 8));
  EXPECT_EQ(read("in"),
            (std::vector<std::string>{"in/a/z.txt: " + std::string(kSentence), "in/b.txt: " + std::string(kSentence)}));
}

TEST_F(Reader, UnpacksGzip) {
  const std::string packed = gzip("{\"id\":\"a\",\"text\":\"One.\"}\n");
  write("two.jsonl.gz", packed + gzip("{\"id\":\"b\",\"text\":\"Two.\"}\n"));
  write("page.html.gz", gzip("<html><body><p>" + std::string(kSentence) + "</p></body></html>"));
  EXPECT_EQ(read("two.jsonl.gz"), (std::vector<std::string>{"a: One.", "b: Two."}));
  EXPECT_EQ(read("page.html.gz"), one("page.html.gz: " + std::string(kSentence)));
}

TEST_F(Reader, ReportsTruncatedGzipAfterTheWholeDocuments) {
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"Ministers met " + std::to_string(i * 7919) + " times.\"}\n";
  const std::string packed = gzip(lines);
  write("cut.jsonl.gz", packed.substr(0, packed.size() / 2));
  const std::vector<std::string> seen = read("cut.jsonl.gz");
  ASSERT_GT(seen.size(), 100u);
  EXPECT_EQ(seen[0], "0: Ministers met 0 times.");
  EXPECT_EQ(seen.back(), "! cut.jsonl.gz: the gzip data stops before its end (truncated file); fetch or pack it again");
}

TEST_F(Reader, TakesTheTextOfJsonLinesAsItIs) {
  write("in.jsonl",
        "{\"id\":\"a\",\"text\":\"Home\\nMenu\\n  "
        "One.\\n\",\"title\":\"T\",\"date\":\"2023-03-14T10:00:00Z\",\"source\":\"River "
        "Post\",\"url\":\"https://river.example\"}\n");
  const auto reader = open_reader("in.jsonl");
  Document d;
  ASSERT_TRUE(reader->next(d));
  EXPECT_EQ(d.text, "Home\nMenu\n  One.\n");
  EXPECT_EQ(d.title, "T");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
  EXPECT_EQ(d.outlet, "River Post");
  EXPECT_EQ(d.url, "https://river.example");
  EXPECT_EQ(d.page, "");
  EXPECT_FALSE(reader->next(d));
}

TEST_F(Reader, NamesTheLineOfMalformedJsonAndGoesOn) {
  write("in.jsonl",
        "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Tw\n\n{\"id\":\"c\"}\n[1]\n{\"id\":4,\"text\":"
        "\"Four.\"}\n{\"text\":\"Five.\"}");
  EXPECT_EQ(read("in.jsonl"),
            (std::vector<std::string>{"a: One.",
                                      "! in.jsonl:2: not JSON: Missing a closing quotation mark in string. (column 21)",
                                      "! in.jsonl:4: the object has no \"text\"; give the article's text as a string",
                                      "! in.jsonl:5: expected a JSON object with \"text\", found another value",
                                      "4: Four.", "in.jsonl#L7: Five."}));
}

TEST_F(Reader, ReadsAnArrayAndPrintedObjects) {
  write("array.json", "[{\"id\":\"a\",\"text\":\"One {.\"},\n {\"text\":\"Two \\\"]\"}]\n");
  write("printed.json", "{\n  \"id\": \"a\",\n  \"text\": \"One.\"\n}\n");
  EXPECT_EQ(read("array.json"), (std::vector<std::string>{"a: One {.", "array.json#2: Two \"]"}));
  EXPECT_EQ(read("printed.json"), one("a: One."));
  write("cut.json", "[{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\",\"te");
  EXPECT_EQ(
      read("cut.json"),
      (std::vector<std::string>{"a: One.", "! cut.json:2: the object that begins here has no end (truncated file?)"}));
}

TEST_F(Reader, RefusesALineBeyondTheLimitAndGoesOn) {
  const std::string huge = "{\"id\":\"big\",\"text\":\"" + std::string(300000, 'x') + "\"}";
  write("in.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}\n" + huge + "\n{\"id\":\"b\",\"text\":\"Two.\"}\n");
  ReaderOptions options;
  options.max_document_bytes = 100000;
  EXPECT_EQ(read("in.jsonl", options),
            (std::vector<std::string>{
                "a: One.", "! in.jsonl:2: the line is longer than 100000 bytes, the limit for one document; split it",
                "b: Two."}));
}

TEST_F(Reader, RefusesAFileBeyondTheLimit) {
  write("in.txt", std::string(3 << 20, 'x'));
  ReaderOptions options;
  options.max_document_bytes = 2 << 20;
  EXPECT_EQ(read("in.txt", options), one("! in.txt: larger than 2 MiB, the limit for one document; split it"));
}

TEST_F(Reader, SaysWhatIsWrongWithAnInput) {
  write("empty.txt", "");
  write("blank.txt", "\n \n");
  write("data.bin", std::string("\x01\x02\0\x03", 4));
  write("paper.pdf", "%PDF-1.4 ...");
  fs::create_directories("nothing");
  EXPECT_EQ(read("missing.txt"), one("! missing.txt: no such file or directory; check the path"));
  EXPECT_EQ(read("empty.txt"), one("! empty.txt: empty file"));
  EXPECT_EQ(read("blank.txt"), one("! blank.txt: no text found; an article needs at least a sentence"));
  EXPECT_EQ(read("data.bin"), one("! data.bin: binary data, not an article; convert it to text or HTML"));
  EXPECT_EQ(read("paper.pdf"), one("! paper.pdf: a PDF; make text of it with pdftotext"));
  EXPECT_EQ(read("nothing"),
            one("! nothing: no articles in this directory (text, HTML, JSON Lines, feeds, mail); check the path"));
}

TEST_F(Reader, GoesOnAfterABadFileInADirectory) {
  write("in/a.txt", "");
  write("in/b.txt", kArticle);
  EXPECT_EQ(read("in"), (std::vector<std::string>{"! in/a.txt: empty file", "in/b.txt: " + std::string(kSentence)}));
}

TEST_F(Reader, ReadsTruncatedUtf8) {
  write("cut.txt", std::string(kSentence) + " İzmir, Iğdır, Ağr\xC4");
  EXPECT_EQ(read("cut.txt"), one("cut.txt: " + std::string(kSentence) + " İzmir, Iğdır, Ağr\uFFFD"));
}

TEST_F(Reader, ReadsAnRssFeed) {
  write("feed.xml",
        "<?xml version='1.0'?><rss version='2.0'><channel><title>River "
        "Post</title><item><title>Talks</title><link>https://river.example/1</link>"
        "<pubDate>Tue, 14 Mar 2023 10:00:00 GMT</pubDate><guid>n1</guid><description>&lt;p&gt;" +
            std::string(kSentence) + "&lt;/p&gt;</description></item><item><title>Bare</title></item></channel></rss>");
  const auto reader = open_reader("feed.xml");
  Document d;
  ASSERT_TRUE(reader->next(d));
  EXPECT_EQ(d.id, "n1");
  EXPECT_EQ(d.title, "Talks");
  EXPECT_EQ(d.text, kSentence);
  EXPECT_EQ(d.outlet, "River Post");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
  EXPECT_THROW(reader->next(d), Error);
  EXPECT_FALSE(reader->next(d));
}

TEST_F(Reader, ReadsAnAtomFeed) {
  write("feed.xml",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>River Post</title><entry><title>Talks</title><link "
        "href='https://river.example/1'/>"
        "<id>tag:1</id><updated>2023-03-14T10:00:00Z</updated><author><name>Tomas Halden</name></author><content "
        "type='html'>&lt;p&gt;" +
            std::string(kSentence) + "&lt;/p&gt;</content></entry></feed>");
  const auto reader = open_reader("feed.xml");
  Document d;
  ASSERT_TRUE(reader->next(d));
  EXPECT_EQ(d.id, "tag:1");
  EXPECT_EQ(d.author, "Tomas Halden");
  EXPECT_EQ(d.url, "https://river.example/1");
  EXPECT_EQ(d.text, kSentence);
}

TEST_F(Reader, ReadsAWebArchive) {
  write("page.mhtml",
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://river.example/1\r\nSubject: "
        "=?utf-8?Q?Talks_in_Lanvik?=\r\n"
        "MIME-Version: 1.0\r\nContent-Type: "
        "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n\r\n------x\r\n"
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><meta "
        "charset=3D\"utf-8\"></head><body><p>The ministers of the river states met in the p=\r\n"
        "ort of Lanvik on Tuesday.</p></body></html>\r\n------x\r\nContent-Type: "
        "image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------x--\r\n");
  const auto reader = open_reader("page.mhtml");
  Document d;
  ASSERT_TRUE(reader->next(d));
  EXPECT_EQ(d.text, kSentence);
  EXPECT_EQ(d.title, "Talks in Lanvik");
  EXPECT_EQ(d.url, "https://river.example/1");
}

TEST_F(Reader, ReadsAMailMessage) {
  write("mail.eml",
        "From: \"River Wire\" <wire@river.example>\nDate: Tue, 14 Mar 2023 10:00:00 +0000\nSubject: "
        "Talks\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        "VGhlIG1pbmlzdGVycyBvZiB0aGUgcml2ZXIgc3RhdGVzIG1ldCBpbiB0aGUgcG9ydCBvZiBMYW52\naWsgb24gVHVlc2RheS4=\n");
  const auto reader = open_reader("mail.eml");
  Document d;
  ASSERT_TRUE(reader->next(d));
  EXPECT_EQ(d.text, kSentence);
  EXPECT_EQ(d.title, "Talks");
  EXPECT_EQ(d.author, "\"River Wire\"");
  EXPECT_EQ(format_date(d.date), "2023-03-14");
}

TEST_F(Reader, ForcesAFormat) {
  write("odd.txt", "<p>" + std::string(kSentence) + "</p> <div>Home</div> <a href=/>x</a>");
  ReaderOptions options;
  options.format = InputFormat::Text;
  EXPECT_EQ(read("odd.txt", options)[0].substr(0, 14), "odd.txt: <p>Th");
  EXPECT_EQ(read("odd.txt")[0].substr(0, 12), "odd.txt: The");
  EXPECT_THROW(parse_input_format("docx"), Error);
}

}  // namespace
}  // namespace dossier
