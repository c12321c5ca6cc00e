/**
 * A host that holds nothing but pieces, in which its elements stand, so many in each but the last: the browser lays out and paints
 * the pieces that are in sight, and one element more costs what one piece costs, not what all do.
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

  /** Puts it behind the `count` elements that there are. */
  append(element, count) {
    if (count % this.#most === 0) this.#host.append(this.#create());
    this.#host.lastElementChild.append(element);
  }

  /** Takes the last elements away; no piece stays empty. */
  remove(elements) {
    for (const element of elements) element.remove();
    while (this.#host.lastElementChild?.childElementCount === 0) this.#host.lastElementChild.remove();
  }
}
