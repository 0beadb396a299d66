/// Several pictures side by side on one: a PNG, or a WebP where `quality` is given.
/// `pictures`: PNGs; `ratio`: of their pixels to the page's.
export async function contactSheet(browser, pictures, {ratio = 1, paper = '#999', quality} = {}) {
  const page = await browser.newPage({deviceScaleFactor: ratio});
  await page.setContent('<body></body>');
  const size = await page.evaluate(async ([sources, ground, scale]) => {
    document.body.style.cssText =
        'margin:0;padding:12px;display:inline-flex;gap:12px;align-items:flex-start';
    document.documentElement.style.background = ground;
    for (const source of sources) {
      const image = document.createElement('img');
      image.src = `data:image/png;base64,${source}`;
      document.body.append(image);
      await image.decode();
      image.style.width = `${image.naturalWidth / scale}px`;
    }
    const {width, height} = document.body.getBoundingClientRect();
    return {width: Math.ceil(width), height: Math.ceil(height)};
  }, [pictures.map((picture) => picture.toString('base64')), paper, ratio]);
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
