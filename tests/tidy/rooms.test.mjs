// The map of the rooms, held against every #include. cmake/rooms.cmake owns the table.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isCpp, linesOf, paths, textOf } from './files.mjs';

const cmake = textOf('cmake/rooms.cmake');
const arrows = new Map([...cmake.matchAll(/^set\(bleepay_arrows_(\w+) "?([\w ]*)"?\)/gm)]
  .map(([, room, uses]) => [room, uses.split(' ').filter(Boolean)]));

/** The only headers of `checkout` that a screen may know. */
const viewHeaders = ['checkout/view.h', 'checkout/intents.h'];

/** Third-party and platform headers, and the rooms in which they may be named. */
const edges = ['browser', 'native'];
const borders = [
  { header: /^nlohmann\//, rooms: ['api', 'checkout', 'sandbox', ...edges], cppOnly: true },
  { header: /^(emscripten|GLES\d?|GL|EGL|webgl)\b/, rooms: ['browser', 'gfx'] },
  { header: /^imgui/, rooms: ['ui', 'gfx', 'browser'] },
  { header: /^(boost|curl|CLI|spdlog|fmt)\b|^sqlite3\.h/, rooms: ['native'] },
  { header: /^(sys|netinet|arpa)\/|^(unistd|fcntl|termios|signal|pthread|poll)\.h/,
    rooms: ['native'] },
  { header: /^(thread|mutex|condition_variable|future|filesystem|fstream|csignal)$/,
    rooms: ['native'] },
  { header: /^(iostream|cstdio)$/, rooms: edges },
  { header: /^(random|regex|format|ranges|ctime|iomanip|locale)$/, rooms: ['native'] },
];

const roomOf = (path) => path.match(/^src\/(\w+)\//)?.[1];
const includes = paths.filter((path) => isCpp(path) && path.startsWith('src/'))
  .flatMap((path) => linesOf(path).flatMap(({ text, number }) => {
    const [, mark, header] = text.match(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/) ?? [];
    return header ? [{ path, room: roomOf(path), at: `${path}:${number}`, mark, header }] : [];
  }));

test('the table of arrows is complete and has no circle', () => {
  assert.equal(arrows.size, 8);
  const visit = (room, trail) => {
    assert.ok(arrows.has(room), `unknown room ${room}`);
    assert.ok(!trail.includes(room), `circle: ${[...trail, room].join(' -> ')}`);
    for (const next of arrows.get(room)) visit(next, [...trail, room]);
  };
  for (const room of arrows.keys()) visit(room, []);
});

test('rooms include only along the arrows, rooted at src', () => {
  assert.ok(includes.length > 0);
  const wrong = includes.filter(({ mark, header, room }) => {
    if (mark !== '"') return false;
    const target = header.split('/')[0];
    if (!header.includes('/') && /^imgui/.test(header)) return false;
    return target !== room && !arrows.get(room).includes(target);
  });
  assert.deepEqual(wrong.map(({ at, header }) => `${at}: "${header}"`), []);
});

test('screens know the view and the intents, nothing else of the machine', () => {
  const wrong = includes.filter(({ room, header }) =>
    room === 'ui' && header.startsWith('checkout/') && !viewHeaders.includes(header));
  assert.deepEqual(wrong.map(({ at, header }) => `${at}: "${header}"`), []);
});

test('platform and third-party headers stay in the rooms that own them', () => {
  const wrong = includes.filter(({ path, room, header }) => borders.some((border) =>
    border.header.test(header) &&
    (!border.rooms.includes(room) || (border.cppOnly && path.endsWith('.h')))));
  assert.deepEqual(wrong.map(({ at, header }) => `${at}: <${header}>`), []);
});

test('every room has a door that says what it decides and what it leaves to others', () => {
  for (const room of arrows.keys()) {
    const door = textOf(`src/${room}/${room}.h`);
    assert.match(door, /^\/\/ The door of the room/, `src/${room}/${room}.h`);
    assert.match(door, /Decides\b[\s\S]*Leaves\b/, `src/${room}/${room}.h`);
  }
});
