"use strict";
// The words of the page in the browser's language: what the table of Korean words lacks stays English, and says so.
const korean = /^ko\b/i.test(navigator.languages?.[0] ?? navigator.language)
  ? JSON.parse(document.getElementById("korean").textContent)
  : null;
const say = (english) => korean && Object.hasOwn(korean, english) ? korean[english] : english;

if (korean) {
  document.documentElement.lang = "ko";
  for (const one of document.querySelectorAll("[data-say]")) {
    const english = one.textContent.trim();
    if (Object.hasOwn(korean, english)) one.textContent = korean[english];
    else one.lang = "en";
  }
  for (const one of document.querySelectorAll("[data-say-on]"))
    one.setAttribute(one.dataset.sayOn, say(one.getAttribute(one.dataset.sayOn)));
}
