// The tables of web/languages as they are shipped. English, compiled into the core, is the master.
//
// Decides  that no table lacks a key or has one too many. Leaves   what makes a good text to
// tests/web/languages.test.mjs.

import { readdirSync, readFileSync } from 'node:fs';

import { FRAME_WORDS } from '../frame/words.js';

const LANGUAGES = new URL('../languages/', import.meta.url);
export const ENGLISH_SOURCE = new URL('../../src/ui/words_en.cpp', import.meta.url);
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const COUNTS_MAX = 1000; // far more than anything here is counted to

/** English by key: the core's table and the frame's. */
export function englishTexts() {
  const entry = /\{"([a-z0-9.]+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\}/g;
  const texts = {};
  for (const [, key, pieces] of readFileSync(ENGLISH_SOURCE, 'utf8').matchAll(entry)) {
    texts[key] = [...pieces.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([p]) => JSON.parse(p)).join('');
  }
  return { ...FRAME_WORDS, ...texts };
}

/** The forms that whole numbers take, and `other`, which stands in for every other form. */
export function pluralForms(tag) {
  const rules = new Intl.PluralRules(tag);
  const seen = new Set(['other']);
  for (let count = 0; count <= COUNTS_MAX; ++count) seen.add(rules.select(count));
  return FORMS.filter((form) => seen.has(form));
}

/** The keys a table has to have: each counted text in the forms of the language. */
export function keysOf(tag, english = englishTexts()) {
  const counted = (key) => Object.hasOwn(english, key.replace(/\.[a-z]+$/, '.other'));
  return Object.keys(english).flatMap((key) => {
    if (key.endsWith('.other')) {
      return pluralForms(tag).map((form) => key.replace(/other$/, form));
    }
    return key.endsWith('.one') && counted(key) ? [] : [key];
  });
}

export const languageTags = () => readdirSync(LANGUAGES).filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, '')).sort();

export const languageTexts = (tag) =>
  JSON.parse(readFileSync(new URL(`${tag}.json`, LANGUAGES), 'utf8'));

/** Every table by tag, as bytes; throws where one is not complete. */
export function languageFiles() {
  const english = englishTexts();
  return Object.fromEntries(languageTags().map((tag) => {
    const texts = languageTexts(tag);
    const wanted = keysOf(tag, english);
    const missing = wanted.filter((key) => !Object.hasOwn(texts, key));
    const unknown = Object.keys(texts).filter((key) => !wanted.includes(key));
    if (missing.length) throw new Error(`web/languages/${tag}.json lacks ${missing.join(', ')}`);
    if (unknown.length) throw new Error(`web/languages/${tag}.json has ${unknown.join(', ')}`);
    return [tag, Buffer.from(JSON.stringify(texts))];
  }));
}
