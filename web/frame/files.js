// The two files of the core, beside frame.html. This is the unbundled truth; scripts/dist replaces
// it by hashed names with their digests.

export const FILES = {
  glue: 'bleepay-checkout.mjs',
  wasm: 'bleepay-checkout.wasm',
  wasmIntegrity: '',
};
