// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call; each wrapper fixes one argument type.
#ifndef ASSAY_CCURL_H
#define ASSAY_CCURL_H

#include <curl/curl.h>

typedef size_t (*assay_curl_write)(char *bytes, size_t size, size_t count, void *context);

CURLcode assay_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode assay_curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode assay_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode assay_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode assay_curl_set_write(CURL *handle, assay_curl_write function, void *context);
// The function is called with each header line, its end included.
CURLcode assay_curl_set_header(CURL *handle, assay_curl_write function, void *context);
CURLcode assay_curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLMcode assay_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);
// The next transfer that has ended, or NULL; `result` is how it ended. CURLMsg holds a union Swift reads badly.
CURL *assay_curl_multi_next_done(CURLM *multi, CURLcode *result);
// `version_num` of curl_version_info(3), e.g. 0x075801 for 7.88.1.
unsigned int assay_curl_version_number(void);

#endif
