#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/offences.h"
#include "domains/evidence/option.h"
#include "web/context.h"

namespace wardmote::evidence {

/// What the store and the computation give for the page.
struct OffenceFigures {
  std::string city;
  int year = 0;
  std::optional<double> index;
  std::vector<OffencePart> parts;
  std::vector<OffenceWeight> weights;
  std::vector<std::string> cities;
  std::vector<int> years;
};

struct OffencePartView {
  std::string label;
  double share = 0;
  std::optional<double> points;
  std::optional<std::int64_t> incidents;
  std::string change;  ///< in words; empty where nothing can be compared
};
BOOST_DESCRIBE_STRUCT(OffencePartView, (), (label, share, points, incidents, change))

struct OffenceWeightView {
  std::string label;
  std::int64_t cities = 0;
  double median = 0;  ///< index points x persons of one incident
  double lowest = 0;
  double highest = 0;
  std::optional<double> times_robbery;  ///< how many robberies weigh as much
};
BOOST_DESCRIBE_STRUCT(OffenceWeightView, (), (label, cities, median, lowest, highest, times_robbery))

/// `/standing/offences`.
struct OffencesView {
  std::string city;  ///< as published, with its code
  std::string city_name;
  int year = 0;
  std::optional<double> index;
  std::string sentence;
  std::vector<OffencePartView> offences;
  std::string weights_sentence;
  std::vector<OffenceWeightView> weights;
  std::vector<Option> city_options;
  std::vector<Option> year_options;
  std::string dataset;
};
BOOST_DESCRIBE_STRUCT(OffencesView, (),
                      (city, city_name, year, index, sentence, offences, weights_sentence, weights, city_options,
                       year_options, dataset))

OffencesView offences_view(OffenceFigures const& figures, web::Tongue const& tongue);

/// "Toronto, Ontario [35535]" → "Toronto"; "Robbery [1610]" → "Robbery".
std::string without_code(std::string const& label);

}  // namespace wardmote::evidence
