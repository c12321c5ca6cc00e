const dialog = document.getElementById("ask");
const field = document.getElementById("ask-field");
const input = document.getElementById("ask-input");
const yes = document.getElementById("ask-yes");

document.getElementById("ask-no").addEventListener("click", () => dialog.close(""));
// So that blanks alone are no text to the browser either.
input.addEventListener("change", () => (input.value = input.value.trim()));

/** Asks whether to do it: "yes" or, where it was thought better of, "". `dangerous` cannot be undone. */
export function confirm({ title, words, label, dangerous = false }) {
  field.hidden = true;
  input.disabled = true;
  return ask(title, words, label, dangerous);
}

/** Asks for a line of text, given what stands there now; "" where it was thought better of. */
export async function askForText({ title, label, value, name, longest }) {
  field.hidden = false;
  field.firstElementChild.textContent = name;
  input.disabled = false;
  input.maxLength = longest;
  input.value = value;
  const answer = ask(title, "", label, false);
  input.select();
  return (await answer) === "yes" ? input.value : "";
}

function ask(title, words, label, dangerous) {
  document.getElementById("ask-title").textContent = title;
  const paragraph = document.getElementById("ask-text");
  paragraph.textContent = words;
  paragraph.hidden = words === "";
  yes.textContent = label;
  yes.classList.toggle("dangerous", dangerous);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}
