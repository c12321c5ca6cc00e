import assert from "node:assert/strict";
import { callsOf } from "./conversation.mjs";
import * as model from "./model.mjs";
import { scenario } from "./scenario.mjs";
import { lastAssistantMessageIsCompleteWithApprovalResponses } from "./sdk.mjs";

const SENT_BY_ITSELF = { sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses };

scenario("a call that needs a person's word waits for it", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.weather());
  assert.equal(chat.status, "ready");
  assert.equal(chat.chunks.at(-1).finishReason, "tool-calls");
  const [call] = chat.calls;
  assert.equal(call.type, "tool-getWeather");
  assert.equal(call.state, "approval-requested");
  assert.deepEqual(call.input, { city: "Bern" });
  assert.equal(chat.posts.length, 1);
  const [stored] = callsOf((await guest.messages(chat))[1]);
  assert.equal(stored.state, "approval-requested");
  assert.equal(stored.approval.id, call.approval.id);
});

scenario("a call that is allowed runs, and the answer goes on in the same message", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.weather());
  const { id } = chat.last;
  await chat.answerApproval(chat.calls[0], true);
  await chat.untilFinished(2);
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.status, "ready");
  const [, posted] = chat.posts;
  assert.equal(posted.trigger, "submit-message");
  assert.equal(posted.messageId, id);
  assert.equal(posted.messages.at(-1).role, "assistant");
  assert.equal(chat.messages.length, 2);
  assert.equal(chat.last.id, id);
  assert.equal(chat.calls[0].state, "output-available");
  assert.equal(chat.calls[0].output.cityName, "Bern");
  assert.match(chat.text, /It is cold\.$/);
  assert.deepEqual(await storedStates(guest, chat), ["output-available"]);
  assert.equal(chat.posts.length, 2);
});

scenario("a call that is not allowed does not run, and the answer goes on in the same message", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.weather());
  const { id } = chat.last;
  await chat.answerApproval(chat.calls[0], false, "It is my business where I live.");
  await chat.untilFinished(2);
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.status, "ready");
  assert.ok(chat.types.includes("tool-output-denied"));
  assert.equal(chat.messages.length, 2);
  assert.equal(chat.last.id, id);
  assert.equal(chat.calls[0].state, "output-denied");
  assert.match(chat.text, /I was told: .*It is my business where I live\.$/);
  assert.deepEqual(await storedStates(guest, chat), ["output-denied"]);
  assert.equal(chat.posts.length, 2);
});

scenario("of two calls one is allowed and one is not, and both are sent together", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.twoPlaces());
  assert.deepEqual(states(chat.last), ["approval-requested", "approval-requested"]);
  const [first, second] = chat.calls;
  await chat.answerApproval(first, true);
  assert.equal(chat.posts.length, 1);
  await chat.answerApproval(second, false);
  await chat.untilFinished(2);
  assert.deepEqual(chat.errors, []);
  assert.deepEqual(states(chat.last), ["output-available", "output-denied"]);
  assert.deepEqual(await storedStates(guest, chat), ["output-available", "output-denied"]);
});

scenario("of two calls one is allowed and the other left open by a new question", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.twoPlaces());
  await chat.answerApproval(chat.calls[0], true);
  await chat.ask(model.numbered());
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.text, "Answer 1.");
  const stored = await guest.messages(chat);
  assert.equal(stored.length, 4);
  assert.ok(states(stored[1]).every((state) => state !== "approval-requested"));
});

scenario("a question while a call waits for a word denies it and is answered", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.weather());
  await chat.ask(model.numbered());
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.text, "Answer 1.");
  const stored = await guest.messages(chat);
  assert.equal(stored.length, 4);
  assert.deepEqual(states(stored[1]), ["output-denied"]);
});

scenario("after an approval the next question is asked like any other", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.weather());
  await chat.answerApproval(chat.calls[0], true);
  await chat.untilFinished(2);
  await chat.ask(model.numbered());
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.text, "Answer 1.");
  assert.equal((await guest.messages(chat)).length, 4);
});

scenario("a page opened afresh answers for a call that waits", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.weather());
  const again = guest.chat({ id: chat.id, messages: await guest.messages(chat), ...SENT_BY_ITSELF });
  await again.answerApproval(again.calls[0], true);
  await again.untilFinished(1);
  assert.deepEqual(again.errors, []);
  assert.equal(again.last.id, chat.last.id);
  assert.equal(again.calls[0].state, "output-available");
});

scenario("a word that another page has said already shows what came of it", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat(SENT_BY_ITSELF);
  await chat.ask(model.weather());
  const other = guest.chat({ id: chat.id, messages: await guest.messages(chat), ...SENT_BY_ITSELF });
  await chat.answerApproval(chat.calls[0], true);
  await chat.untilFinished(2);
  await other.answerApproval(other.calls[0], true);
  await other.untilFinished(1);
  assert.deepEqual(other.errors, []);
  assert.deepEqual(states(other.last), ["output-available"]);
  assert.match(other.text, /It is cold\.$/);
});

scenario("a word that comes too late, after a new question, is not sent over and over", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.weather());
  const other = guest.chat({ id: chat.id, messages: await guest.messages(chat), ...SENT_BY_ITSELF });
  await chat.ask(model.numbered());
  await other.answerApproval(other.calls[0], true);
  await other.untilFinished(1);
  const stored = await guest.messages(chat);
  assert.deepEqual(states(stored[1]), ["output-denied"]);
  assert.equal(other.posts.length, 1);
});

scenario("of two calls one is answered for and sent alone; the other waits on", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.twoPlaces());
  await chat.answerApproval(chat.calls[0], true);
  await chat.send();
  assert.deepEqual(chat.errors, []);
  assert.deepEqual(states(chat.last), ["approval-responded", "approval-requested"]);
  await chat.answerApproval(chat.calls[1], true);
  await chat.send();
  assert.deepEqual(chat.errors, []);
  assert.deepEqual(states(chat.last), ["output-available", "output-available"]);
});

/** How far a message's tool calls have come. */
const states = (message) => callsOf(message).map((call) => call.state);

const storedStates = async (guest, chat) => states((await guest.messages(chat)).at(-1));
