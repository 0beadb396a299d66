// The door of the room `checkout`: the course of one payment.
//
// Decides  what happens next, what may be shown, and what may never happen twice. One input, then
// drain. Leaves   clocks, sockets, storage and screens to whoever drives the Runner.
#pragma once

#include "checkout/events.h"
#include "checkout/intents.h"
#include "checkout/machine.h"
#include "checkout/options.h"
#include "checkout/order.h"
#include "checkout/runner.h"
#include "checkout/view.h"
