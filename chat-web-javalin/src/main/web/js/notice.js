/** A sentence above the box when something could not be done, perhaps with a way out. */
export class Notice {
  #host = document.getElementById("notice");

  say(sentence, action = "", act = () => {}) {
    const words = document.createElement("p");
    words.textContent = sentence;
    this.#host.replaceChildren(words);
    if (action) this.#host.append(this.#button(action, act));
    this.#host.hidden = false;
  }

  clear() {
    this.#host.hidden = true;
    this.#host.replaceChildren();
  }

  #button(action, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "notice-action";
    button.textContent = action;
    button.addEventListener("click", () => {
      this.clear();
      act();
    });
    return button;
  }
}
