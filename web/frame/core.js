// Brings the core in: its glue as a module, its code as WebAssembly, both asked for at once.
//
// Decides  what went wrong when it did not come: missing, stale, unreachable, too slow or not
// supported. A second try asks for the files anew. Leaves   what the core does to frame.js.

import { Failure } from './failure.js';
import { FILES } from './files.js';

const LOAD_MS_MAX = 45000; // 300 KB at 56 kbit/s

const fileUrl = (name, attempt) => {
  const url = new URL(name, document.baseURI);
  if (attempt > 1) url.searchParams.set('try', attempt); // a failed module is remembered by address
  return url.href;
};

/** Why a file did not come: no network, gone, or not the one that belongs to this script. */
async function explain(url, error) {
  let status;
  try {
    status = (await fetch(url, { method: 'HEAD', cache: 'no-store' })).status;
  } catch {
    return new Failure('files-unreachable', error.message);
  }
  if (status === 404 || status === 410) return new Failure('files-missing', new URL(url).pathname);
  if (status >= 400) return new Failure('files-unreachable', `status ${status}`);
  return new Failure('files-stale', error.message);
}

async function compile(url) {
  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming) {
    throw new Failure('wasm-unsupported');
  }
  const options = FILES.wasmIntegrity ? { integrity: FILES.wasmIntegrity } : {};
  let reply;
  try {
    reply = await fetch(url, { credentials: 'same-origin', ...options });
    if (!reply.ok) throw new Error(`status ${reply.status}`);
  } catch (error) {
    throw await explain(url, error);
  }
  try {
    return await WebAssembly.compileStreaming(reply);
  } catch (error) {
    // A policy that forbids WebAssembly ends here as well; a body that is none is stale.
    const isForbidden = /unsafe-eval|Content Security Policy/i.test(error.message);
    throw new Failure(isForbidden ? 'wasm-unsupported' : 'files-stale', error.message);
  }
}

async function importGlue(url) {
  try {
    return await import(url);
  } catch (error) {
    throw await explain(url, error);
  }
}

/** The module of the core, ready to make widgets. */
export async function loadCore(attempt) {
  let timer;
  const timeout = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Failure('files-timeout')), LOAD_MS_MAX);
  });
  const files = Promise.all([
    importGlue(fileUrl(FILES.glue, attempt)),
    compile(fileUrl(FILES.wasm, attempt)),
  ]);
  try {
    const [glue, code] = await Promise.race([files, timeout]);
    return await start(glue, code);
  } finally {
    clearTimeout(timer);
  }
}

/** Glue and code of different builds meet here for the first time: what does not link is stale. */
function start(glue, code) {
  return new Promise((resolve, reject) => {
    const refuse = (error) => reject(new Failure('files-stale', `${error?.message ?? error}`));
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(code, imports).then((instance) => done(instance, code)).catch(refuse);
      return {};
    };
    glue.default({ instantiateWasm }).then(resolve, refuse);
  });
}
