#include "ingest/name_forms.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(NameForms, OfAPersonWithANicknameAreTwo) {
  using Forms = std::vector<std::string>;
  EXPECT_EQ(person_forms("Marta \"Coco\" Reed"), (Forms{"Marta Reed", "Coco Reed"}));
  EXPECT_EQ(person_forms("Walter C. \u201CBuddy\u201D Hale"), (Forms{"Walter C. Hale", "Buddy Hale"}));
  EXPECT_EQ(person_forms("Sean O'Hara"), (Forms{"Sean O'Hara"}));
}

TEST(NameForms, AgreeWithEitherFormOfANickname) {
  EXPECT_TRUE(is_person_variant("Coco Reed", "Marta \"Coco\" Reed"));
  EXPECT_TRUE(is_person_variant("Marta \"Coco\" Reed", "M. Reed"));
  EXPECT_TRUE(is_person_variant("Reed", "Marta \u201CCoco\u201D Reed"));
  EXPECT_TRUE(is_person_variant("Marta R.", "Marta Reed"));
  EXPECT_FALSE(is_person_variant("Marta L.", "Marta Reed"));
  EXPECT_FALSE(is_person_variant("Anna Reed", "Marta \"Coco\" Reed"));
}

TEST(NameForms, AgreeWhateverTheGenerationOfASurnameAlone) {
  EXPECT_TRUE(is_person_variant("Reed", "Marta Reed III"));
  EXPECT_TRUE(is_person_variant("Olin Reed Jr.", "O. Reed Jr."));
  EXPECT_FALSE(is_person_variant("Olin Reed", "Olin Reed Jr."));
  EXPECT_EQ(person_words("Olin Reed, Jr.").back(), "reed");
  EXPECT_EQ(person_words("Harald II").back(), "ii");
}

TEST(NameForms, AgreeWithAllWordsOfASurname) {
  EXPECT_TRUE(is_person_variant("Petek-Reed", "Marta Petek-Reed"));
  EXPECT_TRUE(is_person_variant("Petek Reed", "Marta Petek Reed"));
  EXPECT_FALSE(is_person_variant("Marta Reed", "Anti-Marta Reed"));
}

TEST(NameForms, MakeTheHouseOfNoStateAnothers) {
  EXPECT_FALSE(is_part_of_name("Senate", "Velga Senate"));
  EXPECT_TRUE(is_part_of_name("Senate", "U.S. Senate"));
}

TEST(NameForms, MakeAChamberNoPartOfWhatIsCalledAfterIt) {
  EXPECT_FALSE(is_part_of_name("House", "House Education Committee"));
  EXPECT_FALSE(is_part_of_name("the Senate", "Senate Armed Services Committee"));
  EXPECT_TRUE(is_part_of_name("House", "House of Representatives"));
  EXPECT_TRUE(is_part_of_name("Council", "Security Council"));
  EXPECT_TRUE(is_part_of_name("Wikimedia", "Wikimedia Foundation"));
}

}  // namespace
}  // namespace dossier
