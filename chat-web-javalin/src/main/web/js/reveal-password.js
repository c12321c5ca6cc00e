/** The button beside a password that shows what was typed, and hides it again. */
export class RevealPassword {
  #word;
  #words;
  #field;

  constructor(button) {
    this.#word = button.querySelector(".reveal-word");
    this.#words = { show: this.#word.textContent, hide: button.dataset.hide };
    this.#field = document.getElementById(button.getAttribute("aria-controls"));
    button.addEventListener("click", () => this.#show(this.#field.type === "password"));
    this.#field.form.addEventListener("submit", () => this.#show(false));
    button.hidden = false;
  }

  #show(shown) {
    this.#field.type = shown ? "text" : "password";
    this.#word.textContent = shown ? this.#words.hide : this.#words.show;
  }
}
