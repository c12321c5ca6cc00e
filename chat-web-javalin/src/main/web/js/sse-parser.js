/** Makes server-sent events out of bytes, wherever the network happened to cut them. */
export class SseParser {
  #decoder = new TextDecoder();
  #line = "";
  #skipLineFeed = false;
  #data = [];
  #id = "";

  /** The events that these bytes complete, each `{ id, data }`; `id` is the last one named, or "". */
  push(bytes) {
    const text = this.#decoder.decode(bytes, { stream: true });
    const events = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const sign = text[at];
      if (this.#skipLineFeed) {
        this.#skipLineFeed = false;
        if (sign === "\n") {
          from = at + 1;
          continue;
        }
      }
      if (sign !== "\n" && sign !== "\r") continue;
      this.#endLine(this.#line + text.slice(from, at), events);
      this.#line = "";
      this.#skipLineFeed = sign === "\r";
      from = at + 1;
    }
    this.#line += text.slice(from);
    return events;
  }

  #endLine(line, events) {
    if (line === "") {
      if (this.#data.length > 0) events.push({ id: this.#id, data: this.#data.join("\n") });
      this.#data = [];
      return;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (name === "data") this.#data.push(value);
    if (name === "id" && !value.includes("\0")) this.#id = value;
  }
}
