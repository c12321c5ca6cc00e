import net from "node:net";

/** A way to the site that a test can break. */
export class Wire {
  #server;
  #ends = new Set();

  /** A way to that site. */
  static async to(site) {
    const wire = new Wire();
    const { hostname, port } = new URL(site);
    wire.#server = net.createServer((near) => wire.#join(near, net.connect(port, hostname)));
    await new Promise((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    wire.#server.unref();
    return wire;
  }

  get site() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Breaks every connection; new ones may be made. */
  cut() {
    this.#ends.forEach((end) => end.destroy());
  }

  #join(near, far) {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      this.#ends.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
      from.pipe(to);
    }
  }
}
