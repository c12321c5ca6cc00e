import { AbstractChat, DefaultChatTransport } from "./sdk.mjs";

/** What a `useChat` keeps, without a page to show it on. */
class PlainState {
  #changed;
  #status = "ready";
  #error = undefined;
  #messages;

  constructor(messages, changed) {
    this.#messages = messages;
    this.#changed = changed;
  }

  get status() {
    return this.#status;
  }

  set status(status) {
    this.#status = status;
    this.#changed();
  }

  get error() {
    return this.#error;
  }

  set error(error) {
    this.#error = error;
    this.#changed();
  }

  get messages() {
    return this.#messages;
  }

  set messages(messages) {
    this.#messages = [...messages];
    this.#changed();
  }

  pushMessage = (message) => {
    this.messages = [...this.#messages, message];
  };

  replaceMessage = (index, message) => {
    this.messages = this.#messages.with(index, this.snapshot(message));
  };

  snapshot = (value) => structuredClone(value);
}

class PlainChat extends AbstractChat {
  constructor({ messages, changed, ...options }) {
    super({ ...options, state: new PlainState(messages, changed) });
  }
}

/**
 * A chat as `useChat` holds it: the package's own state machine over its stock transport, with all
 * that passes between them written down.
 */
export class Conversation {
  /** The bodies that were posted. */
  posts = [];
  /** The chunks that passed the package's own schema. */
  chunks = [];
  /** What `onData` was told. */
  data = [];
  /** What `onError` was told. */
  errors = [];
  /** What `onFinish` was told, once for each answer that came to an end here. */
  finishes = [];

  #watchers = new Set();
  #chat;

  constructor({ api, fetch }, { id = crypto.randomUUID(), messages = [], body, ...options }) {
    const stock = new DefaultChatTransport({ api, body, fetch: this.#writingDown(fetch) });
    this.#chat = new PlainChat({
      id,
      messages,
      generateId: () => crypto.randomUUID(),
      transport: this.#tapped(stock),
      changed: this.#changed,
      onData: (part) => this.#note(this.data, part),
      onError: (error) => this.#note(this.errors, error.message),
      onFinish: (finish) => this.#note(this.finishes, finish),
      ...options,
    });
  }

  get id() {
    return this.#chat.id;
  }

  get status() {
    return this.#chat.status;
  }

  get messages() {
    return this.#chat.messages;
  }

  get last() {
    return this.messages.at(-1);
  }

  /** The words of the last message. */
  get text() {
    return textOf(this.last);
  }

  /** The last message's tool calls. */
  get calls() {
    return callsOf(this.last);
  }

  /** The types of the chunks so far. */
  get types() {
    return this.chunks.map((chunk) => chunk.type);
  }

  /** Asks, in the package's own words: `{ text }`, `{ text, messageId }` or a whole message. */
  ask(message, options) {
    return this.#chat.sendMessage(typeof message === "string" ? { text: message } : message, options);
  }

  regenerate(options) {
    return this.#chat.regenerate(options);
  }

  answerApproval(call, approved, reason) {
    return this.#chat.addToolApprovalResponse({ id: call.approval.id, approved, reason });
  }

  /** Sends what is there, as an application does that has nothing new to say. */
  send() {
    return this.#chat.sendMessage();
  }

  resume() {
    return this.#chat.resumeStream();
  }

  stop() {
    return this.#chat.stop();
  }

  /** Waits until that holds. */
  until(holds) {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Waits until the last message is an answer and says just that; an error ends the waiting. */
  async untilItSays(words) {
    await this.until(() => this.errors.length > 0 || (this.last?.role === "assistant" && this.text === words));
    if (this.errors.length > 0) throw new Error(this.errors[0]);
  }

  /** Waits until so many answers have come to an end here. */
  untilFinished(times) {
    return this.until(() => this.finishes.length === times);
  }

  #changed = () => [...this.#watchers].forEach((look) => look());

  #note(list, what) {
    list.push(what);
    this.#changed();
  }

  #writingDown(fetch) {
    return (url, init) => {
      if (init.body) this.posts.push(JSON.parse(init.body));
      return fetch(url, init);
    };
  }

  #tapped(stock) {
    return {
      resumeStreamIsReplay: stock.resumeStreamIsReplay,
      sendMessages: async (options) => this.#tap(await stock.sendMessages(options)),
      reconnectToStream: async (options) => {
        const stream = await stock.reconnectToStream(options);
        return stream && this.#tap(stream);
      },
    };
  }

  #tap(stream) {
    const transform = (chunk, controller) => {
      this.#note(this.chunks, structuredClone(chunk));
      controller.enqueue(chunk);
    };
    return stream.pipeThrough(new TransformStream({ transform }));
  }
}

/** The words of a message. */
export const textOf = (message) =>
  message.parts
    .filter((part) => part.type === "text")
    .map((part) => part.text)
    .join("");

/** A message's tool calls. */
export const callsOf = (message) => message.parts.filter((part) => part.type.startsWith("tool-"));
