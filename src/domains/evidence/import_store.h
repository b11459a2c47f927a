#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domains/evidence/area.h"
#include "domains/evidence/dataset.h"
#include "domains/evidence/incident.h"
#include "domains/evidence/published_value.h"
#include "store/database.h"

namespace wardmote::evidence {

/// The version that an import fills.
struct LoadingVersion {
  store::BoardId board{};
  base::Id<Dataset> dataset{};
  base::Id<DatasetVersion> id{};
  std::int64_t number = 0;
};

/// Versions that an interrupted import left.
std::vector<LoadingVersion> left_over_versions(store::Reader& reader, store::BoardId board, base::Id<Dataset> dataset);

/// Deletes some rows of a version that never showed; whether there are more.
bool delete_some_rows(store::Writer& writer, LoadingVersion const& version);

/// Versions of incidents that were replaced before that moment and still have their rows. (Figures that were published
/// stand for ever; rows of single incidents do not.)
std::vector<LoadingVersion> outdated_versions(store::Reader& reader, store::BoardId board, base::Id<Dataset> dataset,
                                              base::Instant replaced_before);

/// Deletes some incidents of a version, and with the last of them their counts; whether there are more.
bool delete_some_incidents(store::Writer& writer, LoadingVersion const& version);

/// Once its rows are gone: keeps that there was such a version, or forgets it.
void mark_discarded(store::Writer& writer, LoadingVersion const& version);
void forget_version(store::Writer& writer, LoadingVersion const& version);

/// A new version of the dataset, with a number above all others.
LoadingVersion begin_version(store::Writer& writer, store::BoardId board, base::Id<Dataset> dataset,
                             DatasetVersion const& version);

void add_incidents(store::Writer& writer, LoadingVersion const& version, std::span<Incident const> incidents);
/// What was counted in a part of the file; the sum over the parts is what pages show.
void add_counts(store::Writer& writer, LoadingVersion const& version, std::int64_t part,
                std::span<IncidentCount const> counts);
void add_areas(store::Writer& writer, LoadingVersion const& version, std::span<Area const> areas);
void add_values(store::Writer& writer, LoadingVersion const& version, std::span<PublishedValue const> values,
                base::Clock const& clock);

/// Rows of the version that state a value that an earlier row of it states already; they are deleted.
std::vector<PublishedValue> take_out_repeated_values(store::Writer& writer, LoadingVersion const& version);

/// How the values of the version differ from those that stand.
struct ValueChanges {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t gone = 0;
};
ValueChanges value_changes(store::Reader& reader, LoadingVersion const& version);

/// Whether the version is still being loaded (another import may have discarded it); until this transaction ends it
/// stays so.
bool hold_version(store::Writer& writer, LoadingVersion const& version);

/// Makes it the current version with what was counted. The caller records the audit entry in the same transaction.
void publish_version(store::Writer& writer, LoadingVersion const& version, DatasetKind kind,
                     DatasetVersion const& counted);

}  // namespace wardmote::evidence
