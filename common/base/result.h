#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace timbao {

/// Why one record or file could not be taken. The run goes on; the summary counts it.
struct Rejection {
  std::string reason;        ///< stable short key for counting: "bad-json", "too-large", ...
  std::string source;        ///< path, with "!/member" or "#record" inside containers
  std::uint64_t offset = 0;  ///< byte in the source where it was noticed, 0 when unknown
  std::string why;           ///< one sentence for a person, with what to do where that helps
};

/// A value or the reason why there is none. Member names as in std::expected (C++23).
template <typename T, typename E = Rejection>
class Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(E error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& value() { return std::get<0>(state_); }
  [[nodiscard]] const T& value() const { return std::get<0>(state_); }
  [[nodiscard]] E& error() { return std::get<1>(state_); }
  [[nodiscard]] const E& error() const { return std::get<1>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, E> state_;
};

}  // namespace timbao
