#include "access/webhooks/target.h"

#include <gtest/gtest.h>

#include "access/webhooks/signature.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

CallAllowance const allowance{.hosts = {"hooks.example.ca", "hooks.example.ca:8443", "10.1.2.3:9000"},
                              .addresses = {"10.1.2.3"}};

TEST(AWebhooksAddress, IsTakenIfItsHostAndPortWereNamed) {
  for (auto const* url : {"https://hooks.example.ca", "https://hooks.example.ca/",
                          "https://hooks.example.ca/a/b?c=d&e=%20", "https://hooks.example.ca?x=1",
                          "https://hooks.example.ca:443/", "https://hooks.example.ca:8443/a", "https://10.1.2.3:9000/"})
    EXPECT_TRUE(target_of(url, allowance)) << url;
  EXPECT_EQ(target_of("https://hooks.example.ca:8443/a", allowance)->port, 8443);
}

TEST(AWebhooksAddress, IsRefusedInEverySpellingThatWouldLeadElsewhere) {
  for (std::string const url :
       {"", "hooks.example.ca", "ftp://hooks.example.ca/", "file:///etc/passwd", "gopher://hooks.example.ca/",
        "HTTPS://hooks.example.ca/", "https:/hooks.example.ca/", "https:///hooks.example.ca/", "//hooks.example.ca/",
        // somebody else's host
        "https://example.ca/", "https://evil.example/", "https://hooks.example.ca.evil.example/",
        "https://evil.example/hooks.example.ca", "https://evil.example?hooks.example.ca", "https://xhooks.example.ca/",
        "https://hooks.example.ca./", "https://HOOKS.example.ca/", "https://hooks.example.ca%2eevil.example/",
        // a user in it
        "https://hooks.example.ca@evil.example/", "https://hooks.example.ca:443@evil.example/",
        "https://user:pass@hooks.example.ca/", "https://@hooks.example.ca/",
        // this machine and its network, in every spelling
        "https://localhost/", "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/",
        "https://0177.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
        "https://0/", "https://169.254.169.254/latest/meta-data/", "https://[fd00:ec2::254]/", "https://10.1.2.3/",
        "https://metadata/",
        // ports
        "https://hooks.example.ca:80/", "https://hooks.example.ca:22/", "https://hooks.example.ca:/",
        "https://hooks.example.ca:0/", "https://hooks.example.ca:0443/", "https://hooks.example.ca:65979/",
        "https://hooks.example.ca:-1/", "https://hooks.example.ca:443:443/", "https://hooks.example.ca:4 43/",
        // what some parsers read otherwise
        "https://hooks.example.ca\\@evil.example/", "https://evil.example\\.hooks.example.ca/",
        "https://hooks.example.ca#@evil.example/", "https://hooks.example.ca/#x",
        "https://hooks.example.ca/\r\nHost: evil", "https://hooks.example.ca/ x", "https://hooks.example.ca/\t",
        "https://hooks.example.ca\t/", " https://hooks.example.ca/", "https://höoks.example.ca/",
        "https://hooks.example.ca/é"})
    EXPECT_FALSE(target_of(url, allowance)) << url;
  EXPECT_FALSE(target_of(std::string("https://hooks.example.ca/a\0b", 28), allowance));
  EXPECT_FALSE(target_of("https://hooks.example.ca/" + std::string(500, 'a'), allowance));
}

TEST(AWebhooksAddress, IsRefusedWhereNothingIsAllowed) {
  EXPECT_FALSE(target_of("https://hooks.example.ca/", {}));
  EXPECT_FALSE(target_of("https:///", {.hosts = {""}}));
}

TEST(AWebhooksName, MayStandForPublicAddressesAndThoseThatWereNamed) {
  auto const target = *target_of("https://hooks.example.ca/", allowance);
  EXPECT_TRUE(permits(allowance, target, "93.184.216.34", 443));
  EXPECT_TRUE(permits(allowance, target, "10.1.2.3", 443));
  for (auto const* address : {"127.0.0.1",
                              "127.8.8.8",
                              "0.0.0.0",
                              "10.1.2.4",
                              "172.16.0.1",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "::1",
                              "::",
                              "::ffff:127.0.0.1",
                              "::ffff:10.1.2.4",
                              "::ffff:169.254.169.254",
                              "64:ff9b::7f00:1",
                              "fe80::1",
                              "fc00::1",
                              "fd00:ec2::254",
                              "ff02::1",
                              "2002:7f00:1::",
                              "224.0.0.1",
                              "255.255.255.255",
                              "",
                              "localhost"})
    EXPECT_FALSE(permits(allowance, target, address, 443)) << address;
  EXPECT_FALSE(permits(allowance, target, "93.184.216.34", 80)) << "another port than the address says";
}

/// The example of https://www.standardwebhooks.com and its libraries' tests.
TEST(ASignature, IsThatOfStandardWebhooks) {
  // "plJ3nmyCDGBKInavdOK15jsl" in base64
  std::string const secret("\xa6\x52\x77\x9e\x6c\x82\x0c\x60\x4a\x22\x76\xaf\x74\xe2\xb5\xe6\x3b\x25", 18);
  EXPECT_EQ(spelled_webhook_secret(secret), "whsec_plJ3nmyCDGBKInavdOK15jsl");
  EXPECT_EQ(
      signature_of(secret, "msg_loFOjxBNrRLzqYUf", 1731705121, R"({"event_type":"ping","data":{"success":true}})"),
      "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
}

}  // namespace
}  // namespace wardmote::access
