/** The documents that an answer is writing, each under the tool call that writes it. */
export class DocumentDrafts {
  #drafts = new Map();

  /** `parts` are those of the answer so far: the chunks of a document do not name their tool call. */
  apply(chunk, parts) {
    switch (chunk.type) {
      case "start":
        this.#drafts.clear();
        return;
      case "data-kind":
        this.#change(parts, { kind: chunk.data });
        return;
      case "data-id":
        this.#change(parts, { id: chunk.data });
        return;
      case "data-title":
        this.#change(parts, { title: chunk.data });
        return;
      case "data-clear":
        this.#change(parts, { content: "" });
        return;
      case "data-textDelta":
        this.#change(parts, { kind: "text", content: this.#current(parts).content + chunk.data });
        return;
      case "data-codeDelta":
        this.#change(parts, { kind: "code", content: chunk.data });
        return;
      case "data-sheetDelta":
        this.#change(parts, { kind: "sheet", content: chunk.data });
        return;
      case "data-finish":
        this.#change(parts, { writing: false });
    }
  }

  /** `{ id, kind, title, content, writing }`, or nothing. */
  of(toolCallId) {
    return this.#drafts.get(toolCallId);
  }

  #change(parts, change) {
    const writer = writerIn(parts);
    if (writer) this.#drafts.set(writer.toolCallId, { ...this.#current(parts), ...change });
  }

  #current(parts) {
    const nothing = { id: "", kind: "", title: "", content: "", writing: true };
    return this.#drafts.get(writerIn(parts)?.toolCallId) ?? nothing;
  }
}

function writerIn(parts) {
  return parts.findLast((part) => writesDocuments(part) && !part.state.startsWith("output-"));
}

export function writesDocuments(part) {
  return part.type === "tool-createDocument" || part.type === "tool-updateDocument";
}
