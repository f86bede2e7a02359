#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "export/report_sections.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kMembers = 40, kEvidence = 4, kLedger = 30, kConflicts = 15, kMembershipWords = 10, kLongestSentence = 400;

bool changes_membership(std::string_view type) {
  return type == "JOINS" || type == "WITHDRAWS_FROM" || type == "SUSPENDS_MEMBERSHIP_IN" || type == "EXCLUDES";
}

std::string_view standing(const ReportWriter& writer, const ReportFinding& f) { return writer.standing(f.polarity, f.modality); }

/// What the articles and their speakers say of one member of an organisation.
struct Membership {
  std::vector<const ReportFinding*> stated, other, moves;
};

std::map<EntityId, Membership> memberships(const ReportWriter& writer, const ReportScope& scope, EntityId organisation) {
  std::map<EntityId, Membership> result;
  for (const ReportFinding& f : scope.findings) {
    const std::string_view type = writer.type_name(f.type);
    if (type == "MEMBER_OF" && f.target == organisation) {
      Membership& m = result[f.source];
      (f.fact() ? m.stated : m.other).push_back(&f);
    }
  }
  // Exclusion by the organisation, or of one member by another: a move that concerns the one excluded.
  for (const ReportFinding& f : scope.findings) {
    const std::string_view type = writer.type_name(f.type);
    if (!changes_membership(type)) continue;
    const EntityId member = type == "EXCLUDES" ? f.target : f.source;
    if (member != organisation) result[member].moves.push_back(&f);
  }
  return result;
}

/// Where the last move that the articles state as fact has left the member; nothing without one.
std::string_view status_after_moves(const ReportWriter& writer, const Membership& m) {
  const ReportFinding* last = nullptr;
  for (const ReportFinding* f : m.moves)
    if (f->fact() && (last == nullptr || last->time.begin < f->time.begin)) last = f;
  if (last == nullptr) return {};
  const std::string_view type = writer.type_name(last->type);
  if (type == "JOINS") return "member: joined";
  if (type == "SUSPENDS_MEMBERSHIP_IN") return "membership suspended";
  return type == "EXCLUDES" ? "no member: excluded" : "no member: left";
}

Line membership_status(ReportWriter& writer, const Membership& m) {
  Line line;
  if (!m.stated.empty()) {
    Status status = Status::None;
    for (const ReportFinding* f : m.stated)
      if (status == Status::None) status = f->status;
    const bool says_all = status == Status::Candidate || status == Status::Observer;
    const std::string word(status == Status::None ? "" : writer.grammar.word("status", to_string(status)));
    return text_line(word + (word.empty() || says_all ? "" : " ") + (says_all ? "" : "member"));
  }
  if (const std::string_view moved = status_after_moves(writer, m); !moved.empty()) return text_line(std::string(moved));
  if (m.other.empty()) return text_line("not said to be a member");
  const ReportFinding& f = *m.other.front();
  line << (f.affirmed() ? "member" : "membership " + std::string(standing(writer, f))) << ", according to " << writer.voice_line(f);
  return line;
}

/// "withdrawal predicted not to happen (A) [5]" for each move, and what else is said against the membership or of it.
Line moves_line(ReportWriter& writer, const Membership& m) {
  std::vector<const ReportFinding*> findings;
  if (!m.stated.empty())
    std::copy_if(m.other.begin(), m.other.end(), std::back_inserter(findings), [](const ReportFinding* f) { return !f->affirmed(); });
  findings.insert(findings.end(), m.moves.begin(), m.moves.end());
  Line line;
  std::set<std::tuple<TypeId, std::string_view, EntityId>> seen;
  for (const ReportFinding* f : findings) {
    if (!seen.emplace(f->type, standing(writer, *f), f->speaker).second) continue;
    line << (line.empty() ? "" : "; ") << to_lower(writer.grammar.heading(writer.type_name(f->type))) << " " << standing(writer, *f);
    line << " (" << writer.voice_line(*f) << ")" << writer.cites(*f);
  }
  return line;
}

void write_ledger(ReportWriter& writer, const ReportScope& scope) {
  std::vector<const ReportFinding*> moves;
  for (const ReportFinding& f : scope.findings) {
    const std::string_view type = writer.type_name(f.type);
    const bool moves_member = type == "MEMBER_OF" && (f.time.begin.known() || f.status == Status::Suspended) && !told_by_another(writer, scope, f);
    if (changes_membership(type) || moves_member) moves.push_back(&f);
  }
  if (moves.empty()) return;
  const OrientedGroups oriented_groups(writer, scope, moves);
  std::vector<FindingGroup> groups = oriented_groups.groups();
  const size_t total = groups.size();
  groups.resize(writer.limit(total, kLedger));
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    return std::tuple(day_of(a.first()), a.first().attributed) < std::tuple(day_of(b.first()), b.first().attributed);
  });
  writer.heading("Ledger: joining, suspending, leaving, excluding, and proposals of it");
  ReportTable table;
  table.columns = {"Date", "What", "Standing", "Said by", "As it stands written"};
  for (const FindingGroup& group : groups) {
    const ReportFinding& f = group.first();
    table.rows.push_back({text_line(writer.when(f)), writer.sentence(group, false), text_line(standing(writer, f)), writer.voice_line(f),
                          writer.passage(f)});
  }
  writer.table(std::move(table), total, kBySources);
}

/// Whether a word of the text is one of those listed.
bool holds_one(std::string_view text, std::string_view words) {
  const std::string listed = " " + std::string(words) + " ", folded = fold_name(text) + " ";
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz", begin), folded.size());
    if (end > begin && listed.find(" " + folded.substr(begin, end - begin) + " ") != std::string::npos) return true;
    begin = end + 1;
  }
  return false;
}

/// Sentences of those who speak of the organisation in which somebody joins, leaves or is excluded, or does not, where
/// no entry of the ledger tells it: "no member will leave" is not said of any one member.
void write_membership_words(ReportWriter& writer, const ReportScope& scope) {
  const std::string_view triggers = writer.grammar.word("trigger", "membership");
  const auto in_ledger = [&](DocumentId document, ByteSpan sentence) {
    return std::any_of(scope.claims.begin(), scope.claims.end(), [&](ClaimId id) {
      const ClaimRecord& c = writer.graph[id];
      return c.document == document && c.span.begin < sentence.end && sentence.begin < c.span.end && changes_membership(writer.type_name(c.type));
    });
  };
  std::vector<ReportQuotation> quotations;
  std::set<std::pair<DocumentId, ByteSpan>> seen;
  std::set<EntityId> described;
  size_t total = 0;
  for (const StatementId id : scope.statements) {
    const StatementRecord& statement = writer.graph[id];
    if (!statement.document.valid() || !statement.speaker.valid()) continue;
    const std::string_view text = writer.graph.text(statement.document);
    for (const ByteSpan content : writer.graph.content(id)) {
      for (const ByteSpan sentence : sentences_of(text, said_part(text, content, statement.direct))) {
        if (!holds_one(slice(text, sentence), triggers) || in_ledger(statement.document, sentence) || !seen.emplace(statement.document, sentence).second) continue;
        if (++total > writer.limit(SIZE_MAX, kMembershipWords)) continue;
        ReportQuotation quotation = writer.quotation_of(id, excerpt(text, sentence, {}, kLongestSentence));
        const bool first = described.insert(statement.speaker).second;
        Line lead = first ? writer.described(statement.speaker) : writer.name(statement.speaker, false);
        if (!quotation.lead.empty()) lead << " (" << quotation.lead << ")";
        quotation.lead = std::move(lead);
        quotations.push_back(std::move(quotation));
      }
    }
  }
  if (quotations.empty()) return;
  writer.heading("Also said of joining, leaving and excluding");
  writer.quotations(std::move(quotations), total, "in the order of the articles");
}

}  // namespace

void write_membership(ReportWriter& writer, const ReportScope& scope, EntityId organisation) {
  writer.told_types.insert(writer.graph.schema().at("MEMBER_OF"));
  const std::map<EntityId, Membership> members = memberships(writer, scope, organisation);
  std::vector<std::pair<EntityId, const Membership*>> order;
  for (const auto& [id, m] : members) order.emplace_back(id, &m);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    const auto weight = [](const Membership* m) { return m->stated.empty() ? (m->other.empty() ? 0u : 1u) : 1 + m->stated.front()->sources; };
    return weight(a.second) > weight(b.second);
  });
  writer.section("members", "Members, and how firm their membership is");
  ReportTable table;
  table.columns = {"Member", "Status", "Since", "Until", "Evidence", "What is said of joining, leaving or exclusion"};
  const size_t shown = writer.limit(order.size(), kMembers);
  for (size_t i = 0; i < shown; ++i) {
    const auto& [id, m] = order[i];
    DateInterval time;
    std::vector<ClaimId> claims;
    const auto& findings = m->stated.empty() ? m->other : m->stated;
    for (const ReportFinding* f : findings) {
      if (f->time.known() && !time.known()) time = f->time;
      claims.insert(claims.end(), f->claims.begin(), f->claims.end());
    }
    const bool moment = time.begin.known() && time.begin == time.end;
    table.rows.push_back({writer.name(id, false), membership_status(writer, *m), text_line(moment ? "in " + date_in_words(time.begin) : date_in_words(time.begin)),
                          text_line(moment ? "" : date_in_words(time.end)), writer.cite_claims(claims, kEvidence), moves_line(writer, *m)});
  }
  writer.table(std::move(table), order.size(), kBySources);
  write_ledger(writer, scope);
  write_membership_words(writer, scope);
  writer.drop_empty_section();
}

void write_conflicts_among_members(ReportWriter& writer, const ReportScope& scope, EntityId organisation) {
  std::set<EntityId> members;
  for (const ReportFinding& f : scope.findings)
    if (writer.type_name(f.type) == "MEMBER_OF" && f.target == organisation && f.polarity == Polarity::Positive) members.insert(f.source);
  std::vector<ReportFinding> conflicts;
  for (const ReportFinding& f : scope.findings)
    if (in_class(writer, f, "conflict") && members.contains(f.source) && members.contains(f.target)) conflicts.push_back(f);
  writer.section("conflicts", "Conflicts among its members");
  split_by_voice(writer, conflicts, kConflicts);
  writer.drop_empty_section();
}

}  // namespace dossier
