import { fromTemplate } from "./from-template.js";
import { language, text } from "./texts.js";

const HOURS = 6;

/** How warm it is somewhere, now and in the next hours; all times are the place's own. */
export class WeatherView {
  element = fromTemplate("weather");

  constructor(forecast) {
    const { current, hourly, daily } = forecast;
    const unit = forecast.current_units?.temperature_2m ?? "°";
    const [sunrise = "", sunset = ""] = [daily?.sunrise?.[0], daily?.sunset?.[0]];
    const today = degreesOf(hourly).filter(({ time }) => time.slice(0, 10) === current.time.slice(0, 10));
    this.element.dataset.night = String(current.time < sunrise || current.time > sunset);
    this.#say(".weather-place", placeOf({ city: forecast.cityName, ...forecast }));
    this.#say(".weather-time", dayAndHour(current.time));
    this.#say(".weather-now", degrees(current.temperature_2m, unit));
    this.#say(".weather-high", text("weather.high", { degrees: degrees(most(today, Math.max), unit) }));
    this.#say(".weather-low", text("weather.low", { degrees: degrees(most(today, Math.min), unit) }));
    this.#say(".weather-sunrise", text("weather.sunrise", { time: hour(sunrise) }));
    this.#say(".weather-sunset", text("weather.sunset", { time: hour(sunset) }));
    const hours = this.element.querySelector(".weather-hours");
    hours.setAttribute("aria-label", text("weather.hours"));
    const [, ...later] = next(hourly, current.time);
    hours.append(
      hourElement(text("weather.now"), current.temperature_2m),
      ...later.map(({ time, value }) => hourElement(hour(time), value)),
    );
  }

  #say(selector, words) {
    this.element.querySelector(selector).textContent = words;
  }
}

/** Is it what this card can show? A tool may have told of its trouble instead. */
export function isForecast(output) {
  return (
    isReading(output?.current) &&
    Array.isArray(output.hourly?.time) &&
    Array.isArray(output.hourly?.temperature_2m) &&
    degreesOf(output.hourly).length > 0 &&
    degreesOf(output.hourly).every(({ time, value }) => isReading({ time, temperature_2m: value }))
  );
}

/** "Bern", or "46.9° N, 7.4° E". */
export function placeOf(input) {
  if (typeof input?.city === "string" && input.city.trim() !== "") return input.city;
  const { latitude, longitude } = input ?? {};
  if (typeof latitude !== "number" || typeof longitude !== "number") return "";
  return `${compass(latitude, "N", "S")}, ${compass(longitude, "E", "W")}`;
}

function compass(angle, positive, negative) {
  return `${Math.abs(angle).toFixed(1)}° ${angle < 0 ? negative : positive}`;
}

function isReading(reading) {
  return (
    typeof reading?.temperature_2m === "number" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(reading.time) && !isNaN(utc(reading.time))
  );
}

function degreesOf({ time, temperature_2m: values }) {
  return time.map((at, index) => ({ time: at, value: values[index] }));
}

function next(hourly, now) {
  const all = degreesOf(hourly);
  const from = Math.max(0, all.findIndex(({ time }) => time.slice(0, 13) >= now.slice(0, 13)));
  return all.slice(from, from + HOURS);
}

function most(readings, choose) {
  return choose(...readings.map(({ value }) => value));
}

function degrees(value, unit) {
  return Number.isFinite(value) ? `${Math.round(value).toLocaleString(language())} ${unit}` : "–";
}

function hourElement(name, value) {
  const element = fromTemplate("weather-hour");
  element.querySelector(".weather-hour").textContent = name;
  element.querySelector(".weather-degrees").textContent = `${Math.round(value).toLocaleString(language())}°`;
  return element;
}

function hour(time) {
  return isNaN(utc(time)) ? "–" : utc(time).toLocaleTimeString(language(), { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
}

function dayAndHour(time) {
  return utc(time).toLocaleString(language(), { weekday: "long", hour: "numeric", minute: "2-digit", timeZone: "UTC" });
}

/** The place's clock, read as if it were Greenwich's, so that no zone shifts it. */
function utc(time) {
  return new Date(`${time}Z`);
}
