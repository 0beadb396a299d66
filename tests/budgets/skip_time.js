// Runs in every frame before its own scripts: time that need not be waited for. Once
// `skippedTime.isOn`, every wait is over as soon as nothing is asked of a server any more, and both
// clocks of the page say that it took as long as it should have.
(() => {
  const clock = performance.now.bind(performance);
  const date = Date.now;
  const { setTimeout, clearTimeout } = window;
  const { requestAnimationFrame: nextFrame, cancelAnimationFrame: cancelFrame } = window;
  const looksPerFrame = 10; // pictures cost a machine without graphics more than looks do
  const skipped = { isOn: false, looks: 0 };
  window.skippedTime = skipped;

  let aheadMs = 0;
  let underWay = 0; // requests
  const waits = new Map();
  const frames = new Map(); // asked for while time is skipped, by numbers below zero
  performance.now = () => clock() + aheadMs;
  Date.now = () => date() + aheadMs;
  const draw = (callback) => nextFrame((time) => callback(time + aheadMs));
  let lastHeld = 0;
  window.requestAnimationFrame = (callback) => {
    if (!skipped.isOn) return draw(callback);
    lastHeld -= 1;
    frames.set(lastHeld, callback);
    return lastHeld;
  };
  window.cancelAnimationFrame = (id) => frames.delete(id) || cancelFrame(id);
  const drawHeld = () => {
    for (const callback of frames.values()) draw(callback);
    frames.clear();
  };

  const over = (id, callback, values) => {
    waits.delete(id);
    callback(...values);
  };
  window.setTimeout = (callback, ms = 0, ...values) => {
    const id = setTimeout(() => over(id, callback, values), ms);
    waits.set(id, { at: performance.now() + ms, callback, values });
    if (skipped.isOn) soon.port2.postMessage(0);
    return id;
  };
  window.clearTimeout = (id) => {
    waits.delete(id);
    clearTimeout(id);
  };

  /** The next wait is over. */
  function skip() {
    if (!skipped.isOn || underWay > 0 || waits.size === 0) return;
    const [id, { at, callback, values }] = [...waits].reduce((first, other) =>
      (other[1].at < first[1].at ? other : first));
    clearTimeout(id);
    aheadMs += Math.max(0, at - performance.now());
    over(id, callback, values);
    soon.port2.postMessage(0);
  }
  const soon = new MessageChannel(); // no browser delays it, as it delays timers
  soon.port1.onmessage = skip;
  skipped.start = () => {
    skipped.isOn = true;
    soon.port2.postMessage(0);
  };

  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function opened(method, ...values) {
    this.isLook = method === 'GET';
    return open.call(this, method, ...values);
  };
  XMLHttpRequest.prototype.send = function sent(...values) {
    underWay += 1;
    this.addEventListener('loadend', () => {
      underWay -= 1;
      skipped.looks += this.isLook;
      if (this.isLook && skipped.looks % looksPerFrame === 0) drawHeld();
      if (skipped.isOn) soon.port2.postMessage(0);
    });
    return send.apply(this, values);
  };
})();
