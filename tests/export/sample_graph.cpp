#include "tests/export/sample_graph.h"

#include <cmath>

namespace dossier {
namespace {

ByteSpan find(const std::string& text, const std::string& words) {
  const auto begin = static_cast<uint32_t>(text.find(words));
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

ClaimRecord claim(GraphBuilder& builder, EntityId source, const char* type, EntityId target, DocumentId document, ByteSpan span,
                  float confidence) {
  ClaimRecord c;
  c.type = builder.schema().at(type);
  c.source = source;
  c.target = target;
  c.document = document;
  c.span = span;
  c.confidence = confidence;
  c.role = builder.intern("");
  c.rule = builder.intern("sample");
  return c;
}

}  // namespace

KnowledgeGraph sample_graph() {
  GraphBuilder b;
  Document first;
  first.id = "a1";
  first.title = "Lakeland & the \"Pact\"";
  first.outlet = "The Harbour Post";
  first.url = "https://harbour.example/a1";
  first.date = {2023, 5, 4};
  first.text =
      "Lakeland has been a member of the Northern Pact since 2004.\n\nMinister Ada Brook said that \"Orland will not\n leave the "
      "Northern Pact\". Brook said that Tom Field proposed to exclude Lakeland. Orland shelled Lakeland in March 2023.";
  Document second;
  second.id = "b2";
  second.title = "A second voice";
  second.outlet = "Evening Mail";
  second.date = {2023, 6, 0};
  second.text = "Lakeland is a member of the Northern Pact. Quillon is silent.";
  const DocumentId d1 = b.document(first), d2 = b.document(second);

  const EntityId lakeland = b.entity(EntityType::Country, "Lakeland", "iso3166:LK");
  const EntityId orland = b.entity(EntityType::Country, "Orland");
  const EntityId pact = b.entity(EntityType::Organisation, "Northern Pact", "", "alliance");
  const EntityId brook = b.entity(EntityType::Person, "Ada Brook");
  const EntityId field = b.entity(EntityType::Person, "Tom Field");
  b.entity(EntityType::Place, "Quillon");
  const EntityId shelling = b.entity(EntityType::Event, "shelling of Lakeland");
  b.alias(pact, "the Pact");
  b.alias(pact, "NP");
  b.property(brook, "role", "minister", d1, find(first.text, "Minister"));
  b.property(brook, "title", "Dr", d1);

  StatementRecord said;
  said.document = d1;
  said.speaker = brook;
  said.cue = find(first.text, "said");
  said.direct = true;
  const StatementId quote = b.statement(said, {find(first.text, "Orland will not\n leave the Northern Pact")},
                                        {{orland, Stance::Support, 0.5f, {}}, {pact, Stance::Neutral, 0, {}}});
  StatementRecord reported;
  reported.document = d1;
  reported.speaker = field;
  reported.cue = find(first.text, "proposed");
  reported.attributed_to = quote;
  const StatementId proposal = b.statement(reported, {find(first.text, "exclude Lakeland")}, {{lakeland, Stance::Oppose, 1, {}}});

  ClaimRecord member = claim(b, lakeland, "MEMBER_OF", pact, d1, find(first.text, "Lakeland has been a member of the Northern Pact"), 0.9f);
  member.status = Status::Current;
  member.time = {{2004, 0, 0}, {}};
  b.claim(member);
  ClaimRecord again = claim(b, lakeland, "MEMBER_OF", pact, d2, find(second.text, "Lakeland is a member of the Northern Pact"), 0.75f);
  again.status = Status::Current;
  b.claim(again);
  ClaimRecord leave = claim(b, orland, "WITHDRAWS_FROM", pact, d1, find(first.text, "Orland will not\n leave the Northern Pact"), 0.8f);
  leave.polarity = Polarity::Negative;
  leave.modality = Modality::Predicted;
  leave.attributed_to = quote;
  b.claim(leave);
  ClaimRecord exclude = claim(b, field, "EXCLUDES", lakeland, d1, find(first.text, "exclude Lakeland"), 0.6f);
  exclude.modality = Modality::Proposed;
  exclude.attributed_to = proposal;
  b.claim(exclude);
  ClaimRecord comment = claim(b, brook, "COMMENTED_ON", orland, d1, find(first.text, "Minister Ada Brook said"), 1);
  comment.statement = quote;
  b.claim(comment);

  EventRecord event;
  event.node = shelling;
  event.type = b.intern("ASSAULT");
  event.mode = event.cameo = event.rule = b.intern("");
  event.document = d1;
  event.span = find(first.text, "Orland shelled Lakeland in March 2023");
  event.time = {{2023, 3, 0}, {2023, 3, 0}};
  event.confidence = 0.7f;
  const uint32_t position = b.event(event, {{orland, b.intern("actor")}, {lakeland, b.intern("recipient")}});
  ClaimRecord conflict = claim(b, orland, "CONFLICT_WITH", lakeland, d1, event.span, 0.7f);
  conflict.event = position;
  conflict.time = event.time;
  b.claim(conflict);
  ClaimRecord kin = claim(b, brook, "KIN_OF", field, d2, find(second.text, "Quillon is silent"), 0.5f);
  kin.role = b.intern("cousin");
  b.claim(kin);
  GraphData data = b.take();
  data.appearances = {{d1, lakeland, 3}, {d1, pact, 2}, {d2, lakeland, 1}};
  data.entities[lakeland.value].mentions = 4;
  data.entities[pact.value].mentions = 3;
  return KnowledgeGraph(std::move(data));
}

KnowledgeGraph hostile_graph() {
  const std::string names[] = {
      "</data><node id=\"x\"/>&amp;&#0;<![CDATA[",
      "</script><script>alert(1)</script>",
      "quote \" apostrophe ' backslash \\ dollar $ brace {} percent %",
      "line\nfeed\r\nreturn\ttab\vvertical",
      std::string("nul\0bell\a escape\x1b[31m", 22),
      "invalid \xff\xfe\x80 overlong \xc0\xaf surrogate \xed\xa0\x80 short \xe2\x82",
      "non-characters \xef\xbf\xbe \xef\xbf\xbf \u0085 \u2028 \u2029",
      "emoji \U0001F469\u200D\U0001F680 flag \U0001F1F0\U0001F1EC",
      "right to left \u05E9\u05DC\u05D5\u05DD \u202E reversed \u202C",
      "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1",
      "comma, semicolon; pipe| \"\"", " padded ", "''", "a:b;c", "@prefix <x> .", "{\"json\": [1,2]}",
      std::string(1'000'000, 'x'),
  };
  GraphBuilder b;
  Document document;
  document.id = "hostile <&>\"'\x01";
  document.title = "=HYPERLINK(\"http://evil.example\")\n</title>";
  document.outlet = "outlet, \"quoted\"";
  document.date = {2024, 2, 29};
  for (const std::string& name : names) document.text += name + "\n\n";
  const DocumentId d = b.document(document);
  std::vector<EntityId> ids;
  for (const std::string& name : names) {
    ids.push_back(b.entity(EntityType::Person, name, "ref:" + std::to_string(ids.size())));
    b.alias(ids.back(), "alias " + name);
    b.property(ids.back(), name.substr(0, 20), name, d);
  }
  uint32_t begin = 0;
  for (size_t i = 0; i < ids.size(); ++i) {
    const auto end = begin + static_cast<uint32_t>(names[i].size());
    ClaimRecord c = claim(b, ids[i], "KIN_OF", ids[(i + 1) % ids.size()], d, {begin, end}, 0.5f);
    c.role = b.intern(names[i].substr(0, 50));
    b.claim(c);
    StatementRecord s;
    s.document = d;
    s.speaker = ids[i];
    b.statement(s, {{begin, end}}, {{ids[(i + 2) % ids.size()], Stance::Oppose, 1, {}}});
    begin = end + 2;
  }
  b.claim(claim(b, ids[0], "CRITICISES", ids[0], d, {0, 5}, std::nanf("")));
  // Two entities that share type and name, and a claim that stands there twice.
  GraphData data = b.take();
  data.entities[1].name = data.entities[0].name;
  data.entities[1].ref = data.entities[0].ref;
  data.claims.push_back(data.claims[2]);
  return KnowledgeGraph(std::move(data));
}

KnowledgeGraph large_graph(uint32_t nodes, uint32_t edges) {
  GraphBuilder b;
  Document document;
  document.id = "large";
  document.title = "A long list of meetings";
  document.date = {2022, 10, 3};
  for (int i = 0; i < 100; ++i) document.text += "A delegation met another one in the harbour and agreed on trade. ";
  const DocumentId d = b.document(document);
  constexpr uint32_t kSentence = 65;
  constexpr EntityType kTypes[] = {EntityType::Person, EntityType::Country, EntityType::Organisation, EntityType::Place};
  std::vector<EntityId> ids;
  for (uint32_t i = 0; i < nodes; ++i) ids.push_back(b.entity(kTypes[i % 4], "Entity number " + std::to_string(i)));
  uint64_t state = 12345;
  const auto next = [&state](uint32_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>((state >> 33) % limit);
  };
  const char* const types[] = {"COMMUNICATED_WITH", "SUPPORTS", "CRITICISES", "ALLIED_WITH", "SANCTIONS"};
  for (uint32_t i = 0; i < edges; ++i) {
    const uint32_t begin = next(99) * kSentence;
    ClaimRecord c = claim(b, ids[next(nodes)], types[i % 5], ids[next(nodes)], d, {begin, begin + kSentence - 1}, 0.5f + 0.01f * static_cast<float>(i % 50));
    c.key = 0x9e3779b97f4a7c15u * (i + 1);
    c.time = {{static_cast<int16_t>(1990 + i % 30), 3, 1}, {}};
    b.claim(c);
  }
  return KnowledgeGraph(b.take());
}

KnowledgeGraph empty_graph() { return KnowledgeGraph(GraphBuilder().take()); }

}  // namespace dossier
