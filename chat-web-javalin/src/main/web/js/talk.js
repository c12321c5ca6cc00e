import { announce } from "./announcer.js";
import { ApiError, messagesOf, stopAnswer } from "./chat-api.js";
import { DocumentDrafts } from "./document-drafts.js";
import { MessageAssembler } from "./message-assembler.js";
import { newId } from "./new-id.js";
import { oncePerFrame } from "./once-per-frame.js";
import { ReplyConnection } from "./reply-connection.js";
import { announcementOf, texts } from "./texts.js";

/** One chat: asks, follows the answer to its end, stops it. */
export class Talk {
  #chatId;
  #isNew;
  #page;
  #busy = false;
  #refused = { id: "", text: "" };
  #taken = Promise.withResolvers();

  /**
   * `page` is what the talk is shown in: conversation, composer, model, notice, connectionNote, keepAtBottom, and
   * `onBegin()`, `onTitle(title)`, `onEnd()`.
   */
  constructor(chatId, isNew, page) {
    this.#chatId = chatId;
    this.#isNew = isNew;
    this.#page = page;
  }

  /** Shows what is stored, then goes on with the answer that is being made, if one is. */
  async open() {
    if (this.#isNew || this.#busy) return;
    const { conversation } = this.#page;
    await this.#alone(
      "waiting",
      () => this.#showStored(),
      () => this.open(),
      () => conversation.look("talk"),
    );
  }

  async #showStored() {
    const { conversation, keepAtBottom } = this.#page;
    const messages = await messagesOf(this.#chatId);
    conversation.show(messages);
    keepAtBottom.go();
    this.#taken.resolve();
    const following = new Following(this.#chatId, this.#page);
    await following.run((connection) => connection.resume());
    // The answer may have ended between the two requests.
    if (!following.answer && messages.at(-1)?.role === "user") conversation.show(await messagesOf(this.#chatId));
  }

  async ask(text) {
    if (this.#busy) return;
    const { conversation, composer, keepAtBottom, model } = this.#page;
    const message = { id: this.#idFor(text), role: "user", parts: [{ type: "text", text }] };
    const takeBack = conversation.addQuestion(message);
    const following = new Following(this.#chatId, this.#page);
    following.expectAnswer();
    keepAtBottom.go();
    let taken = false;
    const onTaken = () => {
      taken = true;
      this.#begun();
    };
    const question = {
      id: this.#chatId,
      message,
      selectedChatModel: model.id,
      selectedVisibilityType: "private",
    };
    const refuse = () => {
      following.answer.element.remove();
      takeBack();
      composer.giveBack(text);
      this.#refused = { id: message.id, text };
    };
    this.#taken = Promise.withResolvers();
    await this.#alone(
      "answering",
      () => following.run((connection) => connection.ask(question, onTaken)),
      () => (taken ? this.open() : composer.send()),
      () => taken || refuse(),
    );
  }

  /** The same question sent again keeps its id: had the server taken it after all, it is not asked twice. */
  #idFor(text) {
    return text === this.#refused.text ? this.#refused.id : newId();
  }

  #begun() {
    this.#taken.resolve();
    this.#refused = { id: "", text: "" };
    this.#page.composer.taken(this.#chatId);
    if (!this.#isNew) return;
    this.#isNew = false;
    window.history.pushState(null, "", `/chat/${this.#chatId}`);
    this.#page.onBegin();
  }

  /** Nothing else is asked or opened meanwhile; what the server refuses is said, with `retry` as the way out. */
  async #alone(state, work, retry, onFailure = () => {}) {
    const { composer, notice } = this.#page;
    this.#busy = true;
    composer.state = state;
    notice.clear();
    try {
      await work();
    } catch (failure) {
      onFailure();
      if (!(failure instanceof ApiError)) throw failure;
      notice.say(failure.message, texts.tryAgain, retry);
    } finally {
      this.#busy = false;
      composer.state = "ready";
    }
  }

  async stop() {
    const { composer, notice } = this.#page;
    composer.state = "stopping";
    try {
      await this.#taken.promise;
      await stopAnswer(this.#chatId);
    } catch {
      if (this.#busy) composer.state = "answering";
      notice.say(texts.stopFailed);
    }
  }
}

/** The following of one answer, from its connection to its place in the conversation. */
class Following {
  #chatId;
  #page;
  #assembler;
  #drafts = new DocumentDrafts();
  #showSoon = oncePerFrame(() => this.#show());
  /** Where the answer is shown; nothing while none is known to be on its way. */
  answer = null;

  constructor(chatId, page) {
    this.#chatId = chatId;
    this.#page = page;
    this.#assembler = new MessageAssembler((id) => page.conversation.partsWaitingForApproval(id));
  }

  expectAnswer() {
    this.answer = this.#page.conversation.addAnswer();
    this.#show();
  }

  async run(start) {
    const connection = new ReplyConnection(this.#chatId, {
      onLine: (line) => this.#page.connectionNote.show(line),
      onChunk: (chunk) => this.#take(chunk),
    });
    try {
      const outcome = await start(connection);
      if (!this.answer) return;
      if (outcome === "nothing live" || this.#assembler.status === "streaming") await this.#askForTheEnd();
    } catch (failure) {
      this.#assembler.apply({ type: "error", errorText: "interrupted" });
      throw failure;
    } finally {
      this.#page.connectionNote.show("open");
      if (this.answer) this.#end();
    }
  }

  #take(chunk) {
    if (chunk.type === "start") this.#begin(chunk.messageId);
    this.#assembler.apply(chunk);
    this.#drafts.apply(chunk, this.#assembler.message.parts);
    if (chunk.type === "data-chat-title") this.#page.onTitle(chunk.data);
    this.#showSoon();
  }

  #begin(messageId) {
    if (!this.answer) {
      this.expectAnswer();
      this.#page.composer.state = "answering";
    }
    this.#page.conversation.takePlaceOfStored(this.answer, messageId);
    // After a reset of the stream the same answer begins anew, which is no news.
    if (messageId !== this.#assembler.message.id) announce(texts.started);
  }

  #show() {
    const { message, status, failure } = this.#assembler;
    this.answer?.show(message, status, failure, this.#drafts);
    this.#page.keepAtBottom.now();
  }

  /** The stream did not tell it; the stored messages may. */
  async #askForTheEnd() {
    const messages = await messagesOf(this.#chatId);
    const last = messages.at(-1);
    if (last?.role !== "assistant") {
      this.#assembler.apply({ type: "error", errorText: "interrupted" });
      return;
    }
    this.#assembler.message = last;
    this.#assembler.status = last.metadata?.ending ?? "done";
  }

  #end() {
    this.#show();
    announce(announcementOf(this.#assembler.status));
    this.#page.onEnd();
  }
}
