#pragma once

#include <boost/core/demangle.hpp>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

#include "base/choice.h"
#include "base/clock.h"
#include "base/refusal.h"
#include "web/value.h"

namespace wardmote::web {

/// Names and values as they came: path segments and the query string or a posted form, decoded.
using Parameters = std::multimap<std::string, std::string>;

/// A member of a shape. A template, so that a shape can hold a list of them before it is complete itself.
template <class Shape>
struct NamedShape {
  std::string name;
  Shape shape;
};

/// The type of a view or query as OpenAPI needs it.
struct Shape {
  enum class Kind { nothing, boolean, integer, number, text, date, raw, choice, list, object };
  using Member = NamedShape<Shape>;
  Kind kind = Kind::nothing;
  bool optional = false;
  std::string name{};                  ///< an object's type name, with its namespaces
  std::vector<std::string> choices{};  ///< the enumerators of a choice
  std::vector<Member> members{};       ///< of an object; a list has one, its element
};

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;
template <class T>
concept DescribedChoice = boost::describe::has_describe_enumerators<T>::value;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};

namespace detail {
template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
}  // namespace detail

/// The value tree of a view: bool, integers, double, std::string, RawJson, base::LocalDate (text), described enums
/// (their spelling), described structs, std::vector and std::optional (null) of these.
template <class T>
Value to_value(T const& view) {
  if constexpr (std::same_as<T, Value>) {
    return view;
  } else if constexpr (std::same_as<T, bool>) {
    return Value(view);
  } else if constexpr (std::integral<T>) {
    return Value(static_cast<std::int64_t>(view));
  } else if constexpr (std::floating_point<T>) {
    return Value(static_cast<double>(view));
  } else if constexpr (std::same_as<T, std::string> || std::same_as<T, RawJson>) {
    return Value(view);
  } else if constexpr (std::convertible_to<T, std::string_view>) {
    return Value(std::string(std::string_view(view)));
  } else if constexpr (std::same_as<T, base::LocalDate>) {
    return Value(base::to_text(view));
  } else if constexpr (DescribedChoice<T>) {
    return Value(std::string(base::spelling_of(view)));
  } else if constexpr (IsOptional<T>::value) {
    return view ? to_value(*view) : Value();
  } else if constexpr (IsList<T>::value) {
    List list;
    list.reserve(view.size());
    for (auto const& element : view) list.push_back(to_value(element));
    return Value(std::move(list));
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    Object object;
    boost::mp11::mp_for_each<detail::MembersOf<T>>(
        [&](auto member) { object.emplace_back(member.name, to_value(view.*member.pointer)); });
    return Value(std::move(object));
  }
}

/// The shape of a view or query.
template <class T>
Shape shape_of() {
  using Kind = Shape::Kind;
  if constexpr (std::same_as<T, bool>) {
    return {.kind = Kind::boolean};
  } else if constexpr (std::integral<T>) {
    return {.kind = Kind::integer};
  } else if constexpr (std::floating_point<T>) {
    return {.kind = Kind::number};
  } else if constexpr (std::same_as<T, RawJson> || std::same_as<T, Value>) {
    return {.kind = Kind::raw};
  } else if constexpr (std::convertible_to<T, std::string_view>) {
    return {.kind = Kind::text};
  } else if constexpr (std::same_as<T, base::LocalDate>) {
    return {.kind = Kind::date};
  } else if constexpr (DescribedChoice<T>) {
    Shape shape{.kind = Kind::choice};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto enumerator) { shape.choices.emplace_back(enumerator.name); });
    return shape;
  } else if constexpr (IsOptional<T>::value) {
    auto shape = shape_of<typename T::value_type>();
    shape.optional = true;
    return shape;
  } else if constexpr (IsList<T>::value) {
    Shape shape{.kind = Kind::list};
    shape.members.push_back({"", shape_of<typename T::value_type>()});
    return shape;
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    Shape shape{.kind = Kind::object, .name = boost::core::demangle(typeid(T).name())};
    boost::mp11::mp_for_each<detail::MembersOf<T>>([&](auto member) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
      shape.members.push_back({member.name, shape_of<Member>()});
    });
    return shape;
  }
}

}  // namespace wardmote::web

#include "web/read_described.h"
