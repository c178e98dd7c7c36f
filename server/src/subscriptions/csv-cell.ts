/**
 * What a spreadsheet takes for a formula (OWASP: CSV injection), also behind apostrophes, so that `fromCell` finds back to each text.
 * The full-width signs count in East Asian ones.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text as a cell that every spreadsheet shows and none calculates. */
export function toCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text of such a cell; others are as they are. */
export function fromCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
