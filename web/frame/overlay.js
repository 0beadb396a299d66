// The screen's words as real elements: the core's flat list of nodes becomes a tree, changed only
// where it changed.
//
// Decides  which element a role becomes, and that an element lives as long as its node's id, so
// that focus, selection and a screen reader's place survive. The text box is the one that stood in
// the document from the start and never moves: that would cost its focus and an unfinished
// composition. Leaves   positions to the face, wishes to screen.js.

const TAGS = {
  heading: 'h2', text: 'p', group: 'div', list: 'ul', listitem: 'li', textbox: 'input',
  button: 'button', progressbar: 'div', status: 'p', alert: 'p', link: 'button',
};
const ROLES = { group: 'group', list: 'list', progressbar: 'progressbar', status: 'status',
  alert: 'alert', link: 'link' };
const IN_LIST_ITEM = { text: 'span' };

const roleOf = (node) => node.role.toLowerCase().replace(/[^a-z]/g, '');

function tagOf(node, parentRole) {
  const role = roleOf(node);
  if (role === 'heading') return `h${Math.min(6, Math.max(1, node.level || 2))}`;
  return (parentRole === 'listitem' && IN_LIST_ITEM[role]) || TAGS[role] || 'p';
}

function setAttribute(element, name, value) {
  const text = value === undefined || value === null || value === false ? null : `${value}`;
  if (text === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

export class Overlay {
  #root;
  #pinned; // { id, element, holder }: the text box and the form around it
  #entries = new Map(); // id -> { element, node, description }
  #describedBy;
  #parents = new Set(); // ids that have nodes under them

  constructor(root, pinned) {
    this.#root = root;
    this.#pinned = pinned;
    this.#describedBy = pinned.element.getAttribute('aria-describedby');
  }

  element(id) { return this.#entries.get(id)?.element; }
  node(id) { return this.#entries.get(id)?.node; }
  /** The node an element belongs to, from an event's target. */
  nodeAt(target) {
    const element = target instanceof Element ? target.closest('[data-node]') : null;
    return element ? this.node(element.dataset.node) : undefined;
  }
  entries() { return this.#entries.values(); }

  /** Makes the elements tell what `nodes` tells, in its order. */
  update(nodes) {
    const focused = document.activeElement;
    this.#parents = new Set(nodes.map((node) => node.parent));
    this.#removeMissing(new Set(nodes.map((node) => node.id)));
    const placed = new Map(); // parent element -> the child that was placed last in it
    const hasBox = nodes.some((node) => node.id === this.#pinned.id);
    this.#pinned.holder.hidden = !hasBox;
    for (const node of nodes) this.#place(node, placed);
    if (focused && focused !== document.body && !isReachable(focused)) this.focusHeading();
  }

  /** Where the focus goes when its element is gone: the first heading; reading goes on there. */
  focusHeading() {
    const heading = this.#root.querySelector('h1[data-node],h2[data-node],[role=status]');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }

  #removeMissing(ids) {
    for (const [id, { element, description }] of this.#entries) {
      if (ids.has(id)) continue;
      description?.remove();
      if (element !== this.#pinned.element) element.remove();
      this.#entries.delete(id);
    }
    for (const child of [...this.#root.children]) { // what stood there before the core came
      const { node, kept } = child.dataset;
      if (child !== this.#pinned.holder && node === undefined && kept === undefined) child.remove();
    }
  }

  /** A group around the text box is left out: the box may not move into it. */
  #parentOf(node) {
    const entry = this.#entries.get(node.parent);
    return entry && node.id !== this.#pinned.id ? entry : { element: this.#root };
  }

  #place(node, placed) {
    const parent = this.#parentOf(node);
    const entry = this.#entryFor(node, parent.node ? roleOf(parent.node) : '');
    const isPinned = node.id === this.#pinned.id;
    const child = isPinned ? this.#pinned.holder : entry.element;
    const last = placed.get(parent.element);
    const next = last ? last.nextSibling : parent.element.firstChild;
    if (next !== child && !isPinned) parent.element.insertBefore(child, next);
    placed.set(parent.element, child);
    tell(entry, node, this.#parents.has(node.id));
    if (isPinned) this.#tellBox(entry, node);
    entry.node = node;
  }

  #entryFor(node, parentRole) {
    const isPinned = node.id === this.#pinned.id;
    const tag = tagOf(node, parentRole);
    let entry = this.#entries.get(node.id);
    if (!isPinned && entry && entry.element.localName !== tag) {
      entry.element.remove();
      entry = undefined;
    }
    if (!entry) {
      entry = { element: isPinned ? this.#pinned.element : document.createElement(tag) };
      entry.element.dataset.node = node.id;
      const role = ROLES[roleOf(node)];
      if (role && !isPinned) entry.element.setAttribute('role', role);
      if (tag === 'button') entry.element.type = 'button';
      this.#entries.set(node.id, entry);
    }
    return entry;
  }

  #tellBox(entry, node) {
    setAttribute(entry.element, 'aria-label', node.name);
    entry.element.disabled = node.isDisabled === true;
    if (!node.description) setAttribute(entry.element, 'aria-describedby', this.#describedBy);
  }
}

const isReachable = (element) => element.isConnected && !element.closest('[hidden]')
  && !element.disabled;

/** Writes a node's words and states to its element; what contains others is named beside them. */
function tell(entry, node, isParent) {
  const { element } = entry;
  const role = roleOf(node);
  const isNamed = isParent || ['group', 'list', 'progressbar'].includes(role);
  if (isParent && element.firstChild?.nodeType === Node.TEXT_NODE) element.firstChild.remove();
  if (isNamed) setAttribute(element, 'aria-label', node.name || null);
  else if (role !== 'textbox') sayText(element, node);
  if (!isNamed && role === 'listitem') element.removeAttribute('aria-label');
  if (role === 'progressbar') tellProgress(element, node);
  if (role === 'button' || role === 'link') {
    element.disabled = node.isDisabled === true;
    setAttribute(element, 'aria-expanded', node.isExpanded);
  }
  setAttribute(element, 'aria-invalid', node.isInvalid ? 'true' : null);
  setAttribute(element, 'aria-busy', node.isBusy ? 'true' : null);
  setAttribute(element, 'dir', node.isLtr ? 'ltr' : null);
  describe(entry, node);
}

function tellProgress(element, node) {
  setAttribute(element, 'aria-valuemin', 0);
  setAttribute(element, 'aria-valuemax', 100);
  setAttribute(element, 'aria-valuenow', node.progress === undefined ? null
    : Math.round(node.progress * 100));
  setAttribute(element, 'aria-valuetext', node.spoken || node.value || null);
}

/** A live region is told after it is in the document: one that arrives filled is not read out. */
function sayText(element, node) {
  const text = node.value ? `${node.name} ${node.value}` : node.name;
  if (element.textContent === text) return;
  if (element.isConnected || !/^(status|alert)$/.test(roleOf(node))) element.textContent = text;
  else setTimeout(() => { element.textContent = text; });
}

function describe(entry, node) {
  if (!node.description) {
    entry.description?.remove();
    entry.description = undefined;
    if (roleOf(node) !== 'textbox') entry.element.removeAttribute('aria-describedby');
    return;
  }
  if (!entry.description) {
    entry.description = document.createElement('span');
    entry.description.id = `about-${node.id}`;
    entry.description.hidden = true;
    entry.description.dataset.kept = '';
    entry.element.closest('#nodes').append(entry.description);
  }
  if (entry.description.textContent !== node.description) {
    entry.description.textContent = node.description;
  }
  setAttribute(entry.element, 'aria-describedby', entry.description.id);
}
