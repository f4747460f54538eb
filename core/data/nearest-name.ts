/** Which of the names that exist was probably meant by one that does not: "parlty" -> "partly". */

export function nearestName(typed: string, names: Iterable<string>): string | undefined {
  const most = typed.length > 3 ? 2 : 1
  let best: string | undefined
  let least = most + 1
  for (const name of names) {
    const slips = countSlips(plain(typed), plain(name))
    if (slips < least) [best, least] = [name, slips]
  }
  return best
}

/** Capitals and joints are the first thing people get wrong: `first_step` for `firstStep`. */
const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '')

/** Insertions, deletions, changes and swaps of neighbours that lead from one word to the other. */
function countSlips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Infinity
      row.push(Math.min(change, swap, rows[i - 1]![j]! + 1, row[j - 1]! + 1))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
