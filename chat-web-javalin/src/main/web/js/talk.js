import { ApiError, messagesOf, stopAnswer } from "./chat-api.js";
import { Following } from "./following.js";
import { newId } from "./new-id.js";
import { text } from "./texts.js";

/** One chat: asks, follows the answer to its end, stops it. */
export class Talk {
  #chatId;
  #isNew;
  #page;
  #busy = false;
  #refused = { id: "", words: "" };
  #taken = Promise.withResolvers();

  /**
   * `page` is what the talk is shown in: conversation, notice, connectionNote, keepAtBottom, and for the person whose chat it
   * is composer, model and visibility; `onBegin()`, `onTitle(title)`, `onEnd()`.
   */
  constructor(chatId, isNew, page) {
    this.#chatId = chatId;
    this.#isNew = isNew;
    this.#page = page;
  }

  /** Shows what is stored, then goes on with the answer that is being made, if one is. */
  async open() {
    if (this.#isNew || this.#busy) return;
    const { conversation, keepAtBottom } = this.#page;
    await this.#alone("waiting", {
      work: async () => {
        this.#show(await messagesOf(this.#chatId));
        keepAtBottom.go();
        await this.#followWhatLives();
      },
      retry: () => this.open(),
      onFailure: () => conversation.look("talk"),
    });
  }

  /** The reader comes back to this page: another may have gone on with the chat meanwhile. */
  async lookAgain() {
    if (this.#isNew || this.#busy) return;
    const messages = await messagesOf(this.#chatId).catch(() => null);
    if (!messages || this.#busy || messages.at(-1)?.id === this.#page.conversation.lastId) return;
    await this.#alone("waiting", {
      work: async () => {
        this.#show(messages);
        await this.#followWhatLives();
      },
      retry: () => this.open(),
    });
  }

  #show(messages) {
    this.#page.conversation.show(messages);
    this.#taken.resolve();
  }

  async #followWhatLives() {
    const { conversation } = this.#page;
    const following = new Following(this.#chatId, this.#page);
    await following.run((connection) => connection.resume());
    // The answer may have ended between the two requests.
    const unanswered = conversation.of(conversation.lastId)?.message.role === "user";
    if (!following.answer && unanswered) this.#show(await messagesOf(this.#chatId));
  }

  /** Asks a new question. */
  async ask(words) {
    const { conversation, composer, keepAtBottom, model, visibility } = this.#page;
    if (this.#busy) return;
    const message = questionOf(this.#idFor(words), words);
    const question = conversation.addQuestion(message);
    await this.#post({
      request: { message, selectedChatModel: model.id, selectedVisibilityType: visibility.value },
      onTaken: () => {
        this.#begun();
        conversation.denyWhatWaits();
      },
      undo: () => {
        conversation.remove(question);
        composer.giveBack(words);
        this.#refused = { id: message.id, words };
      },
      retry: () => composer.send(),
      before: () => keepAtBottom.go(),
    });
  }

  /** Puts a question another way; what followed it is gone. */
  async edit(messageId, words) {
    const { conversation, model } = this.#page;
    if (this.#busy || !conversation.of(messageId)) return;
    const message = questionOf(messageId, words);
    const putBack = conversation.cutFrom(messageId);
    const question = conversation.addQuestion(message);
    await this.#post({
      request: { messages: [message], messageId, trigger: "submit-message", selectedChatModel: model.id },
      undo: () => {
        conversation.remove(question);
        putBack();
      },
      retry: () => this.edit(messageId, words),
    });
  }

  /** Another answer to the question of that message, from that model. */
  async answerAgain(messageId, modelId = this.#page.model.id) {
    const { conversation } = this.#page;
    const question = conversation.questionOf(messageId);
    if (this.#busy || !question) return;
    await this.#post({
      request: { messages: [], messageId: question.message.id, trigger: "regenerate-message", selectedChatModel: modelId },
      undo: conversation.cutAfter(question.message.id),
      retry: () => this.answerAgain(question.message.id, modelId),
    });
  }

  /** A person's word on a call; when all that wait in the answer have one, it goes on. */
  async decide(messageId, callId, approved) {
    const answer = this.#page.conversation.of(messageId);
    const part = answer?.message.parts.find((each) => each.toolCallId === callId);
    if (this.#busy || part?.state !== "approval-requested") return;
    part.approval = { ...part.approval, approved };
    part.state = approved ? "approval-responded" : "output-denied";
    answer.showAgain();
    if (answer.message.parts.every((each) => each.state !== "approval-requested")) await this.#sendDecisions(answer);
  }

  async #sendDecisions(answer) {
    const { id, parts } = answer.message;
    this.#page.conversation.stand(answer.message);
    await this.#post({
      request: { messages: [{ id, role: "assistant", parts: parts.filter((part) => part.approval) }] },
      goesOn: true,
      undo: () => this.open(),
      retry: () => this.#sendDecisions(answer),
    });
  }

  /** Posts what the person wants and follows what comes of it; `undo` puts the page back where the server refused. */
  async #post({ request, goesOn = false, onTaken = () => {}, undo, retry, before = () => {} }) {
    const following = new Following(this.#chatId, this.#page);
    if (!goesOn) following.expectAnswer();
    before();
    let taken = false;
    const take = () => {
      taken = true;
      this.#taken.resolve();
      onTaken();
    };
    this.#taken = Promise.withResolvers();
    await this.#alone("answering", {
      work: () => following.run((connection) => connection.ask({ id: this.#chatId, ...request }, take)),
      retry: () => (taken ? this.open() : retry()),
      onFailure: () => {
        if (taken) return;
        following.forget();
        undo();
      },
    });
  }

  /** The same question sent again keeps its id: had the server taken it after all, it is not asked twice. */
  #idFor(words) {
    return words === this.#refused.words ? this.#refused.id : newId();
  }

  #begun() {
    this.#refused = { id: "", words: "" };
    this.#page.composer.taken(this.#chatId);
    if (!this.#isNew) return;
    this.#isNew = false;
    window.history.pushState(null, "", `/chat/${this.#chatId}`);
    this.#page.visibility.keep();
    this.#page.onBegin();
  }

  /** Nothing else is asked or opened meanwhile; what the server refuses is said, with `retry` as the way out. */
  async #alone(state, { work, retry, onFailure = () => {} }) {
    const { notice } = this.#page;
    this.#busy = true;
    this.#tell(state);
    notice.clear();
    try {
      await work();
    } catch (failure) {
      this.#busy = false;
      onFailure();
      if (!(failure instanceof ApiError)) throw failure;
      notice.say(failure.message, text("problem.tryAgain"), retry);
    } finally {
      this.#busy = false;
      this.#tell("ready");
    }
  }

  async stop() {
    const { notice } = this.#page;
    this.#tell("stopping");
    try {
      await this.#taken.promise;
      await stopAnswer(this.#chatId);
    } catch {
      if (this.#busy) this.#tell("answering");
      notice.say(text("problem.stopFailed"));
    }
  }

  #tell(state) {
    if (this.#page.composer) this.#page.composer.state = state;
  }
}

function questionOf(id, words) {
  return { id, role: "user", parts: [{ type: "text", text: words }] };
}
