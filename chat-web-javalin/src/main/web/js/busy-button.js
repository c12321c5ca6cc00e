/** Lets a button say that what it began is under way. What is returned lets it be pressed again. */
export function setBusy(button) {
  const usual = button.textContent;
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy;
  return () => {
    button.disabled = false;
    button.removeAttribute("aria-busy");
    button.textContent = usual;
  };
}
