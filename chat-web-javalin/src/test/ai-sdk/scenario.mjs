import { test } from "node:test";
import { Guest } from "./guest.mjs";

const PATIENCE = 20_000;

/** A test that is handed `arrive`, which brings in a guest; at its end they all hang up. */
export const scenario = (name, play) =>
  test(name, { timeout: PATIENCE }, async (t) => {
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    t.signal.addEventListener("abort", leave);
    t.after(leave);
    await play({ arrive: (site) => Guest.arrive(leaving.signal, site) });
  });
