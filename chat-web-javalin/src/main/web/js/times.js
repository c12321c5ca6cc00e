import { language } from "./texts.js";

const DAY = 24 * 60 * 60 * 1000;

/** A `<time>` that says the hour, of other days the day as well, and the whole of it when pointed at. */
export function timeElement(instant, now = new Date()) {
  const element = document.createElement("time");
  const date = new Date(instant);
  element.dateTime = date.toISOString();
  element.textContent = shortTime(date, now);
  element.title = date.toLocaleString(language(), { dateStyle: "full", timeStyle: "short" });
  return element;
}

/** "14:05", or "Nov 3, 14:05" of another day. */
export function shortTime(date, now = new Date()) {
  const hour = { hour: "numeric", minute: "2-digit" };
  if (date.toDateString() === now.toDateString()) return date.toLocaleTimeString(language(), hour);
  return date.toLocaleString(language(), { month: "short", day: "numeric", ...yearIfOther(date, now), ...hour });
}

/** "in 3 hours", "in 12 minutes", "tomorrow". */
export function until(date, now = new Date()) {
  const minutes = Math.max(1, Math.ceil((date - now) / 60_000));
  const words = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  if (minutes < 60) return words.format(minutes, "minute");
  if (date - now < DAY) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round((date - now) / DAY), "day");
}

function yearIfOther(date, now) {
  return date.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
}
