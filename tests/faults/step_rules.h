// Decides what happens at each step of a program: nothing, an error, a short count, or its death.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faults/operation_record.h"

namespace dateline::faults {

/// How a step goes on.
struct Verdict {
  int error = 0;            // not 0: fail with it, having done nothing
  bool dies_after = false;  // call die() when the step is done
};

/// Whether an allocation fails. Nothing fails, and nothing is counted, before the first step: what the
/// program does before it is the system's business.
class AllocationRules {
 public:
  static bool refuses();
  static void begin(std::uint64_t fails_at, bool fails_from, StepCounts* counts);

 private:
  static inline StepCounts* counts_ = nullptr;  // not null: begun
  static inline std::uint64_t fails_at_ = 0;
  static inline bool fails_from_ = false;
};

/// The rules come from the environment, see fault_plan.h. All functions but path_below() need the lock.
class StepRules {
 public:
  static StepRules& get();
  void lock();
  void unlock();

  /// The path relative to the watched folder, or nothing (a null pointer) when it is elsewhere. Points into
  /// `path`.
  const char* path_below(const char* path) const;
  /// A step that changes the folder. Kills the process when that is its fate. Where the plan has too few
  /// descriptors (EMFILE), only `opens` fails.
  Verdict begin_change(bool opens = false);
  /// A step that only reads; counted when the plan says so.
  Verdict begin_reading(bool opens = false);
  /// How many of `size` bytes a write may write; 0 with `error` set when the disk is full.
  std::size_t grant_writing(std::size_t size, Verdict& verdict);
  /// How many of `size` bytes a read may get.
  std::size_t grant_reading(std::size_t size);
  /// Does the full disk refuse a new file or folder?
  bool is_full() const;
  void note_written(std::size_t size);
  std::uint64_t new_handle() { return ++handles_; }
  void log(OperationRecord record, std::string_view path = {}, std::string_view second = {},
           const void* data = nullptr);
  std::int64_t clock_shift() const { return clock_shift_; }
  [[noreturn]] static void die();

 private:
  StepRules();
  Verdict begin(bool counted, bool opens);
  std::uint64_t random();

  const char* folder_ = nullptr;
  std::size_t folder_size_ = 0;
  bool counts_readings_ = false;
  std::uint64_t dies_before_ = 0;
  std::uint64_t dies_within_ = 0;
  std::uint64_t fails_at_ = 0;
  std::uint64_t no_memory_at_ = 0;
  bool fails_from_ = false;
  int failure_ = 0;
  bool has_room_limit_ = false;
  std::uint64_t room_ = 0;  // bytes
  std::uint64_t shortens_ = 0;
  std::int64_t clock_shift_ = 0;
  int log_ = -1;
  std::uint64_t handles_ = 0;
  StepCounts own_counts_;
  StepCounts* counts_ = &own_counts_;
};

}  // namespace dateline::faults
