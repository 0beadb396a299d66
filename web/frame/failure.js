// How anything that stops the start is told: one closed set of codes, words for people elsewhere.

import { FAILURES, FRAME_WORDS } from './words.js';

export class Failure extends Error {
  /** `more` may hold `path` and `rule` of an order, and `detail` for the developer's console. */
  constructor(code, detail = '', more = {}) {
    const [isRecoverable, key, text = FRAME_WORDS[key]] = FAILURES[code];
    super(detail ? `${text} (${detail})` : text);
    Object.assign(this, { code, key, text, isRecoverable }, more);
  }

  /** As the page hears it. */
  toJSON() {
    const { code, message, path, rule, isRecoverable } = this;
    return { code, message, path, rule, isRecoverable };
  }
}

/** Whatever was thrown, as one of ours. */
export function asFailure(error) {
  return error instanceof Failure ? error : new Failure('internal', `${error}`);
}
