// In which language the frame speaks, and from where its words come.
//
// Decides  which table is fetched, the document's language and direction, the words of the static
// form. Leaves   the words of the checkout's own screen to the core, which gets the same table.

import { FILES } from './files.js';
import { numberMarks } from './numbers.js';
import { FRAME_WORDS } from './words.js';

const ENGLISH = 'en';
const FROM_RIGHT_TO_LEFT = ['ar', 'fa', 'he'];
const FETCH_MS_MAX = 5000; // English now is better than a checkout that waits
const FORM = { 'entry-heading': 'code.heading', 'entry-hint': 'code.hint',
  'entry-label': 'code.label', 'entry-submit': 'code.submit' };

/** The one of `known` tags such as "de" and "zh-Hant" that a wish comes to, if there is one. */
function languageOf(wish, known) {
  let locale;
  try {
    locale = new Intl.Locale(wish).maximize();
  } catch {
    return undefined; // no tag of a language
  }
  const { language, script } = locale; // zh-TW is written in Hant
  return [`${language}-${script}`, language].find((tag) => known.includes(tag));
}

/** The first wish that can be had. */
export function chooseLanguage(wishes, known) {
  const all = [...known, ENGLISH];
  return wishes.map((wish) => languageOf(wish, all)).find(Boolean) ?? ENGLISH;
}

/**
 * Whose numbers go with the words: a payer from Mexico reads 1.234 otherwise than one from Spain,
 * so the region counts that the browser names for the language; the tag itself if it names none.
 */
export const chooseNumbers = (wishes, tag) =>
  wishes.find((wish) => languageOf(wish, [tag])) ?? tag;

let spoken = {}; // texts by key that stand in for the English ones

/** The frame's words for a key; `english` where the key has several in English. */
export const word = (key, english = FRAME_WORDS[key]) => spoken[key] ?? english;

/** From now on these words; the core's own screen may have replaced the form already. */
export function speak({ tag, messages }) {
  spoken = messages;
  document.documentElement.lang = tag;
  document.documentElement.dir = FROM_RIGHT_TO_LEFT.includes(tag) ? 'rtl' : 'ltr';
  for (const [id, key] of Object.entries(FORM)) {
    const element = document.getElementById(id);
    if (element && messages[key]) element.textContent = messages[key];
  }
}

/** The language asked for, and the tag of its numbers. */
export async function loadLanguage(asked) {
  const wishes = asked ? [asked] : navigator.languages;
  const found = await loadWords(chooseLanguage(wishes, Object.keys(FILES.languages)));
  return { ...found, numbers: chooseNumbers([...navigator.languages, ...wishes], found.tag) };
}

/** The table of a language; English needs none, and is what is left without one. */
async function loadWords(tag) {
  if (tag === ENGLISH) return { tag, messages: {} };
  try {
    const reply = await fetch(new URL(FILES.languages[tag], document.baseURI),
      { signal: AbortSignal.timeout(FETCH_MS_MAX) });
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    return { tag, messages: await reply.json() };
  } catch (error) {
    console.warn(`Bleepay checkout: no texts in '${tag}', English instead: ${error.message}`);
    return { tag: ENGLISH, messages: {} };
  }
}

/** Gives the core its part of the words; the fault if it does not know one of them. */
export function teach(widget, { tag, numbers, messages }) {
  const texts = Object.entries(messages).filter(([key]) => !Object.hasOwn(FRAME_WORDS, key));
  const given = { tag, messages: Object.fromEntries(texts), numbers: numberMarks(numbers) };
  return JSON.parse(widget.language(JSON.stringify(given))).fault ?? null;
}
