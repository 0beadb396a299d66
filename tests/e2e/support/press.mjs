// Pressing what a person would press: a control that has come to rest, where the pointer meets it.

const PATIENCE_MS = 60_000;

/** In a page: whether all that `selector` names has been where it is for some frames of `call`. */
function isStill([selector, call]) {
  const framesMin = 8;
  const places = [...document.querySelectorAll(selector)].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].join();
  }).join(' ');
  if (window.stillness?.call !== call) window.stillness = { call };
  const still = window.stillness;
  still.frames = still.places === places ? still.frames + 1 : 0;
  still.places = places;
  return still.frames >= framesMin;
}

/** Nothing moves any more, neither on the sheet nor the sheet on its page. */
export async function whenStill(page) {
  const call = `${performance.now()}`;
  await page.frames()[1].waitForFunction(isStill, ['[data-node]', call], { polling: 'raf' });
  await page.waitForFunction(isStill, ['bleepay-checkout', call], { polling: 'raf' });
}

/** Presses a button of the checkout: a press aimed at a moving screen may miss. */
export async function press(page, button) {
  await button.waitFor();
  await whenStill(page);
  // The browser routes a press by the last picture it composed, which may lag behind the layout
  // of a frame of another origin: press only once it agrees that the pointer is over the button.
  const deadline = Date.now() + PATIENCE_MS;
  do await button.hover();
  while (!await button.evaluate((element) => element.matches(':hover')) && Date.now() < deadline);
  await button.click();
}
