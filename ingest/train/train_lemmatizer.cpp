#include <algorithm>
#include <map>

#include "ingest/lemmatizer.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

struct Form {
  std::string base;
  Upos upos;
  Xpos xpos;
  std::string script;
  friend auto operator<=>(const Form&, const Form&) = default;
};

}  // namespace

// Trains on distinct forms, once each an epoch: a lemma does not get righter by being frequent, but a form that
// occurs once may be an annotator's slip, so rare scripts are left out.
std::string train_lemmatizer(const std::vector<ConlluText>& treebanks, int epochs) {
  std::map<Form, size_t> counts;
  std::map<std::string, size_t> script_counts;
  for (const ConlluText& text : treebanks) {
    for (const Token& token : text.annotations.tokens) {
      const std::string_view word = slice(text.document.text, {token.begin, token.end});
      const std::string_view lemma = text.annotations.vocabulary.view(token.lemma);
      if (lemma.empty() || lemma == "_") continue;
      const std::string base = lemma_base(word, token.upos);
      const std::string script = edit_script(base, lemma);
      ++counts[{base, token.upos, token.xpos, script}];
      ++script_counts[script];
    }
  }
  std::vector<std::pair<size_t, std::string>> ranked;
  for (const auto& [script, count] : script_counts) ranked.emplace_back(count, script);
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > LinearModel::kMaxClasses) ranked.resize(LinearModel::kMaxClasses);
  std::vector<std::string> classes;
  std::map<std::string, size_t> number;
  for (const auto& [count, script] : ranked) {
    number[script] = classes.size();
    classes.push_back(script);
  }

  std::map<std::tuple<std::string, Upos, Xpos>, std::pair<size_t, std::string>> best_script;
  for (const auto& [form, count] : counts) {
    auto& best = best_script[{form.base, form.upos, form.xpos}];
    if (count > best.first) best = {count, form.script};
  }
  std::vector<Form> forms;
  for (const auto& [key, best] : best_script) {
    if (number.contains(best.second)) forms.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), best.second});
  }

  Perceptron perceptron(classes, 1);
  LinearModel::Scores scores;
  Random random(20170602);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.shuffle(forms);
    for (const Form& form : forms) {
      const std::vector<uint64_t> features = lemma_features(form.base, form.upos, form.xpos);
      perceptron.score(features, scores);
      const auto best = static_cast<size_t>(
          std::max_element(scores.begin(), scores.begin() + static_cast<ptrdiff_t>(classes.size())) - scores.begin());
      const size_t right = number.at(form.script);
      if (best != right) {
        perceptron.update(features, right, 1);
        perceptron.update(features, best, -1);
      }
      perceptron.tick();
    }
  }
  return perceptron.freeze(Lemmatizer::kKind, Lemmatizer::fingerprint(), 0.02);
}

}  // namespace dossier
