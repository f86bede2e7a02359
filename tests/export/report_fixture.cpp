#include "report_fixture.h"

#include <stdexcept>

namespace dossier {

DocumentId ReportFixture::add(std::string id, std::string title, std::string outlet, PartialDate date, std::string text) {
  Document document;
  document.id = std::move(id);
  document.title = std::move(title);
  document.outlet = std::move(outlet);
  document.url = "https://" + document.id + ".example/article";
  document.date = date;
  document.text = std::move(text);
  const DocumentId result = builder.document(document);
  texts_.push_back(document.text);
  return result;
}

ByteSpan ReportFixture::find(DocumentId document, std::string_view words) const {
  const size_t at = texts_[document.value].find(words);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(words));
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

ClaimRecord ReportFixture::record(EntityId source, std::string_view type, EntityId target, DocumentId document, std::string_view words) {
  ClaimRecord claim;
  claim.type = builder.schema().at(type);
  claim.source = source;
  claim.target = target;
  claim.document = document;
  claim.span = find(document, words);
  claim.confidence = 0.9f;
  return claim;
}

StatementId ReportFixture::said(EntityId speaker, DocumentId document, std::string_view source, std::string_view cue,
                                std::string_view content, bool direct, EntityId about, Stance stance, float strength,
                                std::string_view stance_words) {
  StatementRecord statement;
  statement.document = document;
  statement.speaker = speaker;
  statement.source = find(document, source);
  statement.cue = find(document, cue);
  statement.direct = direct;
  return builder.statement(statement, {find(document, content)},
                           {{about, stance, strength, stance_words.empty() ? ByteSpan{} : find(document, stance_words)}});
}

ReportFixture::ReportFixture() {
  post = add("post-1", "A pact under strain", "Daily Post", {2022, 10, 3},
             "Norland and Vesta are members of the Coastal Defence Pact (CDP). Sudmark has been a member of the CDP since 2015. "
             "Vesta and Sudmark are in conflict over the Arda valley.\n\n"
             "\"If it uses force, we propose to exclude Vesta from the pact,\" said Ada Vance, secretary of the Council of Sudmark.\n\n"
             "Ivo Brandt, a political analyst, does not believe that Norland will leave the CDP. "
             "\"The pact remains useful, and nobody is ready to take such a rash step,\" he said.\n\n"
             "But Mira Solano, a historian, said: \"The CDP has discredited itself, and Norland may leave it one day. Its members "
             "have nothing in common any more.\"\n\n"
             "Experts say the pact has no future.");
  star = add("star-1", "Talks in Norland", "Evening Star", {2022, 11, 9},
             "Norland and Vesta, both members of the CDP, held talks on 8 November 2022. Norland criticised Sudmark.");
  echo = add("echo-1", "Pact denies split", "Northern Echo", {2023, 1, 20},
             "Sudmark is not a member of the CDP any more, the Echo has learned. Norland aided Vesta in December 2022.");
  wire = add("wire-1", "The Arda War", "Wire", {2023, 2, 1},
             "The Arda War between Vesta and Sudmark left 120 people dead. Ada Vance blamed Vesta for it.");
  pact = builder.entity(EntityType::Organisation, "CDP", "", "alliance");
  builder.alias(pact, "Coastal Defence Pact");
  norland = builder.entity(EntityType::Country, "Norland");
  vesta = builder.entity(EntityType::Country, "Vesta");
  sudmark = builder.entity(EntityType::Country, "Sudmark");
  council = builder.entity(EntityType::Organisation, "Council of Sudmark", "", "government");
  vance = builder.entity(EntityType::Person, "Ada Vance");
  brandt = builder.entity(EntityType::Person, "Ivo Brandt");
  solano = builder.entity(EntityType::Person, "Mira Solano");
  war = builder.entity(EntityType::Event, "Arda War", "", "war");
  arda = builder.entity(EntityType::Place, "Arda valley");
  builder.property(vance, "role", "secretary of the Council of Sudmark", post, find(post, "secretary of the Council of Sudmark"));
  builder.property(brandt, "role", "political analyst", post, find(post, "political analyst"));
  builder.property(solano, "role", "historian", post, find(post, "historian"));
  builder.property(war, "dead", "120 people dead", wire, find(wire, "120 people dead"));

  proposal = said(vance, post, "Ada Vance, secretary of the Council of Sudmark", "said",
                  "If it uses force, we propose to exclude Vesta from the pact,", true, pact, Stance::Neutral, 0, "");
  prediction = said(brandt, post, "Ivo Brandt, a political analyst", "believe", "that Norland will leave the CDP", false, pact,
                    Stance::Neutral, 0, "");
  praise = said(brandt, post, "he", "said", "The pact remains useful, and nobody is ready to take such a rash step,", true, pact,
                Stance::Support, 0.6f, "remains useful");
  criticism = said(solano, post, "Mira Solano, a historian", "said",
                   "The CDP has discredited itself, and Norland may leave it one day. Its members have nothing in common any more.",
                   true, pact, Stance::Oppose, 0.9f, "discredited itself");
  unnamed = said({}, post, "Experts", "say", "the pact has no future", false, pact, Stance::Oppose, 0.5f, "no future");

  for (const EntityId member : {norland, vesta})
    for (const auto& [document, words] : {std::pair(post, "Norland and Vesta are members of the Coastal Defence Pact"),
                                          std::pair(star, "Norland and Vesta, both members of the CDP")})
      builder.claim(record(member, "MEMBER_OF", pact, document, words));
  ClaimRecord claim = record(sudmark, "MEMBER_OF", pact, post, "Sudmark has been a member of the CDP since 2015");
  claim.status = Status::Current;
  claim.time.begin = {2015, 0, 0};
  builder.claim(claim);
  claim = record(sudmark, "MEMBER_OF", pact, echo, "Sudmark is not a member of the CDP any more");
  claim.polarity = Polarity::Negative;
  builder.claim(claim);
  builder.claim(record(vesta, "CONFLICT_WITH", sudmark, post, "Vesta and Sudmark are in conflict"));
  claim = record(sudmark, "EXCLUDES", vesta, post, "we propose to exclude Vesta from the pact");
  claim.modality = Modality::Proposed;
  claim.attributed_to = proposal;
  builder.claim(claim);
  claim = record(norland, "WITHDRAWS_FROM", pact, post, "Norland will leave the CDP");
  claim.modality = Modality::Predicted;
  claim.polarity = Polarity::Negative;
  claim.attributed_to = prediction;
  builder.claim(claim);
  claim = record(norland, "WITHDRAWS_FROM", pact, post, "Norland may leave it one day");
  claim.modality = Modality::Possible;
  claim.attributed_to = criticism;
  claim.confidence = 0.4f;
  builder.claim(claim);
  claim = record(vance, "HOLDS_POSITION", council, post, "Ada Vance, secretary of the Council of Sudmark");
  claim.role = builder.intern("secretary");
  builder.claim(claim);
  builder.claim(record(council, "PART_OF", sudmark, post, "Council of Sudmark"));
  claim = record(norland, "COMMUNICATED_WITH", vesta, star, "Norland and Vesta, both members of the CDP, held talks on 8 November 2022");
  claim.time = {{2022, 11, 8}, {2022, 11, 8}};
  builder.claim(claim);
  builder.claim(record(norland, "CRITICISES", sudmark, star, "Norland criticised Sudmark"));
  claim = record(norland, "AIDS", vesta, echo, "Norland aided Vesta in December 2022");
  claim.time = {{2022, 12, 0}, {2022, 12, 0}};
  builder.claim(claim);
  builder.claim(record(vesta, "PARTICIPATED_IN", war, wire, "The Arda War between Vesta and Sudmark"));
  builder.claim(record(sudmark, "PARTICIPATED_IN", war, wire, "The Arda War between Vesta and Sudmark"));

  EventRecord event;
  event.node = war;
  event.type = builder.intern("ASSAULT");
  event.document = wire;
  event.span = find(wire, "The Arda War between Vesta and Sudmark left 120 people dead");
  event.confidence = 0.8f;
  builder.event(event, {{vesta, builder.intern("actor")}, {sudmark, builder.intern("recipient")}, {arda, builder.intern("place")}});
}

namespace {

template <class Write>
std::string written(const Write& write) {
  std::string out;
  Sink sink = Sink::memory(out);
  write(sink);
  sink.commit();
  return out;
}

}  // namespace

std::string markdown(const RelationReport& report, const KnowledgeGraph& graph) {
  return written([&](Sink& sink) { write_report_markdown(report, graph, sink); });
}
std::string html(const RelationReport& report, const KnowledgeGraph& graph) {
  return written([&](Sink& sink) { write_report_html(report, graph, sink); });
}
std::string json(const RelationReport& report, const KnowledgeGraph& graph) {
  return written([&](Sink& sink) { write_report_json(report, graph, sink); });
}

}  // namespace dossier
