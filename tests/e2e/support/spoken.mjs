// The languages a screen can be shown in, and one that nobody speaks: English made longer and
// strange, in which a text that is in no table stands out and a tight place breaks.
import {englishTexts, languageTags, languageTexts} from '../../../web/build/languages.mjs';
import {numberMarks} from '../../../web/frame/numbers.js';
import {FRAME_WORDS} from '../../../web/frame/words.js';

const fromRightToLeft = ['ar', 'fa', 'he'];
const accents = ['\u0301', '\u0308', '\u0302'];  // as high as letters get
const growth = 0.4;  // as much longer as German and Finnish get

const screenTexts = (texts) =>
    Object.fromEntries(Object.entries(texts).filter(([key]) => !Object.hasOwn(FRAME_WORDS, key)));

function pseudo(text) {
  const pieces = text.split(/(\{[a-z.]+\})/);
  const strange = (words) => words.replace(/[aeiouyAEIOUY]/g, (letter, at) =>
      (letter + accents[at % accents.length]).normalize('NFC'));
  const odd = pieces.map((piece, i) => i % 2 ? piece : strange(piece)).join('');
  const more = strange('one two three '.repeat(9)).slice(0, Math.ceil(text.length * growth));
  return `${odd} ${more}`.trim();
}

/// {tag, dir, messages, numbers} as the gallery's page takes it.
export function spoken(tag) {
  const dir = fromRightToLeft.includes(tag) ? 'rtl' : 'ltr';
  const messages = tag === 'en' ? {} : screenTexts(languageTexts(tag));
  return {tag, dir, messages, numbers: numberMarks(tag)};
}

export const pseudoSpoken = {
  tag: 'en-XA',
  dir: 'ltr',
  numbers: numberMarks('en'),
  messages: Object.fromEntries(
      Object.entries(screenTexts(englishTexts())).map(([key, text]) => [key, pseudo(text)])),
};

export const everySpoken = () => ['en', ...languageTags()].map(spoken);
