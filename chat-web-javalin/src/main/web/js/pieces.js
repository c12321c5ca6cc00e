/**
 * A host whose many elements stand in pieces of so many: the browser lays out and paints the pieces that are in sight, and one
 * element more costs what one piece costs, not what all do.
 */
export class Pieces {
  #host;
  #most;
  #create;

  /** `create()` makes a piece. */
  constructor(host, most, create) {
    this.#host = host;
    this.#most = most;
    this.#create = create;
  }

  /** Behind the `count` elements that are there. */
  append(element, count) {
    if (count % this.#most === 0) this.#host.append(this.#create());
    this.#host.lastElementChild.append(element);
  }

  /** The last elements; no piece stays empty. */
  remove(elements) {
    for (const element of elements) element.remove();
    while (this.#host.lastElementChild?.childElementCount === 0) this.#host.lastElementChild.remove();
  }
}
