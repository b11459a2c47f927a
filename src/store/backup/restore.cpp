#include "store/backup/restore.h"

#include <algorithm>

#include "store/audit_chain.h"
#include "store/backup/staged_files.h"
#include "store/database.h"
#include "store/transaction.h"

namespace wardmote::store {
namespace {

std::unexpected<base::Refusal> broken(RestoreRequest const& request, std::string reason) {
  return base::refuse(base::RefusalCode::backup_broken,
                      {{"file", request.file.string()}, {"reason", std::move(reason)}});
}

std::string word_of(BackupOf of) { return of == BackupOf::data ? "data" : "keys"; }

class Restoring final : public ProvedRestore {
 public:
  Restoring(Engine& engine, std::unique_ptr<Rebuild> rebuild, RestoreRequest const& request, base::Clock const& clock)
      : engine_(engine),
        request_(request),
        clock_(clock),
        rebuild_(std::move(rebuild)),
        work_(rebuild_->connection(), clock) {
    if (request_.of == BackupOf::data) staged_ = std::make_unique<StagedFiles>(request_.files_folder);
  }

  BackupRead const& read() const override { return read_; }

  base::Answer<void> take_place() override {
    if (staged_) staged_->publish();
    return rebuild_->take_place();
  }

  /// A row that the schema does not take is no failure of the world: the backup does not prove.
  base::Answer<void> prove(BackupKey const& key) {
    try {
      if (auto const loaded = load(key); !loaded) return loaded;
      rebuild_->check_references();
      if (auto const reason = first_fault(); !reason.empty()) return broken(request_, reason);
      request_.settle(work_, read_);
      return {};
    } catch (StoreFailure const& failure) {
      if (failure.kind() != StoreFailure::Kind::constraint) throw;
      return broken(request_, failure.what());
    }
  }

 private:
  base::Answer<void> load(BackupKey const& key) {
    TakeBackup const take{
        .header = [&](BackupHeader const& header) { return make_schema_of(header); },
        .relation = [&](RelationHead const& relation) { return begin_relation(relation); },
        .row = [&](std::span<BulkValue const> row) { add_row(row); },
        .relation_end =
            [&] {
              bulk_->finish();
              bulk_.reset();
            },
        .file =
            [&](std::string const& name) {
              if (staged_) staged_->begin(name);
            },
        .bytes =
            [&](std::string_view bytes) {
              if (staged_) staged_->add(bytes);
            },
        .file_end =
            [&] {
              if (staged_) staged_->end();
            },
        .tell = request_.tell,
    };
    auto read = read_backup(request_.file, key, take);
    if (!read) return std::unexpected(read.error());
    read_ = *std::move(read);
    if (!expected_.empty()) return broken(request_, "the relation " + expected_.front().name + " is missing");
    return {};
  }

  base::Answer<void> make_schema_of(BackupHeader const& header) {
    if (header.of != request_.of)
      return base::refuse(
          base::RefusalCode::backup_kind_wrong,
          {{"file", request_.file.string()}, {"found", word_of(header.of)}, {"expected", word_of(request_.of)}});
    if (auto const known = check_known(header.migrations, request_.migrations); !known) return known;
    make_schema(rebuild_->connection(), engine_.dialect(), steps_to(header.migrations, request_.migrations));
    rebuild_->leave_references();
    expected_ = rebuild_->connection().relations();
    return {};
  }

  base::Answer<void> begin_relation(RelationHead const& relation) {
    auto const found = std::ranges::find(expected_, relation.name, &Relation::name);
    if (found == expected_.end() || !std::ranges::is_permutation(found->columns, relation.columns))
      return broken(request_, "the schema has no relation " + relation.name + " with those columns");
    expected_.erase(found);
    relation_ = relation;
    bulk_ = work_.bulk(relation.name, relation.columns);
    return {};
  }

  void add_row(std::span<BulkValue const> row) {
    if (!request_.leave_out(relation_, row)) bulk_->add(row);
  }

  std::string first_fault() {
    apply_missing(rebuild_->connection(), engine_.dialect(), request_.migrations, clock_);
    if (auto const found = engine_.check_integrity(work_); !found.empty()) return found.front();
    for (auto const& board : read_.header.boards)
      if (auto const fault = fault_of(board); !fault.empty()) return "the audit chain of " + board.slug + ": " + fault;
    auto const faults = request_.faults(work_);
    return faults.empty() ? "" : faults.front();
  }

  std::string fault_of(BackedUpBoard const& board) {
    auto const id = BoardId::of(board.id);
    if (!id) return "it has no identifier";
    if (auto const link = first_broken_link(work_, *id)) return link->reason;
    auto const head = audit_head(work_, *id);
    auto const ends_there =
        head ? head->sequence == board.entries && base::to_hex(head->hash) == board.head : board.entries == 0;
    return ends_there ? "" : "it does not end where the backup says";
  }

  Engine& engine_;
  RestoreRequest const request_;
  base::Clock const& clock_;
  std::unique_ptr<Rebuild> rebuild_;
  Transaction work_;
  std::unique_ptr<StagedFiles> staged_;
  std::vector<Relation> expected_;  ///< that are still to come
  RelationHead relation_;
  std::unique_ptr<Bulk> bulk_;
  BackupRead read_;
};

}  // namespace

base::Answer<std::unique_ptr<ProvedRestore>> prove_restore(Engine& engine, BackupKey const& key,
                                                           RestoreRequest const& request, base::Clock const& clock) {
  auto rebuild = engine.begin_rebuild();
  if (!rebuild) return std::unexpected(rebuild.error());
  auto restoring = std::make_unique<Restoring>(engine, *std::move(rebuild), request, clock);
  if (auto const proved = restoring->prove(key); !proved) return std::unexpected(proved.error());
  return restoring;
}

}  // namespace wardmote::store
