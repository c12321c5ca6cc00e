import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageAssembler } from "../../main/web/js/message-assembler.js";

const start = { type: "start", messageId: "m1" };
const assemble = (...chunks) => {
  const assembler = new MessageAssembler();
  for (const chunk of chunks) assembler.apply(chunk);
  return assembler;
};

test("a plain text", () => {
  const answer = assemble(
    start,
    { type: "start-step" },
    { type: "text-start", id: "0" },
    { type: "text-delta", id: "0", delta: "Leek and " },
    { type: "data-chat-title", data: "Soup", transient: true },
    { type: "text-delta", id: "0", delta: "potato" },
    { type: "text-end", id: "0" },
    { type: "finish-step" },
    { type: "finish", finishReason: "stop" },
  );
  assert.deepEqual(answer.message, {
    id: "m1",
    role: "assistant",
    metadata: {},
    parts: [{ type: "step-start" }, { type: "text", text: "Leek and potato", state: "done" }],
  });
  assert.equal(answer.status, "done");
});

test("ids may come again in the next step, and text and reasoning may share one", () => {
  const answer = assemble(
    start,
    { type: "start-step" },
    { type: "reasoning-start", id: "0" },
    { type: "text-start", id: "0" },
    { type: "reasoning-delta", id: "0", delta: "hm" },
    { type: "text-delta", id: "0", delta: "one" },
    { type: "finish-step" },
    { type: "start-step" },
    { type: "text-start", id: "0" },
    { type: "text-delta", id: "0", delta: "two" },
  );
  assert.deepEqual(
    answer.message.parts.map((part) => part.text),
    [undefined, "hm", "one", undefined, "two"],
  );
  assert.equal(answer.status, "streaming");
});

test("a tool call goes through its states", () => {
  const call = { toolCallId: "c1", toolName: "getWeather" };
  const answer = assemble(start, { type: "tool-input-start", ...call });
  const [part] = answer.message.parts;
  assert.deepEqual(part, { type: "tool-getWeather", toolCallId: "c1", state: "input-streaming" });
  answer.apply({ type: "tool-input-delta", toolCallId: "c1", inputTextDelta: '{"ci' });
  answer.apply({ type: "tool-input-available", ...call, input: { city: "Lima" } });
  assert.equal(part.state, "input-available");
  answer.apply({ type: "tool-approval-request", toolCallId: "c1", approvalId: "a1" });
  assert.deepEqual([part.state, part.approval], ["approval-requested", { id: "a1" }]);
  answer.apply({ type: "tool-output-available", toolCallId: "c1", output: { ok: true } });
  assert.deepEqual([part.state, part.input, part.output], ["output-available", { city: "Lima" }, { ok: true }]);
});

test("a tool that fails, and one that was denied", () => {
  const answer = assemble(
    start,
    { type: "tool-input-error", toolCallId: "c1", toolName: "t", input: { x: 1 }, errorText: "kind missing" },
    { type: "tool-output-error", toolCallId: "c1", errorText: "kind missing" },
    { type: "tool-input-start", toolCallId: "c2", toolName: "t" },
    { type: "tool-output-denied", toolCallId: "c2" },
  );
  assert.deepEqual(
    answer.message.parts.map((part) => part.state),
    ["output-error", "output-denied"],
  );
  assert.equal(answer.message.parts[0].errorText, "kind missing");
});

test("what is stopped or fails keeps its text", () => {
  const text = [start, { type: "text-start", id: "0" }, { type: "text-delta", id: "0", delta: "half" }];
  const stopped = assemble(...text, { type: "abort" });
  assert.deepEqual([stopped.status, stopped.message.parts[0].text], ["stopped", "half"]);
  assert.equal(stopped.message.parts[0].state, "done");
  const failed = assemble(...text, { type: "error", errorText: "unavailable:model" });
  assert.deepEqual([failed.status, failed.failure], ["failed", "unavailable:model"]);
  assert.equal(assemble(...text, { type: "error", errorText: "interrupted:reply" }).status, "interrupted");
  assert.equal(assemble(...text, { type: "finish", finishReason: "error" }).status, "failed");
});

test("the first end counts", () => {
  const answer = assemble(start, { type: "error", errorText: "busy:model" }, { type: "finish", finishReason: "stop" });
  assert.equal(answer.status, "failed");
});

test("a second start begins anew", () => {
  const answer = assemble(
    start,
    { type: "text-start", id: "0" },
    { type: "text-delta", id: "0", delta: "lost" },
    start,
    { type: "text-start", id: "0" },
    { type: "text-delta", id: "0", delta: "again" },
  );
  assert.deepEqual(
    answer.message.parts.map((part) => part.text),
    ["again"],
  );
});

test("an answer that goes on after an approval keeps what it has", () => {
  const stored = [{ type: "tool-getWeather", toolCallId: "c1", state: "approval-responded" }];
  const assembler = new MessageAssembler((id) => (id === "m1" ? stored : []));
  assembler.apply(start);
  assembler.apply({ type: "tool-output-available", toolCallId: "c1", output: 19 });
  assert.equal(assembler.message.parts[0].output, 19);
  assert.equal(stored[0].state, "approval-responded");
});

test("data is kept unless it is transient, and one with an id is replaced", () => {
  const answer = assemble(
    start,
    { type: "data-chat-title", data: "kept" },
    { type: "data-x", id: "1", data: "old" },
    { type: "data-x", id: "1", data: "new" },
    { type: "data-y", data: "gone", transient: true },
  );
  assert.deepEqual(answer.message.parts, [
    { type: "data-chat-title", data: "kept" },
    { type: "data-x", id: "1", data: "new" },
  ]);
});

test("what it does not know, it leaves", () => {
  const answer = assemble(start, { type: "quantum-leap" }, { type: "text-delta", id: "9", delta: "?" }, {
    type: "tool-output-available",
    toolCallId: "unknown",
    output: 1,
  });
  assert.deepEqual(answer.message.parts, []);
});
