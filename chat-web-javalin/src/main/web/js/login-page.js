import { setBusy } from "./busy-button.js";
import { RevealPassword } from "./reveal-password.js";

const form = document.getElementById("login");
const button = form.querySelector('[type="submit"]');
const status = document.getElementById("login-status");

/** What was wrong is being mended once somebody types. */
function forgetTheError() {
  document.getElementById("login-error")?.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

/** The page is left when the answer comes; whoever comes back to it as it was may press again. */
function waitForTheAnswer() {
  const done = setBusy(button);
  status.textContent = button.dataset.busy;
  const restore = () => {
    done();
    status.textContent = "";
  };
  addEventListener("pageshow", restore, { once: true });
}

new RevealPassword(form.querySelector(".reveal"));
form.addEventListener("input", forgetTheError);
form.addEventListener("submit", waitForTheAnswer);
