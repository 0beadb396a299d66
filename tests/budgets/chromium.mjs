// A Chromium of our own over the debugging pipe: every frame of a page, the ones in processes of
// their own too, is slowed down and instrumented before its first byte arrives. (Libraries attach
// to such frames only after they have started.)
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const flags = ['--headless=new', '--remote-debugging-pipe', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-component-update',
  '--no-first-run', '--disable-extensions', '--force-color-profile=srgb',
  '--window-size=800,1000'];

/** Slow 4G as DevTools applies it: delay per request, bytes per second. */
export const slow4g = { offline: false, latency: 562.5,
  downloadThroughput: 1474.6 * 1000 / 8, uploadThroughput: 675 * 1000 / 8 };

const answerMsMax = 30000;

export class Chromium {
  #waiting = new Map();
  #listeners = new Set();
  #lastId = 0;
  #rest = '';

  static async launch() {
    const chromium = new Chromium();
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    chromium.profile = mkdtempSync(join(tmpdir(), 'budgets-'));
    chromium.process = spawn(process.env.CHROMIUM ?? 'chromium',
      [...flags, ...asRoot, `--user-data-dir=${chromium.profile}`],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    chromium.process.stdio[4].setEncoding('utf8').on('data', (text) => chromium.#receive(text));
    chromium.exited = new Promise((resolve) => chromium.process.once('exit', resolve));
    chromium.exited.then(() => chromium.#abandon());
    return chromium;
  }

  async close() {
    await this.send('Browser.close').catch(() => {});  // the pipe may end before the answer
    this.process.kill('SIGKILL');
    await this.exited;
    // Its processes write their last words a moment longer.
    await rm(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`${method}: no answer`)), answerMsMax);
      const settle = (how) => (value) => { clearTimeout(patience); how(value); };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject), method });
    });
  }

  /** A page in a context without any cache; `prepare(session)` runs in every frame's target. */
  async openPage(prepare) {
    const { browserContextId } = await this.send('Target.createBrowserContext');
    const { targetId } = await this.send('Target.createTarget',
      { url: 'about:blank', browserContextId, width: 800, height: 1000 });
    const page = new Page(this, browserContextId, prepare);
    this.#listeners.add(page);
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    await page.adopt(sessionId);
    return page;
  }

  forget(page) { this.#listeners.delete(page); }

  #receive(text) {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop();
    for (const message of messages.map((part) => JSON.parse(part))) {
      const caller = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.method) for (const page of this.#listeners) page.hear(message);
      if (message.error) caller?.reject(new Error(`${caller.method}: ${message.error.message}`));
      else caller?.resolve(message.result);
    }
  }

  #abandon() {
    for (const { reject, method } of this.#waiting.values()) {
      reject(new Error(`${method}: Chromium has ended`));
    }
    this.#waiting.clear();
  }
}

/** One page and the frames in it, each a session: `sessions[0]` is the page itself. */
class Page {
  sessions = [];
  troubles = [];

  constructor(chromium, browserContextId, prepare) {
    Object.assign(this, { chromium, browserContextId, prepare });
  }

  async adopt(sessionId) {
    this.sessions.push(sessionId);
    const session = { send: (method, params) => this.chromium.send(method, params, sessionId) };
    await session.send('Target.setAutoAttach',
      { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await this.prepare(session);
    await session.send('Runtime.runIfWaitingForDebugger');
  }

  hear({ method, params, sessionId }) {
    if (!this.sessions.includes(sessionId)) return;
    if (method === 'Target.attachedToTarget') {
      if (params.targetInfo.type === 'iframe') {
        this.adopt(params.sessionId).catch((error) => this.troubles.push(error));
      } else {
        this.chromium.send('Runtime.runIfWaitingForDebugger', {}, params.sessionId);
      }
    }
    if (method === 'Runtime.exceptionThrown') {
      this.troubles.push(params.exceptionDetails.exception?.description
        ?? params.exceptionDetails.text);
    }
  }

  navigate(url) { return this.chromium.send('Page.navigate', { url }, this.sessions[0]); }

  /** Undefined while the frame is between two documents. */
  async evaluate(expression, session = this.sessions[0]) {
    const { result, exceptionDetails } = await this.chromium.send('Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true }, session)
      .catch((error) => {
        if (/execution context/.test(error.message)) return { result: {} };
        throw error;
      });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }

  /** As if its window were minimised; resolves when the page knows. */
  async hide() {
    const { windowId } = await this.chromium.send('Browser.getWindowForTarget', {},
      this.sessions[0]);
    await this.chromium.send('Browser.setWindowBounds',
      { windowId, bounds: { windowState: 'minimized' } });
    await this.evaluate(`document.hidden || new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true }); })`);
  }

  async close() {
    this.chromium.forget(this);
    await this.chromium.send('Target.disposeBrowserContext',
      { browserContextId: this.browserContextId });
  }
}
