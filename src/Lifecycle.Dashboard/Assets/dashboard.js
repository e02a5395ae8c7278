// Shows what has changed while a page is open. Without it, load the page again.
(() => {
  'use strict';
  const main = document.getElementById('content');
  const seconds = Number(main?.dataset.live);
  if (!(seconds > 0)) return;

  // What someone is writing, reading or about to press stays as it is.
  let isTouched = false;
  for (const kind of ['input', 'click']) document.addEventListener(kind, () => { isTouched = true; }, true);
  const isBusy = () => isTouched || String(getSelection() ?? '') !== ''
    || (document.activeElement && document.activeElement !== document.body && document.activeElement !== main);

  // Forms have new ids and tokens each time, which is no change.
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll('input[type=hidden]')) hidden.remove();
    return copy.innerHTML;
  };

  const tell = (text) => {
    let note = document.getElementById('stale');
    if (!note) {
      note = document.createElement('p');
      note.id = 'stale';
      note.setAttribute('role', 'status');
      main.before(note);
    }
    note.textContent = text;
  };

  const get = async (address) => {
    const response = await fetch(address, { redirect: 'error', cache: 'no-store' });
    if (!response.ok) throw new Error(response.status);
    return response.text();
  };

  let shown = textOf(main);
  const look = async () => {
    if (document.hidden) return;
    try {
      // A page that is expensive to make says how to ask whether it is another.
      const { stateAddress, state } = main.dataset;
      if (stateAddress && await get(stateAddress) === state) return;

      const page = new DOMParser().parseFromString(await get(location.href), 'text/html');
      const fresh = page.getElementById('content');
      if (!fresh || textOf(fresh) === shown) return;
      if (isBusy()) { tell('Something has changed meanwhile. Load the page again to see it.'); return; }
      shown = textOf(fresh);
      Object.assign(main.dataset, fresh.dataset);
      main.replaceChildren(...fresh.childNodes);
      document.getElementById('stale')?.remove();
    } catch {
      tell('This page may be out of date: the server did not show it again.');
    }
  };
  setInterval(look, seconds * 1000);
})();
