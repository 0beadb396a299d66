// How the payer's language writes numbers and says a time, as far as this browser's Intl knows.
//
// Decides  which marks stand between the digits. Leaves   the digits to the core, which has the
// amount as exact text: nothing that could round or shorten one ever holds it.

const LATIN = { numberingSystem: 'latn' }; // as codes, and as the wallet shows the amount
const PROBE = 1234567890.5; // long enough for every group there is

/** The marks of a language by its tag, as src/browser/language.h reads them. */
export function numberMarks(tag) {
  const format = new Intl.NumberFormat(tag, { ...LATIN, minimumFractionDigits: 1 });
  const parts = format.formatToParts(PROBE);
  const values = (type, of = parts) => of.filter((part) => part.type === type)
    .map(({ value }) => value);
  const [last, others = last] = values('integer').map(({ length }) => length).reverse();
  let from = last + 1;
  while (from < 9 && !values('group', format.formatToParts(10 ** (from - 1))).length) from += 1;
  return { group: values('group')[0] ?? '', decimal: values('decimal')[0],
    digits: `${last}${others}${from}` };
}

/**
 * What says a time as "1 minute, 53 seconds": what a screen reader makes of 1:53 is anybody's
 * guess.
 */
export function timeSpeaker(tag) {
  const unit = (name) => new Intl.NumberFormat(tag,
    { ...LATIN, style: 'unit', unit: name, unitDisplay: 'long' });
  const minute = unit('minute'); // making one takes longer than speaking
  const second = unit('second');
  const list = new Intl.ListFormat(tag, { type: 'unit' });
  return (seconds) => {
    const said = seconds < 60 ? [] : [minute.format(Math.floor(seconds / 60))];
    if (seconds % 60 || !seconds) said.push(second.format(seconds % 60));
    return list.format(said);
  };
}
