// Keys for the queue of held cancellations. All of it works without: every key has its link or button.
(() => {
  'use strict';
  const KEPT = 'anula-keys';
  const use = document.getElementById('keys-use');
  use.checked = localStorage.getItem(KEPT) !== 'off';
  use.addEventListener('change', () => localStorage.setItem(KEPT, use.checked ? 'on' : 'off'));
  document.getElementById('keys-on').hidden = false;

  const rows = () => [...document.querySelectorAll('[data-row]')];

  const move = step => {
    const link = document.getElementById(step > 0 ? 'next' : 'prev');
    if (link) {
      link.click();
      return;
    }
    const all = rows();
    const at = all.findIndex(row => row.contains(document.activeElement));
    const to = all[Math.max(0, Math.min(all.length - 1, at + step))];
    if (to) {
      to.querySelector('a').focus();
    }
  };

  const choose = () => {
    const row = rows().find(one => one.contains(document.activeElement));
    if (row) {
      const box = row.querySelector('input[type=checkbox]');
      box.checked = !box.checked;
    }
  };

  // The button is only reached, not pressed: Enter presses it, and a missing reason is asked for first.
  const reach = key => {
    const button = document.querySelector(`[data-key="${key}"]`);
    if (button) {
      button.focus();
    }
  };

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    x: choose,
    r: () => reach('r'),
    n: () => reach('n'),
    '?': () => {
      const help = document.getElementById('keys');
      help.open = !help.open;
      help.querySelector('summary').focus();
    }
  };

  document.addEventListener('keydown', event => {
    const writes = event.target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])');
    if (writes || event.ctrlKey || event.altKey || event.metaKey || !use.checked || !Object.hasOwn(acts, event.key)) {
      return;
    }
    event.preventDefault();
    acts[event.key]();
  });
})();
