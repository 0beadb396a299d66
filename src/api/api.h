// The door of the room `api`: Bleepay's voucher API as data.
//
// Decides  every message's shape, every endpoint's route, guard and limit, how replies and errors
// are understood. Leaves   when to call what to `checkout`; how bytes travel to the edges. No
// network, no clock.
#pragma once

#include "api/codec.h"
#include "api/endpoints.h"
#include "api/errors.h"
#include "api/json.h"
#include "api/messages.h"
#include "api/types.h"
