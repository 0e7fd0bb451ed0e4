#include "registry/product_registers.h"

#include "registry/document_kinds.h"
#include "registry/product_kinds.h"

namespace ocop::registry {

void add_product_kinds(records::Kinds& kinds) {
  kinds.add(product_kind());
  kinds.add(ingredient_kind());
  kinds.add(label_answer_kind());
  kinds.add(picture_kind());
  kinds.add(selling_place_kind());
  kinds.add(certificate_kind());
  kinds.add(document_kind());
}

}  // namespace ocop::registry
