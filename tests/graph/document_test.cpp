#include "graph/document.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

Document two_paragraphs() {
  Document d;
  d.page = "Menu\nOne.\n\nTwo.\nFooter\n";
  d.text = "One.\n\nTwo.";
  d.pieces = {{0, 5, 4}, {6, 11, 4}};
  return d;
}

TEST(Document, LeadsFromTheTextToThePage) {
  const Document d = two_paragraphs();
  EXPECT_EQ(page_offset(d, 0), 5u);
  EXPECT_EQ(page_offset(d, 6), 11u);
  EXPECT_EQ(page_offset(d, 10), 15u);
  EXPECT_EQ(page_offset(d, 5), 9u) << "a separator stands at the end of the piece before";
}

TEST(Document, IsItsOwnPageWhenNothingWasRemoved) {
  Document d;
  d.text = "One.";
  EXPECT_EQ(page_offset(d, 3), 3u);
  EXPECT_TRUE(removed_parts(d).empty());
}

TEST(Document, NamesWhatWasRemovedWithoutWhiteSpace) {
  EXPECT_EQ(removed_parts(two_paragraphs()), (std::vector<ByteSpan>{{0, 5}, {15, 23}}));
}

}  // namespace
}  // namespace dossier
