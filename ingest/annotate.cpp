#include "ingest/annotate.h"

#include "ingest/capitals.h"
#include "ingest/casualties.h"
#include "ingest/comments.h"
#include "ingest/coreference.h"
#include "ingest/event_names.h"
#include "ingest/events.h"
#include "ingest/experts.h"
#include "ingest/gazetteer.h"
#include "ingest/governments_of.h"
#include "ingest/hyphenated_names.h"
#include "ingest/lemmatizer.h"
#include "ingest/linking.h"
#include "ingest/main_verbs.h"
#include "ingest/mention_detector.h"
#include "ingest/mentions.h"
#include "ingest/name_heads.h"
#include "ingest/name_spans.h"
#include "ingest/named_events.h"
#include "ingest/ner.h"
#include "ingest/nicknames.h"
#include "ingest/no_nationalities.h"
#include "ingest/parser.h"
#include "ingest/quotations.h"
#include "ingest/relation_classifier.h"
#include "ingest/relations.h"
#include "ingest/sentences.h"
#include "ingest/tagger.h"
#include "ingest/tokenizer.h"
#include "ingest/topics.h"
#include "ingest/verb_tags.h"
#include "ingest/work_titles.h"

namespace dossier {

Annotations annotate(const Document& document, const Models& models) {
  Annotations a;
  tokenize(document.text, a);
  split_sentences(document.text, a);
  annotate_words(document, models, a);
  return a;
}

void annotate_words(const Document& document, const Models& models, Annotations& a) {
  models.tagger->tag(a);
  correct_verb_tags(a);
  models.lemmatizer->lemmatize(document.text, a);
  const auto matches = models.gazetteer->match(a, document.text);
  models.names->recognize(*models.gazetteer, matches, a);
  add_gazetteer_mentions(*models.gazetteer, matches, a);
  join_hyphenated_names(*models.gazetteer, a);
  join_nicknames(*models.gazetteer, a);
  drop_false_nationalities(a);
  add_date_mentions(document.date, a);
  models.parser->parse(a);
  recover_main_verbs(a);
  correct_names(*models.gazetteer, matches, a);
  attach_names(a);
  add_event_names(*models.gazetteer, matches, a);
  drop_names_in_titles(document.text, a);
  name_governments_by_head(a);
  find_nominals(a);
  find_quotations(document.text, a);
  find_capitals(*models.gazetteer, document.text, a);
  resolve_coreference(document.text, *models.gazetteer, a);
  link_chains(*models.gazetteer, a);
  chain_dates(document.text, a);
  extract_events(a);
  extract_relations(a);
  if (models.relations) add_classified_relations(*models.relations, a);
  expect_what_is_to_come(document.date, a);
  extract_named_events(a);
  extract_casualties(a);
  describe_people(document.text, *models.gazetteer, a);
  find_topics(a);
  project_comments(a);
}

}  // namespace dossier
