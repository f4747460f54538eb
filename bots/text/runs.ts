/** Text with its looks, as runs: cut by position in the plain text, written out for each app at the very end. */

export interface Run {
  text: string
  bold?: true
  italic?: true
  /** http or https. */
  href?: string
}

export const plainOf = (runs: Run[]): string => runs.map((run) => run.text).join('')

/** From and to count UTF-16 units of the plain text. */
export function sliceRuns(runs: Run[], from: number, to: number): Run[] {
  const cut: Run[] = []
  let at = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    if (text) cut.push({ ...run, text })
    at += run.text.length
  }
  return cut
}

/** For apps that show no links: the address stands behind the words, with nothing around it that could join it. */
export const spellLink = ({ href, ...run }: Run): Run[] =>
  href && !run.text.includes(href) ? [run, { text: `: ${href}` }] : [run]

/** For apps without looks. */
export const plainWithLinks = (runs: Run[]): string => plainOf(runs.flatMap(spellLink))
