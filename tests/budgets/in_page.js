// Runs in every frame before its own scripts: notes when things appear, counts frames, and times
// the way from an input to the painted frame. Results are read from window.measured.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const nextFrame = window.requestAnimationFrame.bind(window);
  const measured = { fieldAt: 0, drawnAt: 0, draws: 0, frames: 0, latencies: [], blocked: 0 };
  window.measured = measured;

  // Frames asked for by the page, and frames in which WebGL drew.
  window.requestAnimationFrame = (callback) => nextFrame((time) => {
    measured.frames += 1;
    callback(time);
  });
  let inputAt = 0;
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    if (!measured.drawnAt) measured.drawnAt = now();
    if (inputAt) measured.latencies.push(performance.now() - inputAt);
    inputAt = 0;
  };
  const gl = window.WebGL2RenderingContext?.prototype ?? {};
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced',
    'drawElementsInstanced']) {
    const draw = gl[name];
    if (draw) gl[name] = function countAndDraw(...values) {
      draw.apply(this, values);
      // The first task after the frame in which it drew.
      if (measured.draws++ === 0 || inputAt) painted.port2.postMessage(0);
    };
  }
  for (const type of ['input', 'pointerdown']) {
    window.addEventListener(type, (event) => { inputAt = event.timeStamp; }, { capture: true });
  }

  // The field is usable once it is laid out; frames do not run while style sheets are awaited.
  const look = () => {
    if (document.querySelector('#code')?.getClientRects().length) measured.fieldAt = now();
    else if (document.readyState !== 'complete') nextFrame(look);
  };
  nextFrame(look);

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.blocked += duration - 50;
  }).observe({ type: 'longtask', buffered: true });

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => {
    const made = await instantiate(...values);
    const { exports } = made.instance ?? made;
    measured.memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
})();
