// Shows again what stands in #live whenever another mark is told of than the one that it bears. Without it the page is as it was when it was loaded.
"use strict";
{
  const folder = location.pathname.match(/^\/s\/[^/]+/)[0];
  let isLoading = false;
  let isAsked = false;

  // A document that a request yields runs no scripts, and no string of ours is parsed.
  const load = (address) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", address);
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(new Error(`${request.status}`)));
    request.onerror = () => reject(new Error("no answer"));
    request.send();
  });

  const replace = async () => {
    // What answers a form may stand at an address that shows nothing by itself.
    const shown = document.getElementById("live");
    const fresh = (await load(shown.dataset.address ?? location.href)).getElementById("live");
    if (fresh) shown.replaceWith(document.importNode(fresh, true));
  };

  const refresh = async () => {
    isAsked = true;
    if (isLoading) return;
    isLoading = true;
    while (isAsked) {
      isAsked = false;
      try {
        await replace();
      } catch {
        // The next event tries again.
      }
    }
    isLoading = false;
  };

  // Nothing is taken away from under somebody's keyboard or selection.
  const isInUse = () => document.visibilityState !== "visible" || document.getElementById("live").contains(document.activeElement) || !getSelection().isCollapsed;

  new EventSource(`${folder}/live`).addEventListener("mark", ({ data }) => {
    if (data !== document.getElementById("live").dataset.mark && !isInUse()) refresh();
  });
  document.addEventListener("refresh", refresh);
}
