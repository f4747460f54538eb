/** From a reply to the messages of one app: its limits, its buttons or none, sources at the end. */
import type { Choice, Source } from '../../core/domain.ts'
import type { Channel, Part, Reply } from '../channel.ts'
import { clean, fold } from '../../core/text.ts'
import { fillText, texts } from '../texts.ts'
import { readMarkdown } from './read-markdown.ts'
import { plainOf, spellLink, type Run } from './runs.ts'
import { splitRuns } from './split.ts'

export interface Offer {
  /** What a press brings back, and what a typed number counts in. */
  set: string
}

/** Text parts in reading order, then files. Buttons stand under the last text. */
export function layOut(reply: Reply, limits: Channel['limits'], { set }: Offer): Part[] {
  const choices = reply.choices.map((one) => ({ ...one, label: oneLine(one.label) || '…' }))
  const buttons = isNumbered(choices.length, limits) ? [] : choices.slice(0, limits.buttons?.most)
  const runs: Run[] = readMarkdown(reply.text)
  const tail: Run[] = [
    ...noteRuns(reply.notes),
    ...sourceRuns(reply.sources),
    ...(buttons.length ? spokenRuns(choices.slice(buttons.length)) : choiceRuns(choices)),
  ]
  const all = [...runs, ...tail]
  const pieces = splitRuns(limits.spellsLinks ? all.flatMap(spellLink) : all, limits.text)
  const parts: Part[] = pieces.map((piece) => ({ kind: 'text', runs: piece }))
  const last = parts.at(-1)
  if (buttons.length && last?.kind === 'text')
    last.buttons = {
      set,
      labels: buttons.map((one) => shorten(one.label, limits.buttons!.label)),
    }
  return [...parts, ...reply.files.map((file): Part => ({ kind: 'file', file }))]
}

/** The choices that an app has no room for as buttons, if they are few, are named; they count when they are typed. */
const MOST_NAMED = 2

/** Whether choices are written as numbered lines: where there are no buttons, or by far too few. */
export const isNumbered = (count: number, { buttons }: Channel['limits']): boolean =>
  buttons === undefined || count > buttons.most + MOST_NAMED

/** Short ones share a paragraph: each answer ends with the same two sentences. */
const SHORT_NOTE = 120

const noteRuns = (notes: string[]): Run[] =>
  notes.flatMap((note, index) => [
    { text: index > 0 && [notes[index - 1]!, note].every(isShort) ? ' ' : '\n\n' },
    { text: plainOf(readMarkdown(note)), italic: true as const },
  ])
const isShort = (note: string): boolean => note.length <= SHORT_NOTE

/** "[1] TCVN 5603:2023, Phạm vi áp dụng"; the standing once, where all have the same. */
function sourceRuns(sources: Source[]): Run[] {
  if (sources.length === 0) return []
  const standings = new Set(sources.map((source) => source.standingText))
  const [shared] = standings.size === 1 && sources.length > 1 ? standings : []
  return [
    { text: '\n\n' },
    {
      text: shared ? fillText(texts.sourcesAll, { standing: shared }) : texts.sources,
      bold: true,
    },
    ...sources.flatMap((source, index): Run[] => {
      const name = nameOf(source)
      const isAddress = /^https?:\/\//.test(source.url)
      return [
        { text: `\n[${index + 1}] ` },
        isAddress ? { text: name, href: source.url } : { text: name },
        ...(shared ? [] : [{ text: ` (${source.standingText})` }]),
      ]
    }),
  ]
}

/** A guide is known by its title; the first piece of a document stands for the document. */
const nameOf = ({ id, designation, title, section, standingText }: Source): string => {
  const isGuide = fold(designation) === fold(standingText)
  return [isGuide ? title : designation, id.endsWith('.1') ? '' : section]
    .map(oneLine)
    .filter(Boolean)
    .join(', ')
}

const choiceRuns = (choices: Choice[]): Run[] =>
  choices.length
    ? [
        { text: `\n\n${texts.chooseByNumber}` },
        ...choices.map((one, index): Run => ({ text: `\n${index + 1}. ${one.label}` })),
      ]
    : []

const spokenRuns = (choices: Choice[]): Run[] =>
  choices.length
    ? [
        { text: '\n\n' },
        {
          text: fillText(texts.orSay, {
            words: choices.map(({ label }) => `“${label}”`).join(', '),
          }),
        },
      ]
    : []

const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

function shorten(label: string, most: number): string {
  if (label.length <= most) return label
  let kept = ''
  for (const letter of label) {
    if (kept.length + letter.length > most - 1) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** A notice or a single sentence of ours, in the limits of the app. */
export const sayPlainly = (text: string, limits: Channel['limits']): Part[] =>
  layOut({ text, sources: [], notes: [], choices: [], files: [] }, limits, { set: '0' })
