// In which language the frame speaks, and from where its words come.
//
// Decides  which table is fetched, the document's language and direction, the words of the static
// form. Leaves   the words of the checkout's own screen to the core, which gets the same table.

import { FILES } from './files.js';
import { FRAME_WORDS } from './words.js';

const ENGLISH = 'en';
const FROM_RIGHT_TO_LEFT = ['ar', 'fa', 'he'];
const FETCH_MS_MAX = 5000; // English now is better than a checkout that waits
const FORM = { 'entry-heading': 'code.heading', 'entry-hint': 'code.hint',
  'entry-label': 'code.label', 'entry-submit': 'code.submit' };

/** The first wish that can be had: `known` holds tags such as "de" and "zh-Hant". */
export function chooseLanguage(wishes, known) {
  for (const wish of wishes) {
    let locale;
    try {
      locale = new Intl.Locale(wish).maximize();
    } catch {
      continue; // no tag of a language
    }
    const { language, script } = locale; // zh-TW is written in Hant
    const found = [`${language}-${script}`, language]
      .find((tag) => tag === ENGLISH || known.includes(tag));
    if (found) return found;
  }
  return ENGLISH;
}

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

/** The table of the language asked for; English needs none, and is what is left without one. */
export async function loadLanguage(asked) {
  const wishes = asked ? [asked] : navigator.languages;
  const tag = chooseLanguage(wishes, Object.keys(FILES.languages));
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
export function teach(widget, { tag, messages }) {
  const texts = Object.entries(messages).filter(([key]) => !Object.hasOwn(FRAME_WORDS, key));
  if (!texts.length) return null;
  const given = JSON.stringify({ tag, messages: Object.fromEntries(texts) });
  return JSON.parse(widget.language(given)).fault ?? null;
}
