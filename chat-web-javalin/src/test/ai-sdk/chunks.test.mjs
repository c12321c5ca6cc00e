import assert from "node:assert/strict";
import http from "node:http";
import { scenario } from "./scenario.mjs";

/** A server that answers every question with those chunks. */
const answering = async (...chunks) => {
  const server = http.createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join(""));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { site: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
};

const ask = async (arrive, ...chunks) => {
  const server = await answering({ type: "start", messageId: "1" }, ...chunks, { type: "finish" });
  try {
    const chat = (await arrive(server.site)).chat();
    await chat.ask("Hello");
    return chat;
  } finally {
    server.close();
  }
};

scenario("a stream of known chunks is taken (the control for those below)", async ({ arrive }) => {
  const chat = await ask(arrive, { type: "start-step" }, { type: "finish-step" });
  assert.deepEqual(chat.errors, []);
  assert.equal(chat.status, "ready");
});

scenario("an unknown chunk would not get past these tests", async ({ arrive }) => {
  const chat = await ask(arrive, { type: "heartbeat" });
  assert.match(chat.errors[0], /Type validation failed/);
  assert.equal(chat.status, "error");
});

scenario("a delta without its start would not get past these tests", async ({ arrive }) => {
  const chat = await ask(arrive, { type: "text-delta", id: "0", delta: "Hi" });
  assert.equal(chat.errors.length, 1);
  assert.equal(chat.status, "error");
});

if (process.env.AI_SDK === "ai-original") {
  scenario("the original's client would not let a field too many pass", async ({ arrive }) => {
    const chat = await ask(arrive, { type: "start-step", at: 1 });
    assert.match(chat.errors[0], /Type validation failed/);
  });
}
