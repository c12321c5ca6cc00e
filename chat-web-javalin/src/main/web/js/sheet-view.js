import { parseCsv } from "./csv.js";
import { TableBox } from "./table-box.js";
import { number, text } from "./texts.js";

const ROWS_SHOWN = 500;

/** Comma-separated values as a table; the first row names the columns. */
export function sheetElement(csv) {
  const [names = [], ...rows] = parseCsv(csv);
  const shown = rows.slice(0, ROWS_SHOWN);
  const whole = document.createElement("div");
  whole.className = "sheet";
  const { element, table } = new TableBox();
  whole.append(element);
  addRow(table.createTHead(), names, "th");
  const body = table.createTBody();
  for (const row of shown) addRow(body, row, "td");
  if (shown.length < rows.length) {
    const note = whole.appendChild(document.createElement("p"));
    note.textContent = text("sheet.cut", { shown: number(shown.length), rows: number(rows.length) });
  }
  return whole;
}

function addRow(section, cells, tag) {
  const row = section.insertRow();
  for (const value of cells) {
    const cell = row.appendChild(document.createElement(value === "" ? "td" : tag));
    cell.textContent = value;
    if (cell.nodeName === "TH") cell.scope = "col";
    else if (value !== "" && Number.isFinite(Number(value))) cell.className = "number";
  }
}
