/**
 * Puts the answer together from the chunks of its stream.
 *
 * `status` is "streaming", "done", "stopped", "failed" or "interrupted"; `failure` is the code that came with the last two.
 */
export class MessageAssembler {
  #storedParts;
  #open = new Map();
  message = { id: "", role: "assistant", parts: [], metadata: {} };
  status = "streaming";
  failure = "";

  /** `storedParts(id)` gives what a message has already when an answer goes on after an approval. */
  constructor(storedParts = () => []) {
    this.#storedParts = storedParts;
  }

  apply(chunk) {
    switch (chunk.type) {
      case "start":
        return this.#start(chunk.messageId ?? this.message.id);
      case "message-metadata":
        Object.assign(this.message.metadata, chunk.messageMetadata);
        return;
      case "start-step":
        this.message.parts.push({ type: "step-start" });
        return;
      case "finish-step":
        this.#open.clear();
        return;
      case "text-start":
      case "reasoning-start":
        return this.#begin(chunk);
      case "text-delta":
      case "reasoning-delta":
        return this.#change(chunk, (part) => (part.text += chunk.delta));
      case "text-end":
      case "reasoning-end":
        return this.#change(chunk, (part) => (part.state = "done"));
      case "finish":
        return this.#end(chunk.finishReason === "error" ? "failed" : "done");
      case "abort":
        return this.#end("stopped");
      case "error":
        this.failure = chunk.errorText ?? "";
        return this.#end(this.failure.startsWith("interrupted") ? "interrupted" : "failed");
      default:
        if (chunk.type.startsWith("tool-")) return this.#tool(chunk);
        if (chunk.type.startsWith("data-") && !chunk.transient) return this.#keepData(chunk);
    }
  }

  #start(id) {
    this.#open.clear();
    this.message = { id, role: "assistant", parts: structuredClone(this.#storedParts(id)), metadata: {} };
    this.status = "streaming";
    this.failure = "";
  }

  #begin(chunk) {
    const part = { type: kindOf(chunk), text: "", state: "streaming" };
    this.#open.set(`${part.type} ${chunk.id}`, part);
    this.message.parts.push(part);
  }

  #change(chunk, change) {
    const part = this.#open.get(`${kindOf(chunk)} ${chunk.id}`);
    if (part) change(part);
  }

  #end(status) {
    // What fails after the end, such as the storing of it, does not take the end back.
    if (this.status !== "streaming") return;
    this.status = status;
    for (const part of this.message.parts) {
      if (part.state === "streaming") part.state = "done";
    }
  }

  #tool(chunk) {
    const part = this.#toolPart(chunk);
    if (!part) return;
    switch (chunk.type) {
      case "tool-input-start":
      case "tool-input-delta":
        return;
      case "tool-input-available":
        part.state = "input-available";
        part.input = chunk.input;
        return;
      case "tool-input-error":
        part.input = chunk.input;
        part.state = "output-error";
        part.errorText = chunk.errorText;
        return;
      case "tool-approval-request":
        part.state = "approval-requested";
        part.approval = { id: chunk.approvalId };
        return;
      case "tool-output-available":
        part.state = "output-available";
        part.output = chunk.output;
        return;
      case "tool-output-error":
        part.state = "output-error";
        part.errorText = chunk.errorText;
        return;
      case "tool-output-denied":
        part.state = "output-denied";
    }
  }

  #toolPart({ toolCallId, toolName }) {
    const known = this.message.parts.find((part) => part.toolCallId === toolCallId);
    if (known || !toolName) return known;
    const part = { type: `tool-${toolName}`, toolCallId, state: "input-streaming" };
    this.message.parts.push(part);
    return part;
  }

  #keepData({ type, id, data }) {
    const known = id && this.message.parts.find((part) => part.type === type && part.id === id);
    if (known) known.data = data;
    else this.message.parts.push(id ? { type, id, data } : { type, data });
  }
}

function kindOf(chunk) {
  return chunk.type.slice(0, chunk.type.indexOf("-"));
}
