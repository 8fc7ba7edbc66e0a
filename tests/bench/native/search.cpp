// The twin of src/core/streets/search.ts in plain C++: the same network, the same buckets,
// the same queue, so that the ratio of both says what the language costs. It shares no code
// with ours; that both settle the same nodes at the same times is checked by a sum.
//
//   search NETWORK QUERIES PASSES
//
// NETWORK  int32: labels, arcs, offsets[labels + 1], then [label reached, milliseconds] per arc
// QUERIES  int32: queries, then per query: cutoff, seeds, [label, milliseconds, source] per seed
// Prints one line per query: best nanoseconds of PASSES over all, nodes settled, their sum.

#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr int32_t never = 0x7fffffff;
constexpr int bucketShift = 13;

struct Arc {
  int32_t head, cost;
};

struct Network {
  std::vector<int32_t> offsets;
  std::vector<Arc> arcs;
};

struct Seed {
  int32_t label, time, source;
};

struct Query {
  int32_t cutoff;
  std::vector<Seed> seeds;
};

struct Entry {
  int32_t next, label;
};

struct Labels {
  std::vector<int32_t> time, source, touched;
  std::vector<Entry> entries;
  std::vector<int32_t> heads;
  int32_t touchedCount = 0;

  explicit Labels(size_t count) : time(count, never), source(count), touched(count) {}
};

void search(const Network& network, Labels& labels, const Query& query) {
  for (int32_t i = 0; i < labels.touchedCount; i++) labels.time[labels.touched[i]] = never;
  const int32_t cutoff = query.cutoff;
  const int32_t lastBucket = cutoff >> bucketShift;
  if (labels.heads.size() <= size_t(lastBucket)) labels.heads.assign(lastBucket + 1, -1);
  labels.entries.clear();

  int32_t* const time = labels.time.data();
  int32_t* const source = labels.source.data();
  int32_t* const touched = labels.touched.data();
  int32_t* const heads = labels.heads.data();
  const int32_t* const offsets = network.offsets.data();
  const Arc* const arcs = network.arcs.data();
  int32_t touchedCount = 0;

  const auto reach = [&](int32_t label, int32_t at, int32_t origin) {
    const int32_t before = time[label];
    if (at >= before || at > cutoff) return;
    if (before == never) touched[touchedCount++] = label;
    time[label] = at;
    source[label] = origin;
    int32_t& head = heads[at >> bucketShift];
    labels.entries.push_back({head, label});
    head = int32_t(labels.entries.size()) - 1;
  };

  for (const Seed& seed : query.seeds) reach(seed.label, seed.time, seed.source);
  for (int32_t bucket = 0; bucket <= lastBucket; bucket++) {
    while (heads[bucket] != -1) {
      const Entry entry = labels.entries[heads[bucket]];
      heads[bucket] = entry.next;
      const int32_t here = time[entry.label];
      if (here >> bucketShift != bucket) continue;
      const int32_t origin = source[entry.label];
      const Arc* const end = arcs + offsets[entry.label + 1];
      for (const Arc* arc = arcs + offsets[entry.label]; arc != end; arc++) {
        reach(arc->head, here + arc->cost, origin);
      }
    }
  }
  labels.touchedCount = touchedCount;
}

std::vector<int32_t> readWords(const char* path) {
  FILE* const file = std::fopen(path, "rb");
  if (!file) {
    std::perror(path);
    std::exit(1);
  }
  std::fseek(file, 0, SEEK_END);
  std::vector<int32_t> words(size_t(std::ftell(file)) / sizeof(int32_t));
  std::rewind(file);
  const size_t count = std::fread(words.data(), sizeof(int32_t), words.size(), file);
  std::fclose(file);
  if (count != words.size()) std::exit(1);
  return words;
}

Network readNetwork(const char* path) {
  const std::vector<int32_t> words = readWords(path);
  const int32_t* at = words.data();
  const int32_t labelCount = *at++;
  const int32_t arcCount = *at++;
  Network network;
  network.offsets.assign(at, at + labelCount + 1);
  at += labelCount + 1;
  for (int32_t i = 0; i < arcCount; i++, at += 2) network.arcs.push_back({at[0], at[1]});
  return network;
}

std::vector<Query> readQueries(const char* path) {
  const std::vector<int32_t> words = readWords(path);
  const int32_t* at = words.data();
  std::vector<Query> queries(size_t(*at++));
  for (Query& query : queries) {
    query.cutoff = *at++;
    const int32_t seedCount = *at++;
    for (int32_t i = 0; i < seedCount; i++, at += 3) query.seeds.push_back({at[0], at[1], at[2]});
  }
  return queries;
}

/** The same in any order of the nodes. */
uint32_t sumOf(const Labels& labels) {
  uint32_t sum = 0;
  for (int32_t i = 0; i < labels.touchedCount; i++) {
    const uint32_t label = uint32_t(labels.touched[i]);
    sum += (label * 0x9e3779b1u) ^ (uint32_t(labels.time[label]) * 0x85ebca6bu);
  }
  return sum;
}

struct Result {
  int64_t nanoseconds;
  int32_t settled;
  uint32_t sum;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const Network network = readNetwork(argv[1]);
  const std::vector<Query> queries = readQueries(argv[2]);
  const int passes = std::atoi(argv[3]);
  Labels labels(network.offsets.size() - 1);
  std::vector<Result> results(queries.size());
  for (int pass = 0; pass < passes; pass++) {
    for (size_t i = 0; i < queries.size(); i++) {
      const auto start = std::chrono::steady_clock::now();
      search(network, labels, queries[i]);
      const std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - start;
      const int64_t best = pass == 0 ? INT64_MAX : results[i].nanoseconds;
      results[i] = {std::min<int64_t>(best, taken.count()), labels.touchedCount, sumOf(labels)};
    }
  }
  for (const Result& result : results) {
    std::printf("%" PRId64 " %d %u\n", result.nanoseconds, result.settled, result.sum);
  }
}
