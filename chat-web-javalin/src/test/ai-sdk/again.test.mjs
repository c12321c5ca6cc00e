import assert from "node:assert/strict";
import { textOf } from "./conversation.mjs";
import * as model from "./model.mjs";
import { scenario } from "./scenario.mjs";

const texts = (messages) => messages.map(textOf);

scenario("the last answer is made anew", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.numbered();
  await chat.ask(question);
  const first = chat.last.id;
  await chat.regenerate();
  assert.deepEqual(chat.errors, []);
  const [, posted] = chat.posts;
  assert.equal(posted.trigger, "regenerate-message");
  assert.ok(!("messageId" in posted));
  assert.deepEqual(texts(posted.messages), [question]);
  assert.deepEqual(texts(chat.messages), [question, "Answer 2."]);
  assert.notEqual(chat.last.id, first);
  assert.deepEqual(texts(await guest.messages(chat)), [question, "Answer 2."]);
});

for (const [named, place] of [
  ["answer", 1],
  ["question", 0],
]) {
  scenario(`an earlier answer is made anew by its ${named}'s id, and what followed goes`, async ({ arrive }) => {
    const guest = await arrive();
    const chat = guest.chat();
    const [first, second] = [model.numbered(), model.numbered()];
    await chat.ask(first);
    await chat.ask(second);
    const messageId = chat.messages[place].id;
    await chat.regenerate({ messageId });
    assert.deepEqual(chat.errors, []);
    assert.equal(chat.posts[2].trigger, "regenerate-message");
    assert.equal(chat.posts[2].messageId, messageId);
    assert.deepEqual(texts(chat.posts[2].messages), [first]);
    assert.deepEqual(texts(chat.messages), [first, "Answer 2."]);
    assert.deepEqual(texts(await guest.messages(chat)), [first, "Answer 2."]);
  });
}

scenario("an answer that failed is made anew", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.brokenOff();
  await chat.ask(question);
  await chat.regenerate();
  assert.deepEqual(chat.errors, ["broken_off:model", "broken_off:model"]);
  assert.equal(await model.timesAsked(question), 2);
  assert.equal((await guest.messages(chat)).length, 2);
});

scenario("a question is asked in other words, and what followed goes", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const [first, second, other] = [model.numbered(), model.numbered(), model.numbered()];
  await chat.ask(first);
  await chat.ask(second);
  const messageId = chat.messages[0].id;
  await chat.ask({ text: other, messageId });
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.posts[2].trigger, "submit-message");
  assert.equal(chat.posts[2].messageId, messageId);
  assert.deepEqual(texts(chat.posts[2].messages), [other]);
  assert.deepEqual(texts(chat.messages), [other, "Answer 1."]);
  const stored = await guest.messages(chat);
  assert.deepEqual(texts(stored), [other, "Answer 1."]);
  assert.deepEqual(
    stored.map((message) => message.id),
    chat.messages.map((message) => message.id),
  );
});

scenario("a question that is sent twice is asked once", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.inTwoHalves();
  const message = { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: question }] };
  const asking = chat.ask(message);
  await chat.untilItSays("first half, ");
  const other = guest.chat({ id: chat.id });
  const askingAgain = other.ask(message);
  await other.untilItSays("first half, ");
  await model.letGoOn(question);
  await Promise.all([asking, askingAgain]);
  assert.equal(other.text, "first half, second half");
  assert.equal(other.last.id, chat.last.id);
  assert.deepEqual(other.errors, []);
  assert.equal(await model.timesAsked(question), 1);
  assert.equal((await guest.messages(chat)).length, 2);
});
