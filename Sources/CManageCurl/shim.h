// libcurl's headers, and a typed function for each of its variadic calls, which Swift can't import.
#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>

// curl_easy_setopt for options that take a long: numbers, switches and times in milliseconds.
static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

// curl_easy_setopt for options that take a curl_off_t: sizes in bytes.
static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

// curl_easy_setopt for options that take a string, which libcurl copies.
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

// curl_easy_setopt for options that take a buffer or a callback's context, which must outlive the transfer.
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

// curl_easy_setopt for options that take a list, which must outlive the transfer.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

// curl_easy_setopt for CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION: bytes that arrive.
static inline CURLcode ccurl_set_write_callback(CURL *easy, CURLoption option, curl_write_callback value) {
  return curl_easy_setopt(easy, option, value);
}

// curl_easy_setopt for CURLOPT_READFUNCTION: bytes to send.
static inline CURLcode ccurl_set_read_callback(CURL *easy, curl_read_callback value) {
  return curl_easy_setopt(easy, CURLOPT_READFUNCTION, value);
}

// curl_easy_setopt for CURLOPT_SEEKFUNCTION: start sending again from elsewhere.
static inline CURLcode ccurl_set_seek_callback(CURL *easy, curl_seek_callback value) {
  return curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, value);
}

// curl_easy_setopt for CURLOPT_DEBUGFUNCTION: the commands that libcurl sends.
static inline CURLcode ccurl_set_debug_callback(CURL *easy, curl_debug_callback value) {
  return curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, value);
}

// Goes on when a server refuses some of a mail's recipients; the option was misspelt before libcurl 8.2.
static inline CURLcode ccurl_allow_refused_recipients(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x080200
  return curl_easy_setopt(easy, CURLOPT_MAIL_RCPT_ALLOWFAILS, 1L);
#else
  return curl_easy_setopt(easy, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
#endif
}

// curl_multi_setopt for options that take a long: limits and switches.
static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// curl_easy_getinfo for facts that are a long: the response's status.
static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

#endif
