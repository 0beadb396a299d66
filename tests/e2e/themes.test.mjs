// A shop's own colours and corners, on a real page around a stand-in for the core; and, with the
// real one, in the picture itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { findCore } from '../../web/build/dist.mjs';
import { heard, useWidget } from './support/fake_widget.mjs';

const BLUE = [0, 102, 204];
const GREEN = [0, 96, 48];
const INK = [14, 14, 14]; // of the button where no shop says otherwise
const ORDER = new URL('../fixtures/orders/one-item.json', import.meta.url);
const order = JSON.parse(readFileSync(ORDER, 'utf8'));
const css = ([r, g, b]) => `rgb(${r}, ${g}, ${b})`;
const hex = (rgb) => `#${rgb.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** In the frame: what the core was told last. */
const toldLast = () => fakeCalls.findLast(([name]) => name === 'appearance')[1];
const frameOf = (page) => page.frames()[1];
/** Waits until the core has been told so. `is` looks at the word out here: a frame has no eval. */
async function untilTold(page, is) {
  const deadline = Date.now() + 30_000;
  while (!is(await frameOf(page).evaluate(toldLast))) {
    assert.ok(Date.now() < deadline, `the core was never told: ${is}`);
    await frameOf(page).evaluate(() => new Promise((next) => { requestAnimationFrame(next); }));
  }
}

const widget = useWidget();

/** A page that keeps what the checkout warns of; the browser has warnings of its own. */
const open = (settings = {}, { prepare, ...seen } = {}) => widget.open(settings, { ...seen,
  prepare: async (page) => {
    page.warnings = [];
    page.on('console', (message) => {
      const isOurs = message.text().startsWith('Bleepay');
      if (message.type() === 'warning' && isOurs) page.warnings.push(message.text());
    });
    await prepare?.(page);
  } });
const untilWarned = async (page, isWanted) => {
  while (!page.warnings.some(isWanted)) await page.waitForEvent('console');
};
const mounted = (appearance, more = '') =>
  `{ order: { v: 1, orderId: 'A-1' }, appearance: ${JSON.stringify(appearance)}${more} }`;
const styled = (rules) => `<style>${rules}</style><div id="pay"></div>`;
const told = async (page) => {
  await heard(page, 'ready');
  return frameOf(page).evaluate(toldLast);
};

test('every notation of a colour arrives as the browser understands it', async () => {
  const variables = { primary: 'oklch(45% 0.2 260)', 'on-primary': 'white', ink: 'hsl(0 0% 10%)',
    shadow: 'rgb(1 2 3 / 50%)', sheet: 'light-dark(#fefefe, #010101)', 'radius-sheet': '1rem',
    'radius-panel': 7, 'radius-control': 'calc(2px + 3px)' };
  const page = await open({ options: mounted({ theme: 'dark', variables }) });
  const look = await told(page);
  assert.match(look.variables.primary, /^#[0-9a-f]{6}$/);
  assert.deepEqual({ ...look.variables, primary: '' }, { primary: '', 'on-primary': '#ffffff',
    ink: '#1a1a1a', shadow: '#01020380', sheet: '#010101', 'radius-sheet': 16, 'radius-panel': 7,
    'radius-control': 5 });
  assert.equal(look.isDark, true);
});

test('custom properties of the page count, and the option wins over them', async () => {
  const page = await open({
    body: styled(':root { --brand: #0066cc; --bleepay-focus: #102030; } ' +
      '#pay { --bleepay-primary: var(--brand); --bleepay-radius-panel: 0; --bleepay-ink: #111 }'),
    options: mounted({ variables: { ink: '#222222' } }) });
  assert.deepEqual((await told(page)).variables,
    { ink: '#222222', primary: '#0066cc', focus: '#102030', 'radius-panel': 0 });
});

test('appearance.theme wins over theme', async () => {
  const page = await open({ options: mounted({ theme: 'dark' }, ', theme: "light"') });
  assert.equal((await told(page)).isDark, true);
});

test('a class of the element or of the page changes the look at once', async () => {
  const page = await open({ body: styled('.loud { --bleepay-primary: #0066cc } ' +
    '.night { --bleepay-sheet: #101010 }') });
  assert.deepEqual((await told(page)).variables, {});
  await page.evaluate(() => checkout.classList.add('loud'));
  await untilTold(page, (look) => look.variables.primary === '#0066cc');
  await page.evaluate(() => document.documentElement.classList.add('night'));
  await untilTold(page, (look) => look.variables.sheet === '#101010');
  await page.evaluate(() => checkout.classList.remove('loud'));
  await untilTold(page, (look) => !('primary' in look.variables));
});

test('auto follows the color-scheme of the page, also when it changes', async () => {
  const page = await open({ body: styled(':root { color-scheme: dark }') },
    { colorScheme: null });
  await heard(page, 'ready');
  await untilTold(page, (look) => look.isDark === true); // a frame may hear of it a moment later
  await page.evaluate(() => { document.documentElement.style.colorScheme = 'light'; });
  await untilTold(page, (look) => look.isDark === false);
  await page.evaluate(() => { checkout.appearance = { theme: 'dark' }; });
  await untilTold(page, (look) => look.isDark === true);
  assert.equal(await page.locator('iframe').evaluate((frame) => frame.style.colorScheme), 'dark');
  assert.deepEqual(page.troubles, []);
});

test('the scheme of the system changes what light-dark() means', async () => {
  const page = await open({ body: styled(':root { color-scheme: light dark; ' +
    '--bleepay-primary: light-dark(#0066cc, #99ccff) }') }, { colorScheme: 'light' });
  assert.equal((await told(page)).variables.primary, '#0066cc');
  await page.emulateMedia({ colorScheme: 'dark' });
  await untilTold(page, (look) => look.variables.primary === '#99ccff');
});

test('the form before the core is dressed already', async () => {
  const never = (route) => route.request(); // no answer: it stays without a core
  const page = await open({ options: mounted({ theme: 'dark',
    variables: { primary: hex(BLUE), sheet: hex(GREEN), 'radius-control': 3 } }) },
  { prepare: (page) => page.route(/\.wasm$/, never) });
  await page.waitForSelector('bleepay-checkout >> iframe');
  await frameOf(page).waitForFunction((wanted) =>
    getComputedStyle(document.getElementById('entry-submit')).backgroundColor === wanted,
  css(BLUE));
  const seen = await frameOf(page).evaluate(() => [
    getComputedStyle(document.getElementById('nodes')).backgroundColor,
    getComputedStyle(document.getElementById('entry-submit')).borderRadius,
    document.documentElement.dataset.theme, typeof window.fakeCalls]);
  assert.deepEqual(seen, [css(GREEN), '3px', 'dark', 'undefined']);
});

test('high contrast takes nothing of a shop', async () => {
  const page = await open({ options: mounted({ variables: { ink: '#777777' } }) },
    { contrast: 'more' });
  const look = await told(page);
  assert.deepEqual([look.isHighContrast, look.variables], [true, {}]);
  assert.equal(await frameOf(page).evaluate(() =>
    document.documentElement.style.getPropertyValue('--ink')), '');
});

test('what cannot be read is told once, with both colours and the ratio', async () => {
  const page = await open({ options: mounted({ theme: 'light',
    variables: { primary: '#8899aa' } }) });
  await heard(page, 'ready');
  const weak = 'Bleepay checkout: contrast of on-primary #ffffff on primary #8899aa is 2.92:1; ' +
    'people need 4.5:1 to make it out';
  await untilWarned(page, (text) => text === weak);
  await page.evaluate(() => { // the same again, with another one that is weak
    checkout.appearance = { theme: 'light', variables: { primary: '#8899aa', focus: '#eeeeee' } };
  });
  await untilWarned(page, (text) => /contrast of focus #eeeeee on sheet #ffffff/.test(text));
  assert.equal(page.warnings.filter((text) => text === weak).length, 1);
});

test('colours that can be read are not spoken of, and no module is fetched without any',
  async () => {
    const quiet = await open();
    await heard(quiet, 'ready');
    assert.ok(!widget.site.frame.requests.some((line) => /contrast/.test(line)));
    assert.deepEqual(quiet.warnings, []);
  });

test('an unknown token is refused by name, at once', async () => {
  const page = await open();
  await heard(page, 'ready');
  const refused = await page.evaluate(async () => {
    const tell = ({ name, path, rule }) => ({ name, path, rule });
    const { mountCheckout } = await import(loaderUrl);
    const place = document.createElement('div');
    const appearance = { variables: { prymary: 'red' } };
    try { mountCheckout(place, { order: { v: 1 }, appearance }); } catch (error) {
      return [tell(error), place.children.length];
    }
    return null;
  });
  assert.deepEqual(refused, [{ name: 'OptionsError', path: 'appearance.variables.prymary',
    rule: 'is not a known token' }, 0]);
});

test('what cannot be made out on this page is warned of, and the checkout begins', async () => {
  const variables = { ink: 'rgb(0 0 0 / 50%)', muted: 'var(--not-there-yet)', good: '#063',
    shadow: 'rgb(0 0 0 / 50%)' };
  const page = await open({ options: mounted({ variables }) });
  const look = await told(page);
  assert.deepEqual(look.variables, { shadow: '#00000080', good: '#006633' });
  await untilWarned(page, (text) => /variables\.muted must be an opaque CSS colour/.test(text));
  await untilWarned(page, (text) => /variables\.ink must be an opaque CSS colour/.test(text));
});

test('what the setter refuses changes nothing', async () => {
  const page = await open({ options: mounted({ variables: { ink: '#101010' } }) });
  await heard(page, 'ready');
  const names = await page.evaluate((wrong) => wrong.map((variables) => {
    try { checkout.appearance = { variables }; } catch (error) { return error.path; }
    return 'taken';
  }), [{ ink: 'blau' }, { ink: 'transparent' }, { 'radius-sheet': '9em' }, { ink: 'var(--x)' }]);
  assert.deepEqual(names, ['ink', 'ink', 'radius-sheet', 'ink']
    .map((token) => `appearance.variables.${token}`));
  await page.evaluate(() => checkout.style.setProperty('--bleepay-focus', '#102030'));
  await untilTold(page, (look) => look.variables.focus === '#102030'); // looked at again
  assert.deepEqual((await frameOf(page).evaluate(toldLast)).variables,
    { ink: '#101010', focus: '#102030' });
});

test('a custom property that does not fit is warned of and left out', async () => {
  const page = await open({ body: styled(':root { --bleepay-ink: blau; ' +
    '--bleepay-muted: rgb(0 0 0 / 50%); --bleepay-radius-sheet: 80px; --bleepay-good: #063 }') });
  assert.deepEqual((await told(page)).variables, { good: '#006633' });
  await page.evaluate(() => checkout.style.setProperty('--bleepay-good', '#074'));
  await untilTold(page, (look) => look.variables.good === '#007744'); // looked at again
  const own = page.warnings.filter((text) => /--bleepay/.test(text)).sort();
  assert.deepEqual(own, [
    'Bleepay checkout: --bleepay-ink must be an opaque CSS colour',
    'Bleepay checkout: --bleepay-muted must be an opaque CSS colour',
    'Bleepay checkout: --bleepay-radius-sheet must be a length from 0 to 24px',
  ]);
});

/** The real core before its first call: the screen on which the code is typed. */
const openReal = async (renderer, more = {}) => {
  const options = `{ order: ${JSON.stringify(order)}, theme: 'light', renderer: '${renderer}' }`;
  const page = await open({ coreDir: findCore(), options, ...more });
  await heard(page, 'ready');
  return page;
};
const node = (page, id) => page.frameLocator('bleepay-checkout >> iframe')
  .locator(`[data-node="${id}"]`);

/** The colour of the picture at a place of a node, as a screen shows it. */
async function colorOf(page, id, [x, y]) {
  const png = (await node(page, id).screenshot()).toString('base64');
  return page.evaluate(async ([data, left, top]) => {
    const blob = new Blob([Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0))]);
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(await createImageBitmap(blob), -left, -top);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, [png, x, y]);
}
/** Looks until it is so: a frame comes when the browser draws one. */
async function untilColor(page, id, at, wanted) {
  const deadline = Date.now() + 20_000;
  let seen;
  do seen = await colorOf(page, id, at);
  while (`${seen}` !== `${wanted}` && Date.now() < deadline);
  assert.deepEqual(seen, wanted);
}
const wear = (page, appearance) =>
  page.evaluate((wanted) => { checkout.appearance = wanted; }, appearance);
const IN_BUTTON = [24, 8];

for (const renderer of ['canvas', 'dom']) {
  test(`the ${renderer} face wears it, live, and nothing that was typed is lost`, async () => {
    const page = await openReal(renderer);
    await node(page, 'code').fill('k7m4q');
    await frameOf(page).evaluate(() => { window.isTheSame = true; });
    await untilColor(page, 'pay', IN_BUTTON, INK);
    const own = { primary: hex(BLUE), 'on-primary': '#ffffff', 'radius-control': 0 };
    await wear(page, { variables: own });
    await untilColor(page, 'pay', IN_BUTTON, BLUE);
    await untilColor(page, 'pay', [1, 1], BLUE); // the corner is square
    await wear(page, { variables: { ...own, primary: hex(GREEN) } });
    await untilColor(page, 'pay', IN_BUTTON, GREEN);
    await wear(page, undefined);
    await untilColor(page, 'pay', IN_BUTTON, INK);
    assert.equal(await node(page, 'code').inputValue(), 'k7m4q');
    assert.ok(await frameOf(page).evaluate(() => window.isTheSame));
    assert.equal(await frameOf(page).evaluate(() =>
      document.getElementById('sheet').dataset.face), renderer);
    assert.deepEqual(page.troubles, []);
  });
}

test('a custom property of the page colours the picture from the start', async () => {
  const page = await openReal('canvas',
    { body: styled(`:root { --bleepay-primary: ${css(BLUE)} }`) });
  await untilColor(page, 'pay', IN_BUTTON, BLUE);
  assert.deepEqual(page.warnings, []);
});
