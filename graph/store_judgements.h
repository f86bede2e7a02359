#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace SQLite {
class Database;
}

namespace dossier {

/// Lets the judgements that stand decide, in their order, which entity the chains of one document (by row) are. For
/// store*.cpp only; REQUIRES an open transaction.
void apply_judgements(SQLite::Database&, int64_t document);
/// The same for all documents, from what the resolver said: after a judgement was added or undone.
void reapply_judgements(SQLite::Database&);

/// The entity that a JSON text {id, type, name, ref} means: of that id if it still has that type and name, else the first
/// of that reference, else of that type and name; a rebuild gives new ids. Names and types are those of the resolver.
std::optional<int64_t> judged_entity(SQLite::Database&, const std::string& json);

}  // namespace dossier
