import assert from "node:assert/strict";
import { test } from "node:test";
import { SseParser } from "../../main/web/js/sse-parser.js";

const bytes = (text) => new TextEncoder().encode(text);
const parse = (...texts) => {
  const parser = new SseParser();
  return texts.flatMap((text) => parser.push(bytes(text)));
};
const data = (events) => events.map((event) => event.data);

test("an event ends with an empty line", () => {
  assert.deepEqual(data(parse("data: one\n\ndata: two\n\n")), ["one", "two"]);
  assert.deepEqual(data(parse("data: one\n")), []);
});

test("lines end with LF, CR LF or CR, even where the network cuts between CR and LF", () => {
  assert.deepEqual(data(parse("data: one\r\n\r\ndata: two\r\rdata: three\n\n")), ["one", "two", "three"]);
  assert.deepEqual(data(parse("data: a\r", "\ndata: b\r", "\n\r", "\n")), ["a\nb"]);
});

test("several data lines are one event", () => {
  assert.deepEqual(data(parse("data: one\ndata:\ndata:two\n\n")), ["one\n\ntwo"]);
});

test("a character that is cut in two arrives whole, wherever the cut is", () => {
  const whole = bytes("id: 7\r\ndata: Größe, 東京, 🚀\r\n\r\n");
  for (let cut = 0; cut <= whole.length; cut++) {
    const parser = new SseParser();
    const events = [...parser.push(whole.subarray(0, cut)), ...parser.push(whole.subarray(cut))];
    assert.deepEqual(events, [{ id: "7", data: "Größe, 東京, 🚀" }]);
  }
});

test("bytes may come one by one", () => {
  const parser = new SseParser();
  const events = [...bytes(": hi\n\ndata: {\"a\":\"ä\"}\n\n")].flatMap((one) => parser.push(Uint8Array.of(one)));
  assert.deepEqual(data(events), ['{"a":"ä"}']);
});

test("comments, retry and unknown fields say nothing", () => {
  assert.deepEqual(data(parse(": still here\n\nretry: 10\nevent: x\nother\ndata: one\n\n:\n\n")), ["one"]);
});

test("an id stays until the next one", () => {
  const events = parse("id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\n");
  assert.deepEqual(
    events.map((event) => event.id),
    ["1", "1", "2"],
  );
});

test("a byte order mark at the beginning is no part of the first field", () => {
  assert.deepEqual(data(parse("\uFEFFdata: one\n\n")), ["one"]);
});

test("only one blank after the colon belongs to the format", () => {
  assert.deepEqual(data(parse("data:  one \n\n")), [" one "]);
});
