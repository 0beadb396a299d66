// What the frame itself says: only what happens before, or instead of, the checkout's own screen.

/** English, by the keys of web/languages. */
export const FRAME_WORDS = {
  'frame.preparing': 'Getting ready. You can already type.',
  'frame.submitting': 'Getting ready. Your code is sent as soon as the checkout is there.',
  'frame.slow': 'This takes longer than usual. You can already type.',
  'frame.waiting': 'This order is open in another tab. It goes on here when that one is closed.',
  'frame.kept': 'What you type stays here.',
  'frame.load': 'The checkout could not be loaded. Check your connection.',
  'frame.setup': 'The checkout is not set up correctly. Please tell the shop.',
  'frame.stale': 'The checkout was renewed just now. Please reload the page.',
  'frame.browser': 'This browser cannot run the checkout. Please use another one.',
  'frame.elsewhere': 'This order was finished in another tab.',
  'frame.internal': 'Something went wrong inside this checkout.',
};

/** By failure code: whether trying again can help, the key of the words, English of its own. */
export const FAILURES = {
  'alone': [false, 'frame.setup', "This checkout only works inside a shop's page."],
  'parent-refused': [false, 'frame.setup', 'This page is not allowed to show this checkout.'],
  'config-unreachable': [true, 'frame.load'],
  'config-malformed': [false, 'frame.setup'],
  'api-unknown': [false, 'frame.setup'],
  'order-origin': [false, 'frame.setup',
    'The order comes from a place this checkout does not know.'],
  'order-unreachable': [true, 'frame.load',
    'The order could not be loaded. Check your connection.'],
  'order-refused': [false, 'frame.setup',
    'This order cannot be paid as it is. Please tell the shop.'],
  'order-elsewhere': [false, 'frame.elsewhere'],
  'options-refused': [false, 'frame.setup'],
  'files-missing': [true, 'frame.setup',
    'A part of the checkout is missing. Please tell the shop.'],
  'files-stale': [true, 'frame.stale'],
  'files-unreachable': [true, 'frame.load'],
  'files-timeout': [true, 'frame.load',
    'The checkout takes too long to load. Check your connection.'],
  'wasm-unsupported': [false, 'frame.browser'],
  'internal': [true, 'frame.internal'],
};
