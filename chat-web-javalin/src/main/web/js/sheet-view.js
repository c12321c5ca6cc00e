import { parseCsv } from "./csv.js";
import { box } from "./markdown-view.js";
import { number, text } from "./texts.js";

const ROWS_SHOWN = 500;

/** Comma-separated values as a table; the first row names the columns. */
export function sheetElement(csv) {
  const [names = [], ...rows] = parseCsv(csv);
  const shown = rows.slice(0, ROWS_SHOWN);
  const whole = document.createElement("div");
  whole.className = "sheet";
  const table = whole.appendChild(document.createElement("table"));
  addRow(table.createTHead(), names, "th");
  const body = table.createTBody();
  for (const row of shown) addRow(body, row, "td");
  box(table);
  if (shown.length < rows.length) {
    const note = whole.appendChild(document.createElement("p"));
    note.textContent = text("sheet.cut", { shown: number(shown.length), rows: number(rows.length) });
  }
  return whole;
}

function addRow(section, cells, tag) {
  const row = section.insertRow();
  for (const value of cells) {
    const cell = row.appendChild(document.createElement(tag));
    cell.textContent = value;
    if (tag === "th") cell.scope = "col";
    else if (value !== "" && Number.isFinite(Number(value))) cell.className = "number";
  }
}
