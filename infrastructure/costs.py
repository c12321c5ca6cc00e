"""Writes the table of monthly costs in docs/deploy-aws.md out of costs.csv; with --check it only says whether it is that.

Prices are list prices of us-east-1 in US dollars, as of DATE, without tax and without what a new account has for free.
"""

import csv
import sys
from decimal import Decimal
from pathlib import Path

DATE = "2026-11-26"
HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "deploy-aws.md"
BEGIN, END = "<!-- costs: generated, checked by costs.py -->\n", "<!-- end of costs -->\n"
HEADINGS = {"fixed": "always", "use": "with use", "choice": "if chosen"}


def cost(row):
    return Decimal(row["quantity"]) * Decimal(row["price"])


def table(rows):
    lines = [f"| a month, list prices of us-east-1, {DATE} | how many | at $ | $ |", "|---|--:|--:|--:|"]
    for group, heading in HEADINGS.items():
        lines.append(f"| **{heading}** | | | |")
        lines += [
            f"| {row['item']} | {row['quantity']} {row['unit']} | {row['price']} | {cost(row):.2f} |"
            for row in rows
            if row["group"] == group
        ]
        if group == "fixed":
            lines.append(f"| **all of that** | | | **{total(rows):.2f}** |")
    return "\n".join(lines) + "\n"


def total(rows):
    return sum(cost(row) for row in rows if row["group"] == "fixed")


def main():
    with (HERE / "costs.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    unknown = {row["group"] for row in rows} - HEADINGS.keys()
    if unknown or not rows:
        sys.exit(f"costs.csv has groups that are unknown: {unknown or 'none at all'}")
    page = PAGE.read_text()
    before, rest = page.split(BEGIN)
    made = before + BEGIN + table(rows) + END + rest.split(END)[1]
    if "--check" not in sys.argv:
        PAGE.write_text(made)
    elif made != page:
        sys.exit("docs/deploy-aws.md does not tell what costs.csv does: run infrastructure/costs.py.")
    if total(rows) > 50:
        sys.exit(f"The defaults cost {total(rows):.2f} $ a month, more than the 50 that they are meant to.")
    print(f"{total(rows):.2f} $ a month")


main()
