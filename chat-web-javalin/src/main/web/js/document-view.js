import { documentVersions } from "./chat-api.js";
import { GUESSED } from "./code-languages.js";
import { CodeView } from "./code-view.js";
import { copyButton } from "./copy-button.js";
import { fromTemplate } from "./from-template.js";
import { KeepAtBottom } from "./keep-at-bottom.js";
import { MarkdownView } from "./markdown-view.js";
import { documentKindText, isUpToAPerson, toolStateText } from "./outcome-texts.js";
import { sheetElement } from "./sheet-view.js";
import { text } from "./texts.js";

/** A document that a tool call writes: while it is written from the stream, later from the server. */
export class DocumentView {
  element = fromTemplate("document");
  #body = this.element.querySelector(".document-body");
  #keepAtBottom = new KeepAtBottom(this.#body);
  #content = "";
  #kind = null;
  #showContent = null;
  #loaded = null;
  #drawn = "";

  constructor() {
    const actions = this.element.querySelector(".document-actions");
    actions.append(copyButton(text("copy.document"), () => this.#content));
  }

  show(part, { answering, draft }) {
    const output = part.output ?? {};
    if (part.state === "output-available" && !draft && !this.#loaded && output.id) this.#load(output.id);
    const document = this.#loaded ?? draft ?? {};
    const title = document.title || part.input?.title || output.title || "";
    const kind = document.kind || part.input?.kind || output.kind || "";
    const writing = answering && part.state.startsWith("input") && (draft?.writing ?? true);
    this.#draw(title, kind, document.content ?? "", !writing);
    this.#note(this.#noteOf(part, writing, document));
    this.element.dataset.documentState = writing ? "writing" : "done";
  }

  #noteOf(part, writing, document) {
    if (part.state === "output-error" || part.output?.error) return text("document.failed");
    if (document.missing) return text("document.missing");
    if (writing) return text("document.writing");
    if (isUpToAPerson(part.state)) return toolStateText(part.state, writing);
    if (part.state !== "output-available") return text("document.cutOff");
    return document.content === undefined ? text("document.loading") : "";
  }

  #draw(title, kind, content, whole) {
    const now = `${kind} ${whole} ${content}`;
    this.element.querySelector(".document-title").textContent = title || documentKindText("");
    this.element.querySelector(".document-kind").textContent = documentKindText(kind);
    this.#body.setAttribute("aria-label", title || documentKindText(""));
    this.#body.hidden = content === "";
    if (now === this.#drawn) return;
    this.#drawn = now;
    this.#content = content;
    if (kind !== this.#kind) {
      this.#kind = kind;
      this.#showContent = this.#newContent(kind);
    }
    this.element.dataset.kind = kind;
    this.#showContent(content, whole);
    if (!whole) this.#keepAtBottom.now();
  }

  #newContent(kind) {
    if (kind === "sheet") return (content) => this.#body.replaceChildren(sheetElement(content));
    if (kind === "code") {
      const code = new CodeView();
      this.#body.replaceChildren(code.element);
      return (content, whole) => code.show(content, whole ? GUESSED : "");
    }
    const host = document.createElement("div");
    this.#body.replaceChildren(host);
    const markdown = new MarkdownView(host);
    return (content, whole) => markdown.show(content, whole);
  }

  #note(words) {
    const note = this.element.querySelector(".document-note");
    note.textContent = words;
    note.hidden = words === "";
  }

  async #load(id) {
    this.#loaded = {};
    const versions = await documentVersions(id).catch(() => []);
    this.#loaded = versions.at(-1) ?? { missing: true, content: "" };
    const { title = "", kind = this.#kind ?? "", content, missing } = this.#loaded;
    this.#draw(title || this.element.querySelector(".document-title").textContent, kind, content, true);
    this.#note(missing ? text("document.missing") : "");
  }
}
