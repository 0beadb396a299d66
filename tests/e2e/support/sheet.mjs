// Opens tests/e2e/pages/sheet.html: every state of the screen as the frame shows it, in both faces.
import {openBench} from './gfx_bench.mjs';

/// One browser for a test file; `open` gives a page at a size, pixel ratio and look, `each` walks
/// through all scenes on it.
export async function openSheets() {
  const bench = await openBench();

  async function open({viewport = {width: 420, height: 900}, ratio = 1, media = {}, ...how}) {
    const page = await bench.browser.newPage({deviceScaleFactor: ratio, viewport});
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
    await page.emulateMedia({reducedMotion: 'reduce', ...media});
    await page.goto(`${bench.origin}/tests/e2e/pages/sheet.html`);
    await page.evaluate(() => window.ready);
    const face = await page.evaluate((given) => sheet.open(given), how);
    if (face !== how.face) throw new Error(`asked for ${how.face}, got ${face}`);
    const names = await page.evaluate(() => sheet.names());
    return Object.assign(page, {errors, names});
  }
  return {open, close: bench.close};
}
