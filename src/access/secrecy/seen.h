#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "access/secrecy/deidentified.h"
#include "access/secrecy/sealed.h"
#include "access/secrecy/visible.h"
#include "base/clock.h"
#include "base/id.h"

// The door from a record to a page: `seen<View>(record, principal)`. A record states for each of its fields who may see it, for
// itself who may know of it (`known_to`) and whom it is about (`about()`); a view is filled by the names of its members. What may be
// withheld is std::optional in the view: null is withheld, empty is empty.
namespace wardmote::access {

/// The rule of a member of a record: what it says itself. An identifier names nothing by itself.
template <class Member>
struct RuleOf;
template <class Record>
struct RuleOf<base::Id<Record>> {
  static constexpr Audience audience = Audience::everyone;
  static constexpr bool is_sealed = false;
};
template <Audience audience_of_it, class T>
struct RuleOf<Visible<audience_of_it, T>> {
  static constexpr Audience audience = audience_of_it;
  static constexpr bool is_sealed = false;
};
template <Audience audience_of_it, class Meaning>
struct RuleOf<Sealed<audience_of_it, Meaning>> {
  static constexpr Audience audience = audience_of_it;
  static constexpr bool is_sealed = true;
};

namespace detail {

template <class T>
using PublicMembers = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T, class Descriptor>
using MemberType = std::remove_cvref_t<decltype(std::declval<T const&>().*Descriptor::pointer)>;

template <class Member>
concept HasRule = requires { RuleOf<Member>::audience; };

template <class Record>
consteval bool every_member_has_a_rule() {
  bool all = true;
  boost::mp11::mp_for_each<PublicMembers<Record>>(
      [&](auto descriptor) { all = all && HasRule<MemberType<Record, decltype(descriptor)>>; });
  return all;
}

/// The member of that name, or `none`.
struct none {};
template <class Record, class Like>
consteval auto member_like() {
  using All = PublicMembers<Record>;
  constexpr auto index = [] {
    std::size_t at = 0, found = boost::mp11::mp_size<All>::value;
    boost::mp11::mp_for_each<All>([&](auto descriptor) {
      if (std::string_view(descriptor.name) == std::string_view(Like::name)) found = at;
      ++at;
    });
    return found;
  }();
  if constexpr (index == boost::mp11::mp_size<All>::value) {
    return none{};
  } else {
    return boost::mp11::mp_at_c<All, index>{};
  }
}

/// As views state them: instants and identifiers as text, a missing instant as an empty one.
template <class T>
T stated(T const& value) {
  return value;
}
inline std::string stated(base::Instant instant) { return base::to_text(instant); }
inline std::string stated(std::optional<base::Instant> const& instant) { return instant ? stated(*instant) : ""; }
inline std::string stated(web::Language language) { return std::string(code_of(language)); }
template <class Record>
std::string stated(base::Id<Record> id) {
  return id.text();
}
template <class T>
T stated(Deidentified<T> const& value) {
  return value.value();
}
template <Audience audience, class T>
decltype(auto) stated(Visible<audience, T> const& value) {
  return stated(value.inside());
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

}  // namespace detail

/// A record each member of which says who may see it.
template <class Record>
concept Ruled = boost::describe::has_describe_members<Record>::value && requires(Record const& record) {
  { record.about() } -> std::convertible_to<std::string>;
  { Record::known_to } -> std::convertible_to<Audience>;
  { Record::called } -> std::convertible_to<std::string_view>;
} && detail::every_member_has_a_rule<Record>();

/// Whether somebody may know that there is this record.
template <Ruled Record>
bool is_known(Record const& record, web::Principal const& principal) {
  auto const about = record.about();
  return may_see({Record::called, "", Record::known_to}, {principal, about});
}

/// What a person sees of a record; nothing if they may not know of it.
template <class View, Ruled Record>
std::optional<View> seen(Record const& record, web::Principal const& principal) {
  if (!is_known(record, principal)) return std::nullopt;
  View view{};
  auto const about = record.about();
  boost::mp11::mp_for_each<detail::PublicMembers<View>>([&](auto shown) {
    using From = decltype(detail::member_like<Record, decltype(shown)>());
    if constexpr (!std::is_same_v<From, detail::none>) {
      using Rule = RuleOf<detail::MemberType<Record, From>>;
      static_assert(!Rule::is_sealed, "what is sealed is in no view");
      static_assert(
          Rule::audience == Audience::everyone || detail::is_optional<detail::MemberType<View, decltype(shown)>>,
          "what may be withheld is std::optional in the view");
      if (may_see({Record::called, From::name, Rule::audience}, {principal, about}))
        view.*shown.pointer = detail::stated(record.*From::pointer);
    }
  });
  return view;
}

/// What a person sees of some records, without those that they may not know of.
template <class View, Ruled Record>
std::vector<View> seen(std::vector<Record> const& records, web::Principal const& principal) {
  std::vector<View> views;
  for (auto const& record : records)
    if (auto view = seen<View>(record, principal)) views.push_back(*std::move(view));
  return views;
}

/// What a person sees of a record that may not be there. Missing and hidden are one.
template <class View, Ruled Record>
std::optional<View> seen(std::optional<Record> const& record, web::Principal const& principal) {
  return record ? seen<View>(*record, principal) : std::nullopt;
}

/// The fields of a record and who may see each, for reviewed lists.
template <Ruled Record>
std::vector<Field> fields_of() {
  std::vector<Field> fields{{Record::called, "", Record::known_to}};
  boost::mp11::mp_for_each<detail::PublicMembers<Record>>([&](auto descriptor) {
    fields.push_back(
        {Record::called, descriptor.name, RuleOf<detail::MemberType<Record, decltype(descriptor)>>::audience});
  });
  return fields;
}

}  // namespace wardmote::access
