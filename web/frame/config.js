// frame.config.json: what this frame may talk to and who may show it. The page chooses among these;
// it cannot add to them.

import { Failure } from './failure.js';
import { isObject, isText, isTextList } from './values.js';

const CONFIG_MEMBERS = {
  v: (value) => value === 1,
  apis: (value) => isObject(value) && Object.keys(value).length > 0
    && Object.values(value).every(isApi),
  api: isText,
  orderOrigins: isTextList,
  parents: isTextList,
};
const API_MEMBERS = {
  base: (value) => isText(value) && /^(https?:\/\/|\/)/.test(value),
  isSandbox: (value) => value === undefined || typeof value === 'boolean',
  limits: (value) => value === undefined || value === 'published' || value === 'none',
};
const hasOnly = (value, members) => isObject(value)
  && Object.keys(value).every((name) => Object.hasOwn(members, name))
  && Object.entries(members).every(([name, check]) => check(value[name]));
const isApi = (value) => hasOnly(value, API_MEMBERS);

/** The configuration, or null when it is not one. */
export function checkConfig(config) {
  return hasOnly(config, CONFIG_MEMBERS) && Object.hasOwn(config.apis, config.api) ? config : null;
}

export async function loadConfig(url) {
  let text;
  try {
    const reply = await fetch(url); // asked for by frame.html already
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    text = await reply.text();
  } catch (error) {
    throw new Failure('config-unreachable', error.message);
  }
  try {
    const config = checkConfig(JSON.parse(text));
    if (config) return config;
  } catch { /* told below */ }
  throw new Failure('config-malformed', 'frame.config.json');
}

/** The API base the page chose, absolute. */
export function chooseApi(config, name = config.api) {
  if (!Object.hasOwn(config.apis, name)) throw new Failure('api-unknown', `api '${name}'`);
  const { base, isSandbox = false, limits = 'published' } = config.apis[name];
  return { base: new URL(base, location.href).href.replace(/\/$/, ''), isSandbox, limits };
}
