import { isText, text } from "./texts.js";

/** What is said of a failure on the page of one's account, and the name of the field to mend, if one is. */
export function accountProblem({ status, code, reason, message }, { shortest, longest }) {
  if (status === 400 && isText(wrong(reason))) {
    const count = reason === "password_too_long" ? longest : shortest;
    return { words: text(wrong(reason), { count }), field: "newPassword" };
  }
  if (code === "forbidden:auth") return { words: text("account.wrong.present"), field: "password" };
  if (status === 409) return { words: text("account.wrong.changed") };
  if (status === 429) return { words: text("account.wrong.too_often") };
  if (status === 503) return { words: text("account.wrong.later") };
  if (status === 401) return { words: text("problem.signedOut") };
  return { words: message };
}

function wrong(reason) {
  return `account.wrong.${reason}`;
}
