// Bodies as broken servers, proxies and tamperers would send them.
#pragma once

#include <string>

#include "base/random.h"
#include "sim/faults.h"

namespace bleepay::sim {

/// Does to a JSON body what the fault's name says; leaves it alone where there is nothing to do it
/// to, e.g. no amount in it.
void spoil(Fault fault, std::string& body, Random& random);

}  // namespace bleepay::sim
