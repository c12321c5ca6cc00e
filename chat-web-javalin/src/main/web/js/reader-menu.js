import { usage } from "./chat-api.js";
import { remember } from "./cookie.js";
import { Menu } from "./menu.js";
import { counted, number, text } from "./texts.js";
import { until } from "./times.js";

const A_YEAR = 365;

/** The person's own menu: how many questions are left, and light or dark. */
export class ReaderMenu {
  #usage = document.getElementById("usage");

  constructor() {
    const menu = new Menu(document.getElementById("reader-menu"), () => this.#load());
    menu.attach(document.getElementById("reader-button"));
    for (const choice of document.querySelectorAll('[name="theme"]')) {
      choice.addEventListener("change", () => setTheme(choice.value));
    }
  }

  async #load() {
    const answer = await usage().catch(() => null);
    this.#usage.setAttribute("aria-busy", "false");
    this.#say(".usage-left", answer ? leftText(answer.questions) : text("usage.failed"));
    this.#say(".usage-of", answer ? countText(answer.questions) : "");
    const meter = this.#usage.querySelector("meter");
    meter.hidden = !answer;
    if (!answer) return;
    meter.max = answer.questions.allowed;
    meter.value = answer.questions.left;
  }

  #say(selector, words) {
    this.#usage.querySelector(selector).textContent = words;
  }
}

function leftText({ left }) {
  return left === 0 ? text("usage.left.none") : counted("usage.left", left);
}

function countText({ asked, allowed, left, returnsAt }) {
  const count = text("usage.of", { asked: number(asked), allowed: number(allowed) });
  if (left > 0 || !returnsAt) return count;
  return `${count}. ${text("usage.returns", { when: until(new Date(returnsAt)) })}`;
}

/** The browser's own bars are in the colour of the page. */
function colourTheBars(theme) {
  for (const bar of document.querySelectorAll('meta[name="theme-color"]')) {
    bar.content = bar.dataset[theme] ?? bar.dataset.system;
  }
}

function setTheme(theme) {
  colourTheBars(theme);
  document.documentElement.dataset.theme = theme;
  remember("theme", theme, A_YEAR);
}
