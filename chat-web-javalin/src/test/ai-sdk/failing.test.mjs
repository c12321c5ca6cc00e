import assert from "node:assert/strict";
import * as model from "./model.mjs";
import { scenario } from "./scenario.mjs";

/** The words of the provider, which are nobody's business. */
const PROVIDER = /arn:|ProviderException/;

/** Asserts that the last question was refused in so many words. */
const assertRefused = (chat, code) => {
  assert.equal(chat.status, "error");
  assert.equal(chat.errors.length, 1);
  const envelope = JSON.parse(chat.errors[0]);
  assert.equal(envelope.code, code);
  assert.ok(envelope.message.length > 0);
};

scenario("a model that fails before its first word is told as a code", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.refused());
  assert.deepEqual(chat.errors, ["rejected:model"]);
  assert.equal(chat.status, "error");
  assert.doesNotMatch(JSON.stringify([chat.chunks, await guest.messages(chat)]), PROVIDER);
});

scenario("a model that fails in the middle is told as a code, and its words stay", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.brokenOff());
  assert.deepEqual(chat.errors, ["broken_off:model"]);
  assert.equal(chat.status, "error");
  assert.equal(chat.text, "first half, ");
  const stored = await guest.messages(chat);
  assert.equal(stored[1].parts.at(-1).text, "first half, ");
  assert.doesNotMatch(JSON.stringify([chat.chunks, stored]), PROVIDER);
});

scenario("after a failure the next question is answered", async ({ arrive }) => {
  const chat = (await arrive()).chat();
  await chat.ask(model.brokenOff());
  await chat.ask(model.numbered());
  assert.equal(chat.status, "ready");
  assert.equal(chat.text, "Answer 1.");
});

scenario("a model that does not exist is a bad request", async ({ arrive }) => {
  const chat = (await arrive()).chat({ body: { selectedChatModel: "no-such-model" } });
  await chat.ask(model.numbered());
  assertRefused(chat, "bad_request:api");
  assert.deepEqual(chat.chunks, []);
});

scenario("a question in somebody else's chat is refused, and so is reading on there", async ({ arrive }) => {
  const chat = (await arrive()).chat();
  await chat.ask(model.numbered());
  const stranger = await arrive();
  const foreign = stranger.chat({ id: chat.id });
  await foreign.ask(model.numbered());
  assertRefused(foreign, "forbidden:chat");
  const reading = stranger.chat({ id: chat.id });
  await reading.resume();
  assertRefused(reading, "not_found:chat");
});

scenario("who has no session is told so", async ({ arrive }) => {
  const chat = (await arrive()).withoutSession().chat();
  await chat.ask(model.numbered());
  assertRefused(chat, "unauthorized:chat");
});

scenario("a guest's twenty-first question is refused", async ({ arrive }) => {
  const guest = await arrive();
  for (let asked = 0; asked < 20; asked++) {
    const chat = guest.chat();
    await chat.ask(model.numbered());
    assert.deepEqual(chat.errors, []);
  }
  const chat = guest.chat();
  await chat.ask(model.numbered());
  assertRefused(chat, "rate_limit:chat");
});
