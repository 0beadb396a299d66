// The files that the frame's script asks for, beside frame.html. This is the unbundled truth;
// scripts/dist replaces it by hashed names with their digests.

export const FILES = {
  glue: 'bleepay-checkout.mjs',
  wasm: 'bleepay-checkout.wasm',
  wasmIntegrity: '',
  contrast: 'contrast.js', // fetched where a shop has colours of its own
  languages: {}, // by tag
};
