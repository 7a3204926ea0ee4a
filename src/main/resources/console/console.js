// Refreshes what is marked as live while somebody can see it. All of it works without; then pages are loaded anew.
(() => {
  'use strict';
  const EVERY = 2000;
  const offline = () => document.getElementById('offline');
  const opened = new Map();

  // Nothing moves under somebody's hands: not while a form in it is used, nor while text in it is marked.
  const inUse = region => {
    const active = document.activeElement;
    const marked = document.getSelection();
    return (active && region.contains(active) && active.closest('form') !== null) ||
      region.querySelector('details[open] form') !== null ||
      (marked && !marked.isCollapsed && region.contains(marked.anchorNode));
  };

  const same = (region, answer) => {
    const parsed = document.createElement('template');
    parsed.innerHTML = answer;
    parsed.content.querySelectorAll('details').forEach(one => {
      const there = one.id && document.getElementById(one.id);
      one.toggleAttribute('open', Boolean(there && there.open));
    });
    const plain = html => html.replaceAll(' class=""', '').trim();
    return plain(parsed.innerHTML) === plain(region.innerHTML);
  };

  setInterval(() => {
    if (document.visibilityState !== 'visible') {
      return;
    }
    document.querySelectorAll('[data-live]').forEach(region => {
      if (!inUse(region)) {
        htmx.trigger(region, 'tick');
      }
    });
  }, EVERY);

  // What has not changed is left alone, so that nothing is read out again and nobody loses their place.
  document.addEventListener('htmx:beforeSwap', event => {
    const region = event.detail.target;
    if (!region.hasAttribute('data-live') || !event.detail.shouldSwap) {
      return;
    }
    if (inUse(region) || same(region, event.detail.serverResponse)) {
      event.detail.shouldSwap = false;
      return;
    }
    opened.set(region.id, [...region.querySelectorAll('details[open][id]')].map(one => one.id));
  });

  document.addEventListener('htmx:afterSwap', event => {
    (opened.get(event.detail.target.id) || []).forEach(id => {
      const again = document.getElementById(id);
      if (again) {
        again.open = true;
      }
    });
  });

  ['htmx:sendError', 'htmx:responseError', 'htmx:timeout'].forEach(name =>
    document.addEventListener(name, () => { offline().hidden = false; }));
  document.addEventListener('htmx:beforeOnLoad', event => {
    if (event.detail.xhr.status < 400) {
      offline().hidden = true;
    }
  });

  // A link to a diagram opens it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') {
      target.open = true;
    }
  };
  addEventListener('hashchange', reveal);
  reveal();
})();
