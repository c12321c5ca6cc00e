/**
 * The server's model does what the first word of a question says; the rest of it makes the
 * question one of a kind. What the model waits for and has been asked goes by the whole text.
 */
const CONTROL = process.env.CHAT_CONTROL;

const question = (word) => `${word} ${crypto.randomUUID()}`;

/** Says `first half, `, waits for `letGoOn`, and says `second half`. */
export const inTwoHalves = () => question("halves");

/** Says `Answer 1.`, and `Answer 2.` when it is asked the same again. */
export const numbered = () => question("numbered");

/** Thinks before it speaks. */
export const thinking = () => question("thinking");

/** Asks for the weather in Bern, then says what came of it. */
export const weather = () => question("weather");

/** As `weather`, and waits for `letGoOn` before its last word. */
export const slowWeather = () => question("slow-weather");

/** Asks for the weather in Bern and at a point, both in one step. */
export const twoPlaces = () => question("two-places");

/** Writes a document. */
export const document = () => question("document");

/** Fails before the first word. */
export const refused = () => question("refused");

/** Fails after `first half, `. */
export const brokenOff = () => question("broken-off");

/** Lets the model go on with that question. */
export const letGoOn = (text) => tell("POST", "go-on", text);

/** How many times the model was asked that question. */
export const timesAsked = async (text) => Number(await tell("GET", "asked", text));

const tell = async (method, what, text) => {
  const response = await fetch(`${CONTROL}/${what}?${encodeURIComponent(text)}`, { method });
  return response.text();
};
