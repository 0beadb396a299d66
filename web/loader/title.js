// What the tab says while nobody looks at it: how the payment stands, so that a payer who went to
// another tab sees when this one wants something. The page's own title comes back with the payer.

let latest = ''; // what a checkout of this page said last
let own = null; // the page's title while ours stands in its place
let isListening = false;

function show() {
  if (own === null) own = document.title;
  document.title = latest;
}

/** Gives the page its title back, unless it has set another one meanwhile. */
function restore() {
  if (own !== null && document.title === latest) document.title = own;
  own = null;
}

function look() {
  if (document.hidden && latest) show();
  else restore();
}

/** The words of a checkout for the tab; each takes the place of the one before. */
export function tellTitle(text) {
  if (!isListening) document.addEventListener('visibilitychange', look);
  isListening = true;
  const isShown = own !== null && document.title === latest;
  latest = text;
  if (document.hidden || isShown) show();
}

/** A checkout that said `text` is gone from the page. */
export function forgetTitle(text) {
  if (text !== latest) return;
  restore();
  latest = '';
}
