// A value or the Error that stands in its place (C++20 on g++ 12 has no std::expected).
#pragma once

#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "error/error.h"

namespace dateline::error {

/// Holds a `T` or an `Error`. Asking for the one that is not there is a bug and aborts the program.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error failure)
      : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return *checked(); }
  const T& value() const& { return *checked(); }
  T&& value() && { return std::move(*checked()); }
  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return checked(); }

  const Error& error() const& {
    const Error* failure = std::get_if<1>(&state_);
    if (failure == nullptr) std::abort();
    return *failure;
  }
  Error&& error() && {
    Error* failure = std::get_if<1>(&state_);
    if (failure == nullptr) std::abort();
    return std::move(*failure);
  }

 private:
  T* checked() {
    T* value = std::get_if<0>(&state_);
    if (value == nullptr) std::abort();
    return value;
  }
  const T* checked() const { return const_cast<Result*>(this)->checked(); }
  std::variant<T, Error> state_;
};

/// Success without a value.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error failure) : failure_(std::move(failure)) {}  // NOLINT(google-explicit-constructor)
  bool has_value() const noexcept { return !failure_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }
  const Error& error() const {
    if (!failure_) std::abort();
    return *failure_;
  }

 private:
  std::optional<Error> failure_;
};

using Status = Result<void>;

}  // namespace dateline::error
