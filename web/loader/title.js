// What the tab says while nobody looks at it: how the payment stands, so that a payer who went to
// another tab sees when this one wants something. The page's own title comes back with the payer.

const said = new Map(); // by checkout of this page, the one that spoke last at the end
let own = ''; // the page's title while ours stands in its place
let ours = null; // as the document gives it back: it drops spaces it finds superfluous

const isShown = () => ours !== null && document.title === ours;

function show() {
  if (!isShown()) own = document.title; // also one that the page has set meanwhile
  document.title = [...said.values()].at(-1);
  ours = document.title;
}

/** Gives the page its title back, unless it has set another one meanwhile. */
function restore() {
  if (isShown()) document.title = own;
  ours = null;
}

function look() {
  if (document.hidden && said.size) show();
  else restore();
}

/** The words of a checkout for the tab; each takes the place of the one before. */
export function tellTitle(checkout, text) {
  document.addEventListener('visibilitychange', look); // one listener, however often it is added
  said.delete(checkout);
  said.set(checkout, text);
  if (document.hidden || isShown()) show();
}

/** A checkout is gone from the page. */
export function forgetTitle(checkout) {
  if (said.delete(checkout)) look();
}
