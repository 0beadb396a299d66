// Makes elements: tag with classes, properties, children. Text is always text.

export function make(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('aria-') || key === 'role') element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Six characters in two groups of three, as one reads them out. */
export const inGroups = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;
