(() => {
  const form = document.getElementById("form");
  const files = document.getElementById("files");
  const drop = document.getElementById("drop");
  const text = document.getElementById("text");
  const state = document.getElementById("state");

  const send = () => {
    if (!files.files.length && !text.value.trim()) {
      state.textContent = say("Nothing to read yet.");
      text.focus();
      return;
    }
    state.textContent = say("Reading …");
    form.submit();
  };

  files.addEventListener("change", () => files.files.length && send());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  // The whole window takes drops: a file let go beside the box would else replace the page.
  for (const name of ["dragenter", "dragover"])
    addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  addEventListener("dragleave", (event) => event.relatedTarget || drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const { files: dropped } = event.dataTransfer;
    if (dropped.length) {
      files.files = dropped;
      send();
    } else {
      text.value = event.dataTransfer.getData("text/html") || event.dataTransfer.getData("text/plain");
    }
  });
  addEventListener("pageshow", () => (state.textContent = "")); // back from a report
})();
