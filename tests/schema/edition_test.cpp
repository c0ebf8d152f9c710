// Which of two versions of an item is the later one.
#include "schema/edition.h"

#include <catch2/catch.hpp>

using dateline::schema::Edition;
using dateline::schema::is_later;

TEST_CASE("editions are compared by number, then by time", "[schema][edition]") {
  CHECK(is_later(Edition{2, 100}, Edition{1, 200}));
  CHECK_FALSE(is_later(Edition{1, 200}, Edition{2, 100}));
  CHECK(is_later(Edition{2, 200}, Edition{2, 100}));
  CHECK(is_later(Edition{0, 200}, Edition{5, 100}));  // one is not numbered
  CHECK_FALSE(is_later(Edition{2, 100}, Edition{2, 100}));
  CHECK_FALSE(is_later(Edition{}, Edition{1, 1}));
  CHECK_FALSE(is_later(Edition{1, 1}, Edition{}));
  CHECK_FALSE(Edition{}.known());
}
