// The door of the room `sandbox`: a faithful Bleepay in memory, with a payer's wallet that can play
// by itself.
//
// Decides  what Bleepay answers, by the documented rules and, where they are silent, by named
// switches. Leaves   sockets to `native`, durable storage to whoever implements Storage. Time and
// randomness are passed in.
#pragma once

#include "sandbox/autopilot.h"
#include "sandbox/control.h"
#include "sandbox/durations.h"
#include "sandbox/memory_storage.h"
#include "sandbox/mishaps.h"
#include "sandbox/options.h"
#include "sandbox/server.h"
#include "sandbox/state.h"
#include "sandbox/storage.h"
