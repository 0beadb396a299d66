// What a screenshot shows, by colour: decoded by the blank page that every profile has.

/** [[0xRRGGBB, how many pixels], ...] of a PNG. */
export async function colorsOf(context, png) {
  const [blank] = context.pages();
  return blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const brush = canvas.getContext('2d');
    brush.drawImage(image, 0, 0);
    const { data } = brush.getImageData(0, 0, width, height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const color = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts];
  }, png.toString('base64'));
}

/** How many of them have a colour, nearly. */
export function countOf(colors, wanted) {
  const channel = (color, shift) => color >> shift & 0xff;
  const off = (color) => [16, 8, 0].reduce((sum, shift) =>
    sum + Math.abs(channel(color, shift) - channel(wanted, shift)), 0);
  return colors.reduce((sum, [color, count]) => off(color) < 12 ? sum + count : sum, 0);
}
