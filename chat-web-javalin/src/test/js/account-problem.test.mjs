import assert from "node:assert/strict";
import { test } from "node:test";
import { accountProblem } from "../../main/web/js/account-problem.js";
import { putTextsIntoThePage } from "./bundle.mjs";

putTextsIntoThePage();

const bounds = { shortest: "8", longest: "128" };
const said = (failure) => accountProblem({ status: 0, code: "", reason: "", message: "As told.", ...failure }, bounds);

test("a flaw of the new password is named, with how long it has to be, at its field", () => {
  assert.deepEqual(said({ status: 400, code: "bad_request:auth", reason: "password_too_short" }), {
    words: "A password has 8 characters or more.",
    field: "newPassword",
  });
  assert.match(said({ status: 400, code: "bad_request:auth", reason: "password_too_long" }).words, /128/);
});

test("a wrong password is told at the field of the present one", () => {
  assert.deepEqual(said({ status: 403, code: "forbidden:auth" }), {
    words: "This is not your present password.",
    field: "password",
  });
});

test("what passes is told as such, and what is not known as the server tells it", () => {
  assert.match(said({ status: 429, code: "rate_limit:api" }).words, /too often/);
  assert.match(said({ status: 503, code: "offline:auth" }).words, /try again shortly/);
  assert.match(said({ status: 409, code: "conflict:auth" }).words, /Reload/);
  assert.match(said({ status: 401, code: "unauthorized:chat" }).words, /session is over/);
  assert.equal(said({ status: 403, code: "forbidden:api" }).words, "As told.");
  assert.equal(said({ status: 400, code: "bad_request:api", reason: "password is missing" }).words, "As told.");
});
