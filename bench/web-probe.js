// Runs in the page, beside the product and before it: does what a person does and says how long it took until it was painted.
(() => {
  const inside = (path) => path.split(' ').reduce((root, tag) => root?.querySelector(tag)?.shadowRoot, document);
  const shell = 'bl-app bl-shell';
  const ofPage = (path = '') => inside(`${shell} bl-lines-page ${path}`.trim());
  const grid = () => ofPage('bl-line-list bl-line-grid');
  const row = (place) => grid()?.querySelector(`tbody tr[data-place="${place}"][data-id]`);
  const source = () => ofPage('bl-line-list')?.querySelector('bl-line-grid')?.source;
  const isCalm = () => ofPage()?.querySelector('.list')?.getAttribute('aria-busy') === 'false' && row(0);

  const frame = () => new Promise(requestAnimationFrame);
  /** What was asked within a frame is on the screen when the next message comes. */
  const painted = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

  const patience = 30_000;

  async function until(isSo) {
    const began = performance.now();
    do {
      await frame();
      if (performance.now() - began > patience) throw new Error(`Waited in vain for ${isSo}`);
    } while (!isSo());
    await painted();
  }

  async function timed(act, isDone) {
    await frame();
    await painted();
    const began = performance.now();
    act();
    await until(isDone);
    return performance.now() - began;
  }

  const focusIn = (root = document) => (root.activeElement?.shadowRoot ? focusIn(root.activeElement.shadowRoot) : root.activeElement);

  /** Since the navigation began: rows are painted, and a key moves about in them. */
  async function usable() {
    await until(() => row(0));
    const painted = performance.now();
    dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', bubbles: true, cancelable: true }));
    await until(() => focusIn()?.closest?.('tbody td'));
    return { painted, usable: performance.now() };
  }

  function type(input, text) {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  async function filter(column, text) {
    grid().querySelector(`th[data-column="${column}"]`).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }));
    const form = () => ofPage('bl-line-list bl-column-menu')?.querySelector(':popover-open form');
    await until(() => form()?.querySelector('input[maxlength]'));
    type(form().querySelector('input[maxlength]'), text);
    const before = source();
    return timed(() => form().querySelector('button[type=submit]').click(), () => isCalm() && source() !== before);
  }

  function sort(column) {
    const header = () => grid()?.querySelector(`th[data-column="${column}"]`);
    const before = header().getAttribute('aria-sort');
    return timed(() => header().querySelector('.sort').click(), () => isCalm() && header().getAttribute('aria-sort') !== before);
  }

  function preset(name) {
    const tab = () => ofPage('bl-preset-tabs').querySelector(`a.${name}`);
    const before = source();
    return timed(() => tab().click(), () => isCalm() && tab().getAttribute('aria-current') && source() !== before);
  }

  function panel(place) {
    const number = row(place).querySelector('.c-poNumber').textContent.trim();
    const shown = () => ofPage('bl-line-panel');
    return timed(() => row(place).querySelector('.c-itemCode').click(),
      () => shown()?.querySelector('h2')?.textContent.includes(number) && !shown().querySelector('bl-skeleton') && shown().querySelector('bl-line-timeline'));
  }

  /** The dialog is filled in; saving ends when it shows the next line. */
  function save() {
    const dialog = () => ofPage('bl-line-updates bl-update-dialog');
    const heading = () => dialog().querySelector('bl-dialog').heading;
    const before = heading();
    return timed(() => dialog().querySelector('form').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true })), () => heading() !== before);
  }

  const inbox = () => inside(`${shell} bl-inbox-page`);

  async function confirmAll() {
    await until(() => inbox()?.querySelector('tr.row'));
    return timed(() => inbox().querySelector('.top button.primary').click(), () => !inbox().querySelector('tr.row'));
  }

  /** Elements of the page with all its shadow trees, and everything that is a node. */
  function nodes(root = document) {
    const counts = { elements: 0, all: 0 };
    const walker = document.createTreeWalker(root);
    while (walker.nextNode()) {
      counts.all++;
      if (walker.currentNode.nodeType !== Node.ELEMENT_NODE) continue;
      counts.elements++;
      if (!walker.currentNode.shadowRoot) continue;
      const within = nodes(walker.currentNode.shadowRoot);
      counts.elements += within.elements;
      counts.all += within.all;
    }
    return counts;
  }

  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

  /** Scrolls by so many pixels in every frame, back at the ends. */
  async function scroll({ frames, pixels }) {
    const scroller = grid().querySelector('.scroll');
    const [deltas, tasksBefore] = [[], longTasks.length];
    let blank = 0;
    for (let n = 0, last = await frame(), by = pixels; n < frames; n++) {
      const before = scroller.scrollTop;
      scroller.scrollTop += by;
      if (scroller.scrollTop === before) by = -by;
      const now = await frame();
      deltas.push(now - last);
      last = now;
      if (grid().querySelector('tbody tr.pending')) blank++;
    }
    return { deltas, blank, longTasks: longTasks.slice(tasksBefore) };
  }

  /** The most nodes that were there at any stop of a way through the list. */
  async function nodesOnTheWay(stops) {
    const scroller = grid().querySelector('.scroll');
    const most = { elements: 0, all: 0 };
    for (let n = 0; n < stops; n++) {
      scroller.scrollTop = (scroller.scrollHeight * n) / stops;
      await frame();
      await frame();
      const now = nodes();
      for (const kind of Object.keys(most)) most[kind] = Math.max(most[kind], now[kind]);
    }
    scroller.scrollTop = 0;
    return most;
  }

  globalThis.probe = { usable, filter, sort, preset, panel, save, confirmAll, scroll, nodesOnTheWay, isCalm };
})();
