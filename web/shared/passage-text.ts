/** The text of a passage as people read it. Its marks are few: "- " items, "| cell |" rows, wrapped lines. */

const ROW = /^\s*\|(.*)\|\s*$/
const RULE = /^\s*\|?[\s:|-]+\|[\s:|-]*$/

/** The cells of a table line; undefined for any other line. */
export const cellsOf = (line: string): string[] | undefined =>
  ROW.exec(line)?.[1]
    ?.split('|')
    .map((cell) => cell.trim())

/**
 * One line a paragraph, item or row: a line that goes on in lower case belongs to the one before it.
 * The rule under a table's head is left out.
 */
export function readLines(text: string): string[] {
  const lines: string[] = []
  let open = false
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (open && /^\p{Ll}(?![).])/u.test(trimmed)) lines.push(`${lines.pop()} ${trimmed}`)
    else if (trimmed && !RULE.test(trimmed)) lines.push(trimmed)
    // Behind a full stop or a colon a new line is meant; so it is behind a row.
    open = trimmed !== '' && !/[.:;!?|]$/.test(trimmed)
  }
  return lines
}

/** The same as plain text, rows with a dot between their cells: for places that mark words in it. */
export const tidyPassage = (text: string): string =>
  readLines(text)
    .map((line) => cellsOf(line)?.join(' · ') ?? line)
    .join('\n')
