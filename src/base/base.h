// The door of the room `base`: the words every other room speaks.
//
// Decides  what a result, a secret, an instant, an amount, an address and a port look like.
// Leaves   the payment API to `api`, the flow of a payment to `checkout`, every kind of I/O to
// `browser` and `native`.
#pragma once

#include "base/address.h"
#include "base/amount.h"
#include "base/http.h"
#include "base/locale.h"
#include "base/ports.h"
#include "base/random.h"
#include "base/result.h"
#include "base/strong.h"
#include "base/time.h"
