// The list of events a shop's page hears, newest last, never more than a screenful of history.

const LINES_MAX = 200;

function cell(className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

export class Log {
  #list;
  #start = performance.now();

  constructor(list) { this.#list = list; }

  clear() {
    this.#list.replaceChildren();
    this.#start = performance.now();
  }

  add(name, detail) {
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(2);
    const line = document.createElement('li');
    line.append(cell('time', `${seconds} s`), cell('name', name),
      cell('detail', JSON.stringify(detail)));
    this.#list.append(line);
    if (this.#list.children.length > LINES_MAX) this.#list.firstElementChild.remove();
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}
