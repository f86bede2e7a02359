#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <sstream>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

constexpr size_t kDimensions = 100;
constexpr int kIterations = 15;

struct Vectors {
  std::vector<std::string> words;
  std::vector<float> values;  // kDimensions a word
  float* row(size_t i) { return values.data() + i * kDimensions; }
  const float* row(size_t i) const { return values.data() + i * kDimensions; }
};

// The file is one JSON object {... "words":["the",...],"vectors":{"the":[100 numbers, norm, rank],...} ...} of 300 MB on
// one line, too large to build a DOM of; its words come in order of frequency, its vectors in the same order.
Vectors read_vectors(const std::string& path, size_t words) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw input_error(path + ": cannot open the word vectors");
  std::ostringstream buffer;
  buffer << in.rdbuf();
  const std::string json = std::move(buffer).str();
  size_t at = json.find("\"vectors\":{");
  if (at == json.npos) throw input_error(path + ": no \"vectors\" object");
  at += std::string_view("\"vectors\":{").size();

  Vectors out;
  while (out.words.size() < words && json[at] == '"') {
    const size_t end = json.find("\":[", at);
    if (end == json.npos) break;
    std::string word;
    for (size_t i = at + 1; i < end; ++i) {
      if (json[i] == '\\') ++i;
      word += json[i];
    }
    char* number = const_cast<char*>(json.data()) + end + 3;
    for (size_t d = 0; d < kDimensions; ++d) {
      out.values.push_back(std::strtof(number, &number));
      ++number;
    }
    out.words.push_back(to_lower(word));
    at = json.find(']', static_cast<size_t>(number - json.data())) + 2;
  }
  return out;
}

float dot(const float* a, const float* b) {
  float sums[4] = {0, 0, 0, 0};
  for (size_t d = 0; d < kDimensions; d += 4) {
    for (size_t lane = 0; lane < 4; ++lane) sums[lane] += a[d + lane] * b[d + lane];
  }
  return sums[0] + sums[1] + sums[2] + sums[3];
}

void normalise(float* v) {
  const float norm = std::sqrt(dot(v, v));
  if (norm > 0) std::transform(v, v + kDimensions, v, [norm](float x) { return x / norm; });
}

void subtract_mean(Vectors& vectors) {
  std::vector<double> mean(kDimensions, 0);
  const size_t n = vectors.words.size();
  for (size_t i = 0; i < n; ++i) {
    for (size_t d = 0; d < kDimensions; ++d) mean[d] += vectors.row(i)[d] / static_cast<double>(n);
  }
  for (size_t i = 0; i < n; ++i) {
    for (size_t d = 0; d < kDimensions; ++d) vectors.row(i)[d] -= static_cast<float>(mean[d]);
  }
}

// The first principal component by power iteration, projected out of all vectors.
void remove_component(Vectors& vectors) {
  std::vector<double> covariance(kDimensions * kDimensions, 0);
  for (size_t i = 0; i < vectors.words.size(); ++i) {
    const float* v = vectors.row(i);
    for (size_t a = 0; a < kDimensions; ++a) {
      for (size_t b = 0; b < kDimensions; ++b) covariance[a * kDimensions + b] += double{v[a]} * double{v[b]};
    }
  }
  std::vector<double> component(kDimensions, 1), next(kDimensions);
  for (int iteration = 0; iteration < 100; ++iteration) {
    for (size_t a = 0; a < kDimensions; ++a) {
      next[a] = std::inner_product(component.begin(), component.end(), covariance.begin() + static_cast<ptrdiff_t>(a * kDimensions), 0.0);
    }
    const double norm = std::sqrt(std::inner_product(next.begin(), next.end(), next.begin(), 0.0));
    for (size_t a = 0; a < kDimensions; ++a) component[a] = next[a] / norm;
  }
  const std::vector<float> unit(component.begin(), component.end());
  for (size_t i = 0; i < vectors.words.size(); ++i) {
    float* v = vectors.row(i);
    const float length = dot(v, unit.data());
    for (size_t d = 0; d < kDimensions; ++d) v[d] -= length * unit[d];
  }
}

// Cluster of each word, 1 .. k. Centres begin at words drawn from the more frequent half; an empty cluster keeps its
// old centre.
std::vector<uint16_t> spherical_kmeans(const Vectors& vectors, size_t k) {
  const size_t n = vectors.words.size();
  std::vector<size_t> order(std::max(n / 2, k));
  std::iota(order.begin(), order.end(), size_t{0});
  Random random(20170600 + k);
  random.shuffle(order);
  std::vector<float> centres;
  for (size_t c = 0; c < k; ++c) centres.insert(centres.end(), vectors.row(order[c]), vectors.row(order[c]) + kDimensions);

  std::vector<uint16_t> cluster(n, 0);
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    for (size_t i = 0; i < n; ++i) {
      float best = -2;
      for (size_t c = 0; c < k; ++c) {
        const float similarity = dot(vectors.row(i), centres.data() + c * kDimensions);
        if (similarity > best) {
          best = similarity;
          cluster[i] = static_cast<uint16_t>(c + 1);
        }
      }
    }
    std::vector<float> sums(k * kDimensions, 0);
    std::vector<size_t> sizes(k, 0);
    for (size_t i = 0; i < n; ++i) {
      const size_t c = cluster[i] - size_t{1};
      ++sizes[c];
      for (size_t d = 0; d < kDimensions; ++d) sums[c * kDimensions + d] += vectors.row(i)[d];
    }
    for (size_t c = 0; c < k; ++c) {
      if (sizes[c] == 0) continue;
      std::copy_n(sums.begin() + static_cast<ptrdiff_t>(c * kDimensions), kDimensions, centres.begin() + static_cast<ptrdiff_t>(c * kDimensions));
      normalise(centres.data() + c * kDimensions);
    }
  }
  return cluster;
}

}  // namespace

std::string train_clusters(const std::string& vectors_path, size_t words) {
  Vectors vectors = read_vectors(vectors_path, words);
  if (vectors.words.size() < 1024) throw input_error(vectors_path + ": too few word vectors");
  subtract_mean(vectors);
  for (int component = 0; component < 3; ++component) remove_component(vectors);
  for (size_t i = 0; i < vectors.words.size(); ++i) normalise(vectors.row(i));
  const std::vector<uint16_t> coarse = spherical_kmeans(vectors, 64);
  const std::vector<uint16_t> medium = spherical_kmeans(vectors, 256);
  const std::vector<uint16_t> fine = spherical_kmeans(vectors, 1024);
  std::vector<ClusteredWord> clustered;
  for (size_t i = 0; i < vectors.words.size(); ++i) {
    clustered.push_back({vectors.words[i], {static_cast<uint8_t>(coarse[i]), medium[i], fine[i]}});
  }
  return freeze_clusters(clustered);
}

}  // namespace dossier
