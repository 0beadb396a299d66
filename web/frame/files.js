// The files of the core and of the languages, beside frame.html. This is the unbundled truth;
// scripts/dist replaces it by hashed names with their digests.

export const FILES = {
  glue: 'bleepay-checkout.mjs',
  wasm: 'bleepay-checkout.wasm',
  wasmIntegrity: '',
  languages: {}, // by tag
};
