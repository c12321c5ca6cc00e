const NEAR = 100;
const UPWARDS = ["ArrowUp", "PageUp", "Home"];

/** Keeps a growing box at its bottom while the reader is there; who scrolls up is left in peace. */
export class KeepAtBottom {
  #box;
  #onChange;
  #near = true;
  #leaving = false;
  #lastTop = 0;

  /** `onChange(near)` hears when the reader leaves the bottom or comes back. */
  constructor(box, onChange = () => {}) {
    this.#box = box;
    this.#onChange = onChange;
    box.addEventListener("scroll", () => this.#look(), { passive: true });
    // A slow scroll upwards would be pulled back as long as it is near; the first upward move counts.
    box.addEventListener("wheel", (event) => (this.#leaving ||= event.deltaY < 0), { passive: true });
    box.addEventListener("keydown", (event) => (this.#leaving ||= UPWARDS.includes(event.key)));
    box.addEventListener("touchmove", () => (this.#leaving = true), { passive: true });
  }

  watch(content) {
    const growth = new ResizeObserver(() => this.now());
    growth.observe(content);
    growth.observe(this.#box);
  }

  /** To the bottom, if the reader is near it. */
  now() {
    if (!this.#near) return;
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#lastTop = this.#box.scrollTop;
  }

  /** To the bottom, wherever the reader is. */
  go() {
    this.#leaving = false;
    this.#tell(true);
    this.now();
  }

  #look() {
    const top = this.#box.scrollTop;
    const distance = this.#box.scrollHeight - this.#box.clientHeight - top;
    const upwards = top < this.#lastTop;
    this.#lastTop = top;
    if (distance < 2 || (!upwards && distance <= NEAR)) this.#leaving = false;
    if (distance <= NEAR) this.#tell(!this.#leaving);
    else if (upwards) this.#tell(false);
  }

  #tell(near) {
    if (near === this.#near) return;
    this.#near = near;
    this.#onChange(near);
  }
}
