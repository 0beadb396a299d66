#include "browser/local_journal.h"

#include "browser/page.h"
#include "browser/page_text.h"

namespace bleepay::browser {

std::optional<std::string> LocalJournal::load(std::string_view key) {
  return take_text(bleepay_storage_load(std::string(key).c_str()));
}

bool LocalJournal::store(std::string_view key, std::string_view record) {
  return bleepay_storage_store(std::string(key).c_str(), std::string(record).c_str());
}

bool LocalJournal::erase(std::string_view key) {
  return bleepay_storage_erase(std::string(key).c_str());
}

}  // namespace bleepay::browser
