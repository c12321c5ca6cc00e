import assert from "node:assert/strict";
import { test } from "node:test";
import { isForecast, placeOf } from "../../main/web/js/weather-view.js";

const forecast = () => ({
  latitude: 46.95,
  longitude: 7.45,
  current: { time: "2026-11-23T14:15", temperature_2m: -1.5 },
  hourly: { time: ["2026-11-23T14:00"], temperature_2m: [-2] },
});

test("a forecast is known by what the card shows of it", () => {
  assert.equal(isForecast(forecast()), true);
});

test("whatever else a tool hands out is none", () => {
  const broken = [
    undefined,
    null,
    "sunny",
    { error: "no" },
    { ...forecast(), current: { time: "now", temperature_2m: 3 } },
    { ...forecast(), current: { time: "2026-13-45T99:99", temperature_2m: 3 } },
    { ...forecast(), hourly: { time: [], temperature_2m: [] } },
    { ...forecast(), hourly: { time: ["2026-11-23T14:00"], temperature_2m: ["warm"] } },
    { ...forecast(), hourly: { time: ["2026-11-23T14:00"] } },
  ];
  assert.deepEqual(broken.map(isForecast), broken.map(() => false));
});

test("a place is named by its city, else by where it is", () => {
  assert.equal(placeOf({ city: "Bern", latitude: 1, longitude: 2 }), "Bern");
  assert.equal(placeOf({ latitude: 46.95, longitude: -7.4 }), "47.0° N, 7.4° W");
  assert.equal(placeOf({ city: " " }), "");
  assert.equal(placeOf(undefined), "");
});
