// Small questions about values that came from outside.

export const isText = (value) => typeof value === 'string';
export const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isTextList = (value) => Array.isArray(value) && value.every(isText);

/** Whether `origin` is in `list`: exactly, or with any port where one reads `http://host:*`. */
export function isListedOrigin(origin, list) {
  return list.some((listed) => listed === origin
    || (listed.endsWith(':*') && origin.startsWith(listed.slice(0, -2))
      && /^(:\d+)?$/.test(origin.slice(listed.length - 2))));
}
