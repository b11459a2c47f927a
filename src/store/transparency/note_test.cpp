#include "store/transparency/note.h"

#include <gtest/gtest.h>

#include "store/transparency/checkpoint.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::store {
namespace {

// The example in the documentation of golang.org/x/mod/sumdb/note, where the format comes from.
constexpr char go_key[] = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr char go_verification_key[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr char go_note[] =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

// The example of C2SP signed-note v1.0.0.
constexpr char c2sp_verification_key[] = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr char c2sp_note[] =
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

// The examples of C2SP tlog-checkpoint and tlog-cosignature, whose keys are not published.
constexpr char c2sp_checkpoint[] =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 "
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

base::RefusalCode code_of(std::string_view file) {
  auto const note = note_of(file);
  return note ? base::RefusalCode::page_not_found : note.error().code;
}

TEST(Note, is_signed_as_the_reference_signs_it) {
  auto const key = SigningKey::of(go_key);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->verification_key().text(), go_verification_key);
  auto note = *note_of(go_note);
  note.signatures.clear();
  sign(note, *key);
  EXPECT_EQ(file_of(note), go_note);
}

TEST(Note, of_the_specification_verifies) {
  EXPECT_EQ(signature_by(*VerificationKey::of(c2sp_verification_key), *note_of(c2sp_note)), SignatureState::good);
  EXPECT_EQ(signature_by(*VerificationKey::of(go_verification_key), *note_of(go_note)), SignatureState::good);
}

TEST(Note, of_the_specification_is_a_checkpoint) {
  auto const note = note_of(c2sp_checkpoint);
  ASSERT_TRUE(note);
  EXPECT_EQ(file_of(*note), c2sp_checkpoint);
  auto const checkpoint = checkpoint_of(note->text);
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint->tree.size, 20852163);
  EXPECT_EQ(text_of(*checkpoint), note->text);
}

TEST(Note, fails_with_any_single_bit_changed) {
  auto const key = *VerificationKey::of(go_verification_key);
  for (std::size_t bit = 0; bit < 8 * (sizeof go_note - 1); ++bit) {
    std::string changed = go_note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    if (auto const note = note_of(changed)) {
      EXPECT_NE(signature_by(key, *note), SignatureState::good) << "bit " << bit;
    }
  }
}

TEST(Note, by_another_key_of_the_same_name_is_not_signed_by_ours) {
  auto note = *note_of(go_note);
  note.signatures.clear();
  sign(note, SigningKey::make("PeterNeumann"));
  EXPECT_EQ(signature_by(*VerificationKey::of(go_verification_key), note), SignatureState::missing);
}

TEST(Note, with_one_bad_signature_by_our_key_is_rejected_beside_a_good_one) {
  auto note = *note_of(go_note);
  note.signatures.push_back(note.signatures.front());
  note.signatures.back().bytes.back() ^= 1;
  EXPECT_EQ(signature_by(*VerificationKey::of(go_verification_key), note), SignatureState::bad);
}

TEST(Note, is_cosigned_with_the_time) {
  auto const witness = SigningKey::make("auditor.example/1");
  auto const seen = *base::instant_of("2026-11-23T13:46:33.000000Z");
  auto note = *note_of(c2sp_checkpoint);
  cosign(note, witness, seen);
  auto const again = *note_of(file_of(note));
  auto const key = *VerificationKey::of(witness.verification_key(KeyKind::witness).text());
  EXPECT_EQ(cosigned_at(key, again), seen);
  EXPECT_FALSE(cosigned_at(witness.verification_key(), again)) << "a log's key is no witness's";
  auto other = again;
  other.text += "more\n";
  EXPECT_FALSE(cosigned_at(key, other));
}

TEST(Note, of_another_form_is_refused) {
  for (auto const* const file : {"", "\n", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n— name !!!!\n",
                                 "text\n\n- name AAAAAAAA\n", "text\n\n— name AAAAAAAA", "text\r\n\n— name AAAAAAAA\n",
                                 "te\xff\n\n— name AAAAAAAA\n", "text\n\n— name AAAA\n", "text\n\n— na+me AAAAAAAA\n"})
    EXPECT_EQ(code_of(file), base::RefusalCode::note_invalid) << file;
  EXPECT_EQ(code_of("text\n\n— name AAAAAAAA\n"), base::RefusalCode::page_not_found) << "and this is one";
}

TEST(VerificationKey, of_another_form_is_refused) {
  for (auto const* const text :
       {"", "PeterNeumann", "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "+c74f20a3+AR=="}) {
    auto const key = VerificationKey::of(text);
    ASSERT_FALSE(key) << text;
    EXPECT_EQ(key.error().code, base::RefusalCode::verification_key_invalid);
  }
}

TEST(SigningKey, comes_back_from_its_file_and_from_no_other) {
  tests::TemporaryFolder const folder;
  auto const file = folder.path() / "signing.key";
  auto const key = SigningKey::make("board.example/log");
  ASSERT_TRUE(key.write_to(file));
  auto const again = SigningKey::from_file(file);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->verification_key(), key.verification_key());
  EXPECT_EQ(key.write_to(file).error().code, base::RefusalCode::file_exists);
  EXPECT_EQ(SigningKey::from_file(folder.path() / "none").error().code, base::RefusalCode::file_unreadable);
  std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_EQ(SigningKey::from_file(file).error().code, base::RefusalCode::key_file_unsafe);
  for (auto const* const text :
       {"", "PRIVATE+KEY+x", "PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"})
    EXPECT_EQ(SigningKey::of(text).error().code, base::RefusalCode::signing_key_invalid) << text;
}

TEST(Checkpoint, says_what_it_was_made_of) {
  Checkpoint const made{.origin = "board.example/log",
                        .tree = {412, hash_of_leaf("root")},
                        .chain_head = base::hash_of("head"),
                        .made_at = base::instant_of("2026-11-23T13:46:33.000001Z"),
                        .verification_key = c2sp_verification_key,
                        .successor = go_verification_key};
  auto const read = checkpoint_of(text_of(made));
  ASSERT_TRUE(read);
  EXPECT_EQ(text_of(*read), text_of(made));
  EXPECT_EQ(read->chain_head, made.chain_head);
  EXPECT_EQ(read->made_at, made.made_at);
}

TEST(Checkpoint, of_another_form_is_refused) {
  std::string const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  for (std::string const& text : std::vector<std::string>{
           "a\n1\n", "a\n01\n" + root + "\n", "a\n-1\n" + root + "\n", "a\n1\nAAAA\n", "a\n1\n" + root,
           "a\n1\n" + root + "\n\nmore\n", "\n1\n" + root + "\n", "a\n99999999999999999999\n" + root + "\n"})
    EXPECT_EQ(checkpoint_of(text).error().code, base::RefusalCode::note_invalid) << text;
}

TEST(Checkpoint, is_printed_so_that_it_can_be_read_aloud) {
  TreeHead const tree{412, *tree_hash_of_hex("3f2a91bc0d7e55aa1234abcd000000000000000000000000000000000000ffff")};
  EXPECT_EQ(printed(tree), "412 3f2a-91bc-0d7e-55aa-1234-abcd");
  auto const read = printed_head_of(" 412 3F2A 91bc-0d7e-55aa-1234-abcd\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->size, 412);
  EXPECT_EQ(read->root_begins_with, "3f2a91bc0d7e55aa1234abcd");
  for (auto const* const line :
       {"", "412", "412 3f2a", "x 3f2a-91bc-0d7e-55aa-1234-abcd", "412 3f2a-91bc-0d7e-55aa-1234-abcz"})
    EXPECT_FALSE(printed_head_of(line)) << line;
}

}  // namespace
}  // namespace wardmote::store
