// What the frame itself says: only what happens before, or instead of, the checkout's own screen.

export const WORDS = {
  preparing: 'Getting ready. You can already type.',
  submitting: 'Getting ready. Your code is sent as soon as the checkout is there.',
  slow: 'This takes longer than usual. You can already type.',
  waiting: 'This order is open in another tab. It goes on here when that one is closed.',
  kept: 'What you type stays here.',
  retry: 'Try again',
};

/** By failure code: what a payer reads, and whether trying again can help. */
export const FAILURES = {
  'alone': ["This checkout only works inside a shop's page.", false],
  'parent-refused': ['This page is not allowed to show this checkout.', false],
  'config-unreachable': ['The checkout could not be loaded. Check your connection.', true],
  'config-malformed': ['The checkout is not set up correctly. Please tell the shop.', false],
  'api-unknown': ['The checkout is not set up correctly. Please tell the shop.', false],
  'order-origin': ['The order comes from a place this checkout does not know.', false],
  'order-unreachable': ['The order could not be loaded. Check your connection.', true],
  'order-refused': ['This order cannot be paid as it is. Please tell the shop.', false],
  'order-elsewhere': ['This order was finished in another tab.', false],
  'options-refused': ['The checkout is not set up correctly. Please tell the shop.', false],
  'files-missing': ['A part of the checkout is missing. Please tell the shop.', true],
  'files-stale': ['The checkout was renewed just now. Please reload the page.', true],
  'files-unreachable': ['The checkout could not be loaded. Check your connection.', true],
  'files-timeout': ['The checkout takes too long to load. Check your connection.', true],
  'wasm-unsupported': ['This browser cannot run the checkout. Please use another one.', false],
  'internal': ['Something went wrong inside this checkout.', true],
};
