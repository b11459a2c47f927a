#pragma once

#include <curl/curl.h>

#include <memory>

#include "base/ensure.h"

// What libcurl gives out, owned; for the files here that speak through it.
namespace wardmote::outbound {

struct CurlClose {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CurlClose>;
using Lines = std::unique_ptr<curl_slist, CurlClose>;

template <class Value>
void set(Handle const& handle, CURLoption option, Value value) {
  ENSURE(curl_easy_setopt(handle.get(), option, value) == CURLE_OK);
}

}  // namespace wardmote::outbound
