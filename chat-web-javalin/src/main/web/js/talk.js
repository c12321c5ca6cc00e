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

  /** Is something asked or followed, so that nothing else can be begun? */
  get isBusy() {
    return this.#busy;
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
    const { conversation } = this.#page;
    if (this.#isNew || this.#busy || conversation.isEdited) return;
    const messages = await messagesOf(this.#chatId).catch(() => null);
    if (!messages || this.#busy || conversation.isEdited || isSame(messages.at(-1), conversation.last)) return;
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
    const unanswered = conversation.last?.role === "user";
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
      retry: () => {
        composer.takeBack(words);
        this.ask(words);
      },
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
        conversation.of(messageId).edit(words);
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
    note(part, approved);
    answer.showAgain();
    if (answer.message.parts.every((each) => each.state !== "approval-requested")) await this.#sendDecisions(answer);
  }

  async #sendDecisions(answer) {
    const { id, parts } = answer.message;
    const decided = parts.filter((part) => part.approval?.approved !== undefined);
    const words = decided.map((part) => part.approval.approved);
    this.#page.conversation.stand(answer.message);
    await this.#post({
      request: { messages: [{ id, role: "assistant", parts: decided }] },
      goesOn: true,
      undo: () => {
        decided.forEach((part) => note(part, undefined));
        answer.showAgain();
      },
      retry: () => {
        decided.forEach((part, index) => note(part, words[index]));
        answer.showAgain();
        this.#sendDecisions(answer);
      },
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
      work: async () => {
        await following.run((connection) => connection.ask({ id: this.#chatId, ...request }, take));
        // What was to go on has gone on and ended before its line was there.
        if (!following.answer) this.#show(await messagesOf(this.#chatId));
      },
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
      if (failure.status === 401) notice.say(failure.message, text("problem.signIn"), signIn);
      else notice.say(failure.message, text("problem.tryAgain"), retry);
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

/** A person's word on a call, or none. */
function note(part, approved) {
  part.approval = { ...part.approval, approved };
  if (approved === undefined) part.state = "approval-requested";
  else part.state = approved ? "approval-responded" : "output-denied";
}

/** Has nothing become of it meanwhile? */
function isSame(stored, shown) {
  const states = ({ parts }) => parts.filter((part) => part.toolCallId).map((part) => part.state);
  return stored?.id === shown?.id && (!stored || states(stored).join() === states(shown).join());
}

function signIn() {
  location.assign(`/login?${new URLSearchParams({ redirectUrl: location.pathname })}`);
}

function questionOf(id, words) {
  return { id, role: "user", parts: [{ type: "text", text: words }] };
}
