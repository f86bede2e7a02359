#pragma once
#include <compare>
#include <iterator>
#include <vector>

#include "export/graph_view.h"

namespace dossier {

/// One pass over the edges of a view. It gathers what belongs to one node, merges what says the same, gives that out and
/// goes on to the next node: it never holds more than the edges of one node, however many the graph has. They stand in
/// the order of their kinds; those of one kind by node, which is the entity that a claim or a comment starts from or that
/// takes part in an event, and the statement that is said, is about something or is reported; those of one node by their
/// first member. A symmetric claim starts from the entity that stands first in the snapshot. The view must outlive it.
class EdgeStream {
 public:
  explicit EdgeStream(const GraphView&);
  EdgeStream(const EdgeStream&) = delete;  // edges point into it
  EdgeStream& operator=(const EdgeStream&) = delete;

  /// An edge is valid until the iterator moves on.
  class Iterator {
   public:
    explicit Iterator(EdgeStream& stream) : stream_(stream) {}
    const ViewEdge& operator*() const { return stream_.edges_[stream_.at_]; }
    Iterator& operator++() { stream_.advance(); return *this; }
    bool operator==(std::default_sentinel_t) const { return stream_.at_ == stream_.edges_.size(); }

   private:
    EdgeStream& stream_;
  };
  Iterator begin() { return Iterator(*this); }
  std::default_sentinel_t end() const { return {}; }

 private:
  /// What decides whether two edges say the same, beside their ends: who says it matters only as narrator or not.
  struct Sense {
    uint32_t type = 0, role = 0;
    uint8_t polarity = 0, modality = 0, status = 0, stance = 0;
    bool narrated = true;
    friend auto operator<=>(const Sense&, const Sense&) = default;
  };
  struct RawEdge {
    uint32_t source = 0, target = 0;
    Sense sense;
    uint32_t index = 0, part = 0;
    float confidence = 1;
  };

  void advance();
  void fetch_ahead(size_t node) const;
  void gather(const ViewNode&, uint32_t position);
  void gather_claims(EntityId, uint32_t position);
  void add_claim(ClaimId, uint32_t position, EntityId target);
  void gather_roles(EntityId, uint32_t position);
  void gather_comments(EntityId, uint32_t position);
  void gather_statement(StatementId, uint32_t position);
  void add(const RawEdge&);
  void merge();
  uint64_t key_of(const ViewEdge&) const;

  const GraphView& view_;
  const KnowledgeGraph& graph_;
  size_t kind_ = 0;    // of edges, and the next node to look at
  uint32_t node_ = 0;
  std::vector<RawEdge> raw_;
  std::vector<uint32_t> members_;
  std::vector<ViewEdge> edges_;  // of one node
  size_t at_ = 0;
};

}  // namespace dossier
