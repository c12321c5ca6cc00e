import assert from "node:assert/strict";
import * as model from "./model.mjs";
import { scenario } from "./scenario.mjs";

scenario("an answer streams in and ends", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.inTwoHalves();
  const asking = chat.ask(question);
  await chat.untilItSays("first half, ");
  assert.equal(chat.status, "streaming");
  assert.equal(chat.last.parts.at(-1).state, "streaming");
  await model.letGoOn(question);
  await asking;
  assert.equal(chat.status, "ready");
  assert.equal(chat.text, "first half, second half");
  assert.equal(chat.last.parts.at(-1).state, "done");
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.types[0], "start");
  assert.deepEqual(chat.chunks.at(-1), { type: "finish", finishReason: "stop" });
});

scenario("what is stored is what the client has put together", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.thinking());
  const stored = await guest.messages(chat);
  assert.deepEqual(
    stored.map(({ id, role }) => ({ id, role })),
    chat.messages.map(({ id, role }) => ({ id, role })),
  );
  assert.deepEqual(stored[1].parts.map(plain), chat.last.parts.map(plain));
});

scenario("a second question goes out with all that was said, and is answered", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const [first, second] = [model.numbered(), model.numbered()];
  await chat.ask(first);
  await chat.ask(second);
  assert.equal(chat.posts[1].messages.length, 3);
  assert.equal(chat.posts[1].trigger, "submit-message");
  assert.deepEqual(
    chat.messages.map((message) => message.role),
    ["user", "assistant", "user", "assistant"],
  );
  assert.deepEqual(chat.errors, []);
  assert.deepEqual([await model.timesAsked(first), await model.timesAsked(second)], [1, 1]);
  assert.equal((await guest.messages(chat)).length, 4);
});

scenario("reasoning arrives as reasoning, before the words", async ({ arrive }) => {
  const chat = (await arrive()).chat();
  await chat.ask(model.thinking());
  const [reasoning, text] = chat.last.parts.filter((part) => part.type !== "step-start");
  assert.equal(reasoning.type, "reasoning");
  assert.equal(reasoning.text, "Let me see.");
  assert.equal(reasoning.state, "done");
  assert.equal(text.text, "I see.");
});

scenario("the chat's title is told and is no part of the message", async ({ arrive }) => {
  const chat = (await arrive()).chat();
  const question = model.inTwoHalves();
  const asking = chat.ask(question);
  await chat.until(() => chat.data.length > 0);
  await model.letGoOn(question);
  await asking;
  assert.deepEqual(chat.data, [{ type: "data-chat-title", data: "A title", transient: true }]);
  assert.ok(chat.last.parts.every((part) => !part.type.startsWith("data-")));
});

scenario("the message says which model answered", async ({ arrive }) => {
  const chat = (await arrive()).chat();
  await chat.ask(model.numbered(), { body: { selectedChatModel: "nova-lite" } });
  assert.equal(chat.last.metadata.model, "nova-lite");
  assert.equal(chat.last.metadata.standsIn, false);
});

scenario("a document is drafted beside the message", async ({ arrive }) => {
  const chat = (await arrive()).chat();
  await chat.ask(model.document());
  const told = chat.data.filter((part) => part.type !== "data-chat-title");
  assert.deepEqual(
    [...new Set(told.map((part) => part.type))],
    ["data-kind", "data-id", "data-title", "data-clear", "data-textDelta", "data-finish"],
  );
  assert.equal(
    told
      .filter((part) => part.type === "data-textDelta")
      .map((part) => part.data)
      .join(""),
    "A document.",
  );
  const [call] = chat.calls;
  assert.equal(call.type, "tool-createDocument");
  assert.equal(call.state, "output-available");
  assert.deepEqual(call.input, { title: "Rivers", kind: "text" });
  assert.equal(call.output.id, told.find((part) => part.type === "data-id").data);
  assert.equal(chat.text, "It is written.");
  assert.deepEqual(chat.errors, []);
});

/** A part without what only one side writes down. */
const plain = ({ type, text, state }) => ({ type, text, state });
