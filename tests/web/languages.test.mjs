// The texts of every language, measured against English: complete, countable, well-formed, and
// translated.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { englishTexts, keysOf, languageTags, languageTexts, pluralForms }
  from '../../web/build/languages.mjs';
import { chooseLanguage, chooseNumbers } from '../../web/frame/language.js';

const english = englishTexts();
const tags = languageTags();
const wanted = ['ar', 'fa', 'he', 'hi', 'ja', 'ko', 'zh-Hans', 'zh-Hant'];
const sameAsEnglish = JSON.parse(readFileSync(
  new URL('../fixtures/web/same_as_english.json', import.meta.url), 'utf8'));

const placeholders = (text) => [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name).sort();
const isCounted = (key) => /\.(zero|one|two|few|many|other)$/.test(key)
  && Object.hasOwn(english, key.replace(/[a-z]+$/, 'other'));
/** The English text a text stands in for: of a counted one, the general form. */
const original = (key) => english[isCounted(key) ? key.replace(/[a-z]+$/, 'other') : key];

test('English is read from where it is compiled', () => {
  assert.ok(Object.keys(english).length > 130);
  assert.equal(english['cancel.ask'], 'Stop this payment?');
  assert.match(english['outcome.unknown.money'], /^A payment may .* Do not pay again yet\.$/);
});

test('there are enough languages, those that are hard to do among them', () => {
  assert.ok(tags.length >= 24, `${tags.length} languages`);
  for (const tag of wanted) assert.ok(tags.includes(tag), tag);
  for (const tag of tags) assert.deepEqual(Intl.getCanonicalLocales(tag), [tag]);
});

for (const tag of tags) {
  describe(`texts in '${tag}'`, () => {
    const texts = languageTexts(tag);
    const each = (check) => {
      for (const [key, text] of Object.entries(texts)) check(key, text);
    };

    test('are those of the English table, none less and none more', () => {
      assert.deepEqual(Object.keys(texts).sort(), keysOf(tag, english).sort());
      assert.ok(pluralForms(tag).every((form) => texts[`code.attempts.${form}`]));
    });
    test('have the placeholders of the English ones; a form may write its number out', () => {
      each((key, text) => {
        const has = placeholders(text);
        if (isCounted(key) && !has.includes('count')) has.push('count');
        assert.deepEqual(has.sort(), placeholders(original(key)), key);
        assert.doesNotMatch(text.replace(/\{[a-z]+\}/g, ''), /[{}]/, key);
      });
      assert.ok(texts['announce.left.other'].includes('{count}'));
    });
    test('are texts of one line without anything that cannot be seen', () => {
      // The joiners of Persian and Hindi belong to the writing; nothing else is invisible.
      each((key, text) => {
        assert.equal(text, text.trim(), key);
        assert.equal(text, text.normalize('NFC'), key);
        const seen = text.replace(/[\u200c\u200d]/g, '');
        assert.doesNotMatch(seen, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, key);
        assert.doesNotMatch(text, / {2}|[!\u00a1\uff01]/, key);
      });
    });
    test('are translated', () => {
      const same = Object.keys(texts).filter((key) => texts[key] === english[key]);
      const allowed = [...sameAsEnglish.everywhere, ...sameAsEnglish[tag] ?? []];
      assert.deepEqual(same.filter((key) => !allowed.includes(key)), []);
    });
    test('are about as long as the English ones', () => {
      each((key, text) => {
        const most = Math.max(original(key).length * 2, original(key).length + 18);
        assert.ok(text.length > 0 && text.length <= most, `${key}: ${text.length} of ${most}`);
      });
    });
    test('names of controls contain the words that are seen on them', () => {
      const pairs = [['details.open', 'details.show'], ['details.close', 'details.hide'],
        ['item.renew.name', 'item.renew']];
      for (const [name, seen] of pairs) {
        assert.ok(texts[name].toLowerCase().includes(texts[seen].toLowerCase()), name);
      }
    });
    test('end as the English ones do', () => {
      const ends = /[.?\u3002\uff1f\u0964\u061f]$/;
      each((key, text) => {
        assert.equal(ends.test(text), ends.test(original(key)), `${key}: ${text}`);
      });
    });
  });
}

const rows = [
  ['TheFirstThatCanBeHad', ['tlh', 'de-AT', 'fr'], 'de'],
  ['EnglishWhenItComesFirst', ['en-GB', 'de'], 'en'],
  ['ChineseOfTaiwan', ['zh-TW'], 'zh-Hant'],
  ['ChineseOfHongKong', ['zh-HK'], 'zh-Hant'],
  ['ChineseWithoutMore', ['zh'], 'zh-Hans'],
  ['ChineseByScript', ['zh-Hans-TW'], 'zh-Hans'],
  ['OldNameOfHebrew', ['iw-IL'], 'he'],
  ['NoTagAtAll', ['not a tag', '', 'ja-JP'], 'ja'],
  ['NoneThatIsKnown', ['tlh'], 'en'],
  ['NoWishes', [], 'en'],
];
for (const [name, wishes, chosen] of rows) {
  test(`chosen: ${name}`, () => assert.equal(chooseLanguage(wishes, tags), chosen));
}

const numberRows = [
  ['TheRegionOfThePayer', ['fr', 'es-MX', 'es'], 'es', 'es-MX'],
  ['TheFirstOfTwoRegions', ['de-CH', 'de-AT'], 'de', 'de-CH'],
  ['TheLanguageWhereNoRegionIsNamed', ['en-US'], 'de', 'de'],
  ['EnglishOfIndia', ['en-IN', 'hi'], 'en', 'en-IN'],
  ['EnglishWhereOthersAreSpoken', ['tlh', 'nl-BE'], 'en', 'en'],
  ['ChineseOfHongKong', ['zh-HK'], 'zh-Hant', 'zh-HK'],
  ['ChineseOfAnotherScript', ['zh-CN'], 'zh-Hant', 'zh-Hant'],
  ['NoTagAtAll', ['not a tag', ''], 'ja', 'ja'],
];
for (const [name, wishes, tag, chosen] of numberRows) {
  test(`numbers of: ${name}`, () => assert.equal(chooseNumbers(wishes, tag), chosen));
}
