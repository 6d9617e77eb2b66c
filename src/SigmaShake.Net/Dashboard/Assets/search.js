// Searches as one types: the address follows, and so what is shown. Without it the button does.
"use strict";
{
  const form = document.getElementById("search");
  let pending;

  const search = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    history.replaceState(null, "", `${form.getAttribute("action")}?${asked}`);
    document.dispatchEvent(new Event("refresh"));
  };

  form.addEventListener("input", () => {
    clearTimeout(pending);
    pending = setTimeout(search, 150);
  });
}
