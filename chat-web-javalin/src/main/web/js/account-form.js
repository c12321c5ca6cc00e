import { accountProblem } from "./account-problem.js";
import { setBusy } from "./busy-button.js";
import { RevealPassword } from "./reveal-password.js";

/** A form on the page of one's account. What goes wrong is said in it, until somebody types. */
export class AccountForm {
  #form;
  #button;
  #error;
  #bounds;

  /** `act(fields)` does it; `ask()` may think better of it first. */
  constructor(form, bounds, act, ask = async () => true) {
    this.#form = form;
    this.#button = form.querySelector('[type="submit"]');
    this.#error = form.querySelector(".form-error");
    this.#bounds = bounds;
    form.addEventListener("input", () => this.#clear());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (await ask()) await this.#submit(act);
    });
    form.querySelectorAll(".reveal").forEach((button) => new RevealPassword(button));
    this.#button.disabled = false;
  }

  async #submit(act) {
    this.#clear();
    const done = setBusy(this.#button);
    try {
      await act(Object.fromEntries(new FormData(this.#form)));
      this.#form.reset();
      this.#goOnAt(this.#button, done);
    } catch (failure) {
      const { words, field } = accountProblem(failure, this.#bounds);
      this.#goOnAt(this.#say(words, this.#form.elements[field]), done);
    }
  }

  /** A button that was disabled has lost the keyboard's focus. */
  #goOnAt(element, done) {
    done();
    element.focus();
  }

  /** Returns where to go on. */
  #say(words, field) {
    this.#error.textContent = words;
    this.#error.hidden = false;
    if (!field) return this.#button;
    field.setAttribute("aria-invalid", "true");
    describe(field, (ids) => ids.add(this.#error.id));
    return field;
  }

  #clear() {
    this.#error.hidden = true;
    for (const field of this.#form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      describe(field, (ids) => ids.delete(this.#error.id));
    }
  }
}

function describe(field, change) {
  const ids = new Set(field.getAttribute("aria-describedby")?.split(" "));
  change(ids);
  field.setAttribute("aria-describedby", [...ids].join(" "));
}
