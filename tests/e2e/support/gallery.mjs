// Opens tests/e2e/pages/gallery.html. Run as a program it paints the whole gallery:
// node tests/e2e/support/gallery.mjs OUT [SCENE...]   one PNG per scene, language, scheme and
// width, one contact sheet per scene (a line per language), and index.html.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {contactSheet} from './contact_sheet.mjs';
import {openBench} from './gfx_bench.mjs';
import {spoken} from './spoken.mjs';

const widths = [360, 420, 768];
const languages = ['en', 'de', 'ar', 'ja'];
const sheetScale = 2;  // a sheet is shown at half its size
export const schemes = ['light', 'dark', 'contrast'];

export async function openGallery(ratio = 1) {
  const bench = await openBench();
  const page = await bench.browser.newPage({deviceScaleFactor: ratio});
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${bench.origin}/tests/e2e/pages/gallery.html`);
  await page.evaluate(() => window.ready);

  const names = () => page.evaluate(() => Array.from(window.gallery.names()));
  /// Paints a scene; what it shows stays on the page. Returns {height, nodes, texts}.
  const show = (name, how) =>
    page.evaluate(([scene, options]) => window.gallery.show(scene, options), [name, how]);

  const speak = (language) => page.evaluate((words) => window.gallery.speak(words), language);

  /// A picture of a scene, the page as large as the frame would be.
  async function picture(name, how) {
    const {height} = await show(name, how);
    await page.setViewportSize({width: how.width, height: Math.ceil(height)});
    await show(name, how);  // the viewport changed: what was painted before is gone
    return page.screenshot();
  }
  return {page, errors, names, speak, show, picture, browser: bench.browser, close: bench.close};
}

function indexPage(names) {
  const sections = names.map(
      (name) => `<h2>${name}</h2><a href="${name}.png"><img src="${name}.png" loading="lazy"
alt="${name} in every language, scheme and width"></a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{font-family:system-ui;margin:24px}img{max-width:100%}</style>
<h1>Every screen: ${languages.join(', ')}; ${schemes.join(', ')}; ${widths.join(', ')} px</h1>
${sections.join('\n')}
</html>
`;
}

/// All pictures of one scene, a row per language.
async function paintScene(gallery, name, out) {
  const rows = [];
  for (const tag of languages) {
    await gallery.speak(spoken(tag));
    const row = [];
    for (const scheme of schemes) {
      for (const width of widths) {
        const picture = await gallery.picture(name, {width, scheme});
        writeFileSync(join(out, 'single', `${name}-${tag}-${scheme}-${width}.png`), picture);
        row.push(picture);
      }
    }
    rows.push(row);
  }
  writeFileSync(join(out, `${name}.png`), await contactSheet(gallery.browser, rows,
                                                             {scale: sheetScale}));
}

async function paintAll(out, wanted) {
  mkdirSync(join(out, 'single'), {recursive: true});
  const gallery = await openGallery();
  const all = await gallery.names();
  const names = wanted.length > 0 ? wanted : all;
  for (const [index, name] of names.entries()) {
    if (!all.includes(name)) throw new Error(`no scene '${name}'; there are ${all.join(', ')}`);
    await paintScene(gallery, name, out);
    console.log(`${index + 1} of ${names.length}: ${name}`);
  }
  writeFileSync(join(out, 'index.html'), indexPage(names));
  await gallery.close();
  if (gallery.errors.length > 0) throw new Error(gallery.errors.join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out = 'build/gallery', ...wanted] = process.argv.slice(2);
  await paintAll(out, wanted);
}
