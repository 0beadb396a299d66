// The door of the room `native`: the edge to an operating system.
//
// Decides  how the core meets libcurl, Boost.Beast, SQLite, files, terminals and command lines.
// Leaves   every rule of payment to `checkout`, every answer of Bleepay to `sandbox`.
#pragma once
