/** The families on offer, by their ids; what the reader's plan does not include is disabled. */
const options = [...document.getElementById("model-names").options];

export function modelName(id) {
  return options.find((option) => option.value === id)?.label ?? id;
}

/** Those that may be asked, each `{ id, name }`. */
export function modelsToAsk() {
  return options.filter((option) => !option.disabled).map(({ value, label }) => ({ id: value, name: label }));
}
