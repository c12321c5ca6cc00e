import { announce } from "./announcer.js";
import { messagesOf } from "./chat-api.js";
import { DocumentDrafts } from "./document-drafts.js";
import { MessageAssembler } from "./message-assembler.js";
import { oncePerFrame } from "./once-per-frame.js";
import { announcementOf } from "./outcome-texts.js";
import { ReplyConnection } from "./reply-connection.js";
import { Speech } from "./speech.js";
import { text } from "./texts.js";

/** The following of one answer, from its connection to its place in the conversation. */
export class Following {
  #chatId;
  #page;
  #assembler;
  #drafts = new DocumentDrafts();
  #speech = new Speech();
  #known = { createdAt: new Date().toISOString() };
  #showSoon = oncePerFrame(() => this.#show());
  /** Where the answer is shown; nothing while none is known to be on its way. */
  answer = null;

  constructor(chatId, page) {
    this.#chatId = chatId;
    this.#page = page;
    this.#assembler = new MessageAssembler((id) => page.conversation.partsToGoOnFrom(id));
  }

  expectAnswer() {
    this.answer = this.#page.conversation.addAnswer();
    this.#show();
  }

  /** Nothing is going to be answered after all. */
  forget() {
    if (this.answer) this.#page.conversation.remove(this.answer);
    this.answer = null;
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
      if (this.answer && this.#assembler.message.id === "") this.#show();
      else if (this.answer) this.#end();
    }
  }

  #take(chunk) {
    if (chunk.type === "start") this.#begin(chunk.messageId);
    this.#assembler.apply(chunk);
    if (chunk.type === "start") this.#goOnFromWhatIsKnown();
    this.#drafts.apply(chunk, this.#assembler.message.parts);
    if (chunk.type === "data-chat-title") this.#page.onTitle(chunk.data);
    this.#showSoon();
  }

  #goOnFromWhatIsKnown() {
    Object.assign(this.#assembler.message.metadata, this.#known);
    this.#speech.skip(spokenOf(this.#assembler.message));
  }

  /** An answer that goes on, or is followed from its beginning, stands where it stood. */
  #begin(messageId) {
    const standing = this.#page.conversation.of(messageId);
    if (standing && standing !== this.answer) this.forget();
    if (standing) this.answer = standing;
    this.#known = { ...this.#known, ...standing?.message.metadata };
    if (!this.answer) this.expectAnswer();
    if (this.#page.composer) this.#page.composer.state = "answering";
    // After a reset of the stream the same answer begins anew, which is no news.
    if (messageId !== this.#assembler.message.id) announce(text("answer.started"));
  }

  #show() {
    const { message, status, failure } = this.#assembler;
    this.answer?.show(message, status, failure, this.#drafts);
    this.#speech.follow(spokenOf(message), status !== "streaming");
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
    this.#page.conversation.stand(this.#assembler.message);
    announce(announcementOf(this.#assembler.status));
    this.#page.onEnd();
  }
}

function spokenOf({ parts }) {
  return parts
    .filter((part) => part.type === "text")
    .map((part) => part.text)
    .join("\n\n");
}
