#include "ingest/pipeline.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "graph/error.h"
#include "ingest/annotate.h"
#include "ingest/named_part.h"
#include "ingest/resolver.h"

namespace dossier {
namespace {

/// One document on its way, or what was wrong with it.
struct Item {
  Document document;
  Extraction extraction;
  std::string failure;
  std::exception_ptr fatal;
  bool skipped = false;
  bool finished = false;  // ready for the caller
};

/// The documents in flight, in input order. A reader appends, workers take the first that nobody has, the caller takes
/// the front one when it is finished. Bounded: the reader waits while `capacity` documents are in flight.
class Flight {
 public:
  explicit Flight(size_t capacity) : capacity_(capacity) {}

  /// False when the work was stopped.
  bool append(std::shared_ptr<Item> item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || items_.size() < capacity_; });
    if (stopped_) return false;
    if (!item->finished) waiting_.push_back(item);
    items_.push_back(std::move(item));
    lock.unlock();
    work_.notify_one();
    ready_.notify_one();
    return true;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    ready_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = closed_ = true;
    waiting_.clear();
    room_.notify_all();
    work_.notify_all();
  }
  std::shared_ptr<Item> next_to_annotate() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return nullptr;
    auto item = std::move(waiting_.front());
    waiting_.pop_front();
    return item;
  }
  void finish(Item& item) {
    const std::lock_guard lock(mutex_);
    item.finished = true;
    ready_.notify_one();
  }
  std::shared_ptr<Item> next_finished() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return items_.empty() ? closed_ : items_.front()->finished; });
    if (items_.empty()) return nullptr;
    auto item = std::move(items_.front());
    items_.pop_front();
    room_.notify_one();
    return item;
  }

 private:
  const size_t capacity_;
  std::mutex mutex_;
  std::condition_variable room_, work_, ready_;
  std::deque<std::shared_ptr<Item>> items_, waiting_;
  bool closed_ = false, stopped_ = false;
};

/// Reads all paths into the flight. A failed input is an item too, so that its message comes in its place.
void read_all(const std::vector<std::string>& paths, const PipelineOptions& options, Flight& flight) {
  const auto fail = [&](const std::string& message, std::exception_ptr fatal = nullptr) {
    auto item = std::make_shared<Item>();
    item->failure = message;
    item->fatal = fatal;
    item->finished = true;
    return flight.append(std::move(item));
  };
  for (const std::string& path : paths) {
    try {
      const auto reader = open_reader(path, options.reader);
      for (bool more = true; more;) {
        auto item = std::make_shared<Item>();
        try {
          more = reader->next(item->document);
          if (more && !flight.append(std::move(item))) return;
        } catch (const Error& e) {
          if (!fail(e.what(), options.strict ? std::current_exception() : nullptr)) return;
        }
      }
    } catch (const Error& e) {
      if (!fail(e.what(), options.strict ? std::current_exception() : nullptr)) return;
    } catch (...) {
      fail("", std::current_exception());
      return;
    }
  }
}

using Skip = std::function<bool(const Document&)>;

void annotate_all(const Models& models, const Skip& skip, Flight& flight) {
  while (const auto item = flight.next_to_annotate()) {
    try {
      item->skipped = skip && skip(item->document);
      if (!item->skipped) item->extraction = to_extraction(item->document, annotate(item->document, models));
    } catch (const Error& e) {
      item->failure = item->document.id + ": " + e.what();
    } catch (...) {
      item->fatal = std::current_exception();
    }
    flight.finish(*item);
  }
}

using TakeItem = std::function<void(const Item&)>;

void run(const std::vector<std::string>& paths, const Models& models, const PipelineOptions& options, const Skip& skip,
         const TakeItem& take) {
  const unsigned jobs = std::max(1u, options.jobs);
  Flight flight(4 * jobs + 4);
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    read_all(paths, options, flight);
    flight.close();
  });
  for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([&] { annotate_all(models, skip, flight); });
  std::exception_ptr failure;
  try {
    while (const auto item = flight.next_finished()) {
      if (item->fatal) std::rethrow_exception(item->fatal);
      take(*item);
    }
  } catch (...) {
    failure = std::current_exception();
    flight.stop();
  }
  for (std::thread& t : threads) t.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

void run_pipeline(const std::vector<std::string>& paths, const Models& models, const PipelineOptions& options,
                  const std::function<void(const Document&, const Extraction&)>& take,
                  const std::function<void(const std::string&)>& failed) {
  run(paths, models, options, nullptr, [&](const Item& item) {
    if (!item.failure.empty()) failed(item.failure);
    else take(item.document, item.extraction);
  });
}

IngestReport ingest(const std::vector<std::string>& paths, const Models& models, const PipelineOptions& options, Store& store,
                    const PipelineEvents& events) {
  using Clock = std::chrono::steady_clock;
  constexpr size_t kBatch = 200;
  constexpr auto kBatchTime = std::chrono::milliseconds(500);
  IngestReport report;
  Resolver resolver(store.entities(), store.next_entity_id());
  std::vector<Document> uncommitted;  // without texts: what `done` is told of
  auto batch_began = Clock::now();
  const auto commit = [&] {
    store.commit();
    for (const Document& d : uncommitted) events.done(d);
    uncommitted.clear();
    batch_began = Clock::now();
  };
  const auto digests = store.content_digests();
  const auto unchanged = [&](const Document& d) {
    const auto it = digests.find(d.id);
    return !options.again && it != digests.end() && it->second == content_digest(d);
  };
  run(paths, models, options, unchanged, [&](const Item& item) {
    if (!item.failure.empty()) {
      ++report.failed;
      events.failed(item.failure);
      return;
    }
    const Document& document = item.document;
    const Store::Known known = store.known(document);
    if (item.skipped || (known == Store::Known::Same && !options.again)) {
      ++report.unchanged;
    } else {
      const Extraction named = named_part(item.extraction);
      store.add(document, named, resolver.add(document, named));
      ++(known == Store::Known::No ? report.added : report.replaced);
      report.bytes += document.text.size();
    }
    uncommitted.push_back(document);
    uncommitted.back().text.clear();
    uncommitted.back().page.clear();
    if (uncommitted.size() >= kBatch || Clock::now() - batch_began > kBatchTime) commit();
  });
  commit();
  return report;
}

}  // namespace dossier
