import { AccountForm } from "./account-form.js";
import { confirm } from "./ask.js";
import { changePassword, deleteAccount, signOutEverywhere } from "./chat-api.js";
import { draftKey, kept } from "./kept.js";
import { text } from "./texts.js";
import { toast } from "./toast.js";

const { reader, ...bounds } = document.getElementById("account").dataset;

function formOf(id, act, ask) {
  const form = document.getElementById(id);
  if (form) new AccountForm(form, bounds, act, ask);
}

/** Whoever was here is not any more. The page is left, so this never ends. */
function leave() {
  location.replace("/");
  return new Promise(() => {});
}

function forgetDrafts() {
  kept.dropAll(draftKey(reader, ""));
}

async function isSure() {
  const answer = await confirm({
    title: text("account.end.title"),
    words: text("account.end.text"),
    label: text("account.end.confirm"),
    dangerous: true,
  });
  return answer === "yes";
}

formOf("password-form", async (fields) => {
  await changePassword(fields);
  toast(text("account.passwordChanged"));
});
formOf("sessions-form", () => signOutEverywhere().then(leave));
formOf("end-form", (fields) => deleteAccount(fields).then(forgetDrafts).then(leave), isSure);
