import { Conversation } from "./conversation.mjs";

const SITE = process.env.CHAT_SITE;

/** Somebody with a browser's cookie jar. */
export class Guest {
  #site;
  #leaving;
  #cookies;

  constructor(leaving, site, cookies = []) {
    this.#leaving = leaving;
    this.#site = site;
    this.#cookies = new Map(cookies);
  }

  /** Opens the page and so has a session. */
  static async arrive(leaving, site = SITE) {
    const guest = new Guest(leaving, site);
    const page = await guest.fetch(`${site}/`);
    await page.text();
    return guest;
  }

  /** The same person by another way to the site. */
  by(site) {
    return new Guest(this.#leaving, site, this.#cookies);
  }

  /** Somebody who has never opened the page. */
  withoutSession() {
    return new Guest(this.#leaving, this.#site);
  }

  /** A chat with the package's own client; `options` go to its constructor. */
  chat(options = {}) {
    return new Conversation({ api: `${this.#site}/api/chat`, fetch: this.fetch }, options);
  }

  /** What is stored of that chat. */
  async messages(chat) {
    const response = await this.fetch(`${this.#site}/api/chat/${chat.id}/messages`);
    return response.json();
  }

  /** Has the server stop that chat's answer; returns the status. */
  async stop(chat) {
    const response = await this.fetch(`${this.#site}/api/chat/${chat.id}/stream`, { method: "DELETE" });
    return response.status;
  }

  fetch = async (url, init = {}) => {
    const signals = [init.signal, this.#leaving].filter(Boolean);
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, cookie },
      signal: AbortSignal.any(signals),
    });
    response.headers.getSetCookie().forEach((line) => this.#keep(line));
    return response;
  };

  #keep(line) {
    const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
    this.#cookies.set(name, value);
  }
}
