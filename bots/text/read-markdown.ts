/** The assistant's light Markdown as runs: what an app shows without knowing Markdown. */
import { clean } from '../../core/text.ts'
import { plainOf, type Run } from './runs.ts'

/** Bold, italics, links. No other markup is taken for one, and no address but http and https becomes a link. */
const INLINE =
  /\*\*(?<bold>[^*\n]+(?:\*(?!\*)[^*\n]+)*)\*\*|(?<![\p{L}\p{N}*])\*(?<italic>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}*])|(?<!!)\[(?<label>[^\]\n]{1,200})\]\((?<href>https?:\/\/[^\s()]{1,500})\)/gu

export function readMarkdown(text: string): Run[] {
  const runs: Run[] = []
  const lines = clean(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
  lines.forEach((line, index) => {
    if (index > 0) push(runs, { text: '\n' })
    readLine(line, runs)
  })
  return runs
}

function readLine(line: string, runs: Run[]): void {
  const heading = /^#{1,6}\s+(.+)$/.exec(line)
  if (heading) return void readInline(heading[1]!.replace(/\*\*/g, ''), runs, { bold: true })
  const bullet = /^(\s*)[-*•]\s+(.+)$/.exec(line)
  if (bullet) {
    push(runs, { text: `${bullet[1]}• ` })
    return readInline(bullet[2]!, runs)
  }
  if (/^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/.test(line)) return void dropBreak(runs)
  const row = /^\s*\|(.+)\|\s*$/.exec(line)
  if (row)
    return readInline(
      row[1]!
        .split('|')
        .map((cell) => cell.trim())
        .join(' | '),
      runs,
    )
  readInline(line, runs)
}

function readInline(text: string, runs: Run[], looks: Partial<Run> = {}): void {
  let at = 0
  for (const match of text.matchAll(INLINE)) {
    push(runs, { ...looks, text: text.slice(at, match.index) })
    const { bold, italic, label, href } = match.groups!
    if (bold !== undefined) readInline(bold, runs, { ...looks, bold: true })
    else if (italic !== undefined) readInline(italic, runs, { ...looks, italic: true })
    else push(runs, { ...looks, text: label!, href: href! })
    at = match.index + match[0].length
  }
  push(runs, { ...looks, text: text.slice(at) })
}

/** A line that only rules a table leaves no empty line behind. */
function dropBreak(runs: Run[]): void {
  if (runs.at(-1)?.text === '\n') runs.pop()
}

function push(runs: Run[], run: Run): void {
  if (run.text) runs.push(run)
}

/** For apps and places without looks. */
export const plainFromMarkdown = (text: string): string => plainOf(readMarkdown(text))
