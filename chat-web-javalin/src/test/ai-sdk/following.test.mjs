import assert from "node:assert/strict";
import * as model from "./model.mjs";
import { scenario } from "./scenario.mjs";
import { Wire } from "./wire.mjs";

const SITE = process.env.CHAT_SITE;

/** The same chat on a page that was opened afresh. */
const reopened = async (guest, chat, options) =>
  guest.chat({ id: chat.id, messages: await guest.messages(chat), ...options });

scenario("an answer whose connection broke is read to its end on a page opened afresh", async ({ arrive }) => {
  const guest = await arrive();
  const wire = await Wire.to(SITE);
  const chat = guest.by(wire.site).chat();
  const question = model.inTwoHalves();
  const asking = chat.ask(question);
  await chat.untilItSays("first half, ");
  wire.cut();
  await asking;
  assert.equal(chat.status, "error");

  const again = await reopened(guest, chat);
  assert.deepEqual(
    again.messages.map((message) => message.role),
    ["user"],
  );
  const resuming = again.resume();
  await again.untilItSays("first half, ");
  await model.letGoOn(question);
  await resuming;
  assert.equal(again.text, "first half, second half");
  assert.equal(again.last.id, chat.last.id);
  assert.equal(again.status, "ready");
  assert.deepEqual(again.errors, []);
  assert.equal(await model.timesAsked(question), 1);
});

// The original's client puts an answer that it reads anew behind what it has of it already.
if (process.env.AI_SDK !== "ai-original") {
  scenario("an answer whose connection broke is read to its end on the same page", async ({ arrive }) => {
    const wire = await Wire.to(SITE);
    const chat = (await arrive()).by(wire.site).chat();
    const question = model.inTwoHalves();
    const asking = chat.ask(question);
    await chat.untilItSays("first half, ");
    wire.cut();
    await asking;
    assert.equal(chat.status, "error");
    const resuming = chat.resume();
    await chat.until(() => chat.status === "streaming");
    await model.letGoOn(question);
    await resuming;
    assert.equal(chat.text, "first half, second half");
    assert.equal(chat.messages.length, 2);
    assert.equal(chat.status, "ready");
  });
}

scenario("two pages read the same answer", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.inTwoHalves();
  const asking = chat.ask(question);
  await chat.untilItSays("first half, ");
  const other = await reopened(guest, chat);
  const resuming = other.resume();
  await other.untilItSays("first half, ");
  await model.letGoOn(question);
  await Promise.all([asking, resuming]);
  assert.deepEqual(untitled(other), untitled(chat));
});

scenario("coming back to a chat where nothing is being said is quiet", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  await chat.ask(model.numbered());
  const again = await reopened(guest, chat);
  await again.resume();
  assert.equal(again.status, "ready");
  assert.deepEqual(again.errors, []);
  assert.deepEqual(again.chunks, []);
  assert.equal(again.messages.length, 2);
});

scenario("an answer that goes on after an approval is read to its end on a page opened afresh", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.slowWeather();
  await chat.ask(question);
  await chat.answerApproval(chat.calls[0], true);
  const sending = chat.send();
  await chat.untilItSays("It is ");

  const again = await reopened(guest, chat);
  const resuming = again.resume();
  await again.untilItSays("It is ");
  await model.letGoOn(question);
  await Promise.all([sending, resuming]);
  assert.deepEqual(again.errors, []);
  assert.equal(again.last.id, chat.last.id);
  assert.deepEqual(
    again.calls.map((call) => call.state),
    ["output-available"],
  );
  assert.equal(again.text, "It is cold.");
});

scenario("a stop ends the stream as aborted, which is no error, and keeps what was said", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const asking = chat.ask(model.inTwoHalves());
  await chat.untilItSays("first half, ");
  assert.equal(await guest.stop(chat), 204);
  await asking;
  assert.equal(chat.types.at(-1), "abort");
  assert.equal(chat.status, "ready");
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.text, "first half, ");
  assert.equal(chat.last.parts.at(-1).state, "done");
  const stored = await guest.messages(chat);
  assert.equal(stored[1].parts.at(-1).text, "first half, ");
});

scenario("a page that stops reading leaves the answer going", async ({ arrive }) => {
  const guest = await arrive();
  const chat = guest.chat();
  const question = model.inTwoHalves();
  const asking = chat.ask(question);
  await chat.untilItSays("first half, ");
  await chat.stop();
  await asking;
  assert.equal(chat.status, "ready");
  assert.equal(chat.finishes[0].isAbort, true);

  const again = await reopened(guest, chat);
  const resuming = again.resume();
  await again.untilItSays("first half, ");
  await model.letGoOn(question);
  await resuming;
  assert.equal(again.text, "first half, second half");
  assert.equal((await guest.messages(chat)).length, 2);
});

/** A conversation's chunks without the title, which comes when it is ready. */
const untitled = (chat) => chat.chunks.filter((chunk) => chunk.type !== "data-chat-title");
