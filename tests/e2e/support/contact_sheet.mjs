/// Pictures in rows on one: a PNG, or a WebP where `quality` is given.
/// `rows`: of PNGs; `ratio`: of their pixels to the page's; `scale`: how much smaller they get.
export async function contactSheet(browser, rows, settings = {}) {
  const {ratio = 1, scale = 1, paper = '#999', quality} = settings;
  const page = await browser.newPage({deviceScaleFactor: ratio});
  await page.setContent('<body></body>');
  const size = await page.evaluate(async ([lines, ground, shrink]) => {
    document.body.style.cssText =
        'margin:0;padding:12px;display:inline-flex;flex-direction:column;gap:12px';
    document.documentElement.style.background = ground;
    for (const sources of lines) {
      const line = document.createElement('div');
      line.style.cssText = 'display:flex;gap:12px;align-items:flex-start';
      document.body.append(line);
      for (const source of sources) {
        const image = document.createElement('img');
        image.src = `data:image/png;base64,${source}`;
        line.append(image);
        await image.decode();
        image.style.cssText = `flex:none;width:${image.naturalWidth / shrink}px`;
      }
    }
    const {width, height} = document.body.getBoundingClientRect();
    return {width: Math.ceil(width), height: Math.ceil(height)};
  }, [rows.map((row) => row.map((picture) => picture.toString('base64'))), paper, ratio * scale]);
  await page.setViewportSize(size);
  const sheet = quality ? await captureWebp(page, quality) : await page.screenshot();
  await page.close();
  return sheet;
}

async function captureWebp(page, quality) {
  const session = await page.context().newCDPSession(page);
  const {data} = await session.send('Page.captureScreenshot', {format: 'webp', quality});
  return Buffer.from(data, 'base64');
}
