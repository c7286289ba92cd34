#include "indexer/input/html/html_roles.h"

#include <cstdint>
#include <doctest/doctest.h>
#include <string_view>
#include <vector>

using timbao::roles_of_name;

TEST_CASE("class and id names say what an element holds") {
  struct Case {
    std::string_view names;
    std::uint32_t roles;
  };
  for (const Case& one : std::vector<Case>{
           {"box-tin-lien-quan", timbao::kRoleRelated},
           {"boxTinLienQuan2", timbao::kRoleRelated},
           {"related_posts", timbao::kRoleRelated},
           {"fck_detail width_common", timbao::kRoleContent},
           {"articleBody", timbao::kRoleContent},
           {"noi-dung", timbao::kRoleContent},
           {"topNav", timbao::kRoleNavigation},
           {"binhluan", timbao::kRoleComment},
           {"ads-mid", timbao::kRoleAdvert},
           {"breadcrumbs", timbao::kRoleBreadcrumb},
           {"the-sapo", timbao::kRoleLead},
           {"author_mail", timbao::kRoleAuthor},
           {"ngay-dang", timbao::kRoleDate},
           {"col-left", timbao::kRoleColumn},
       }) {
    CAPTURE(one.names);
    CHECK(roles_of_name(one.names) == one.roles);
  }
}

TEST_CASE("names that only contain a short word say nothing") {
  for (const std::string_view name :
       {"header", "loading", "shadow", "download", "metal", "timeless", "gradient", "x1", ""}) {
    CAPTURE(name);
    CHECK(roles_of_name(name) == 0);
  }
}
