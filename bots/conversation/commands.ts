/** Commands: some the bot answers itself, the others are sentences to the assistant. */
import { tidyCode } from '../../core/db/assessment-access.ts'
import { fill, replies } from '../../agent/replies.ts'
import { fillText, texts } from '../texts.ts'
import { ask } from './ask.ts'
import { askToErase } from './erase.ts'
import { search } from './search.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

export async function obeyCommand(
  parts: ConverseParts,
  turn: Turn,
  { name: typed, rest }: { name: string; rest: string },
): Promise<Said> {
  const words = rest.trim()
  const name = nameOf(typed)
  switch (name) {
    case 'start':
    case 'batdau':
      return start(parts, turn, words)
    case 'help':
    case 'giupdo':
      return say(help, { choices: parts.assistant.starters })
    case 'xoa':
      return askToErase()
    case 'timkiem':
      return words ? search(parts, turn, words) : say(texts.searchWhat, { keepsOffer: true })
  }
  const command = texts.commands.find((one) => one.name === name)
  if (words && command?.with) return ask(parts, turn, fillText(command.with, { rest: words }))
  if (command?.ask) return ask(parts, turn, command.ask)
  return say(fillText(texts.unknownCommand, { name: typed.slice(0, 32) }), { keepsOffer: true })
}

/** "/tu_danh_gia" is written in other bots' way. */
const nameOf = (typed: string): string => typed.replaceAll('_', '')

export const isKnown = (typed: string): boolean =>
  ['start', 'help', ...texts.commands.map((one) => one.name)].includes(nameOf(typed))

/** "/start <payload>" of a link: a code that goes on with an assessment, or the id of a checklist. */
async function start(parts: ConverseParts, turn: Turn, payload: string): Promise<Said> {
  const checklist = parts.desk.checklists.find((one) => one.id === payload)
  if (checklist) return ask(parts, turn, fill(replies.assessStart, { title: checklist.title }))
  const code = tidyCode(payload)
  if (code) return ask(parts, turn, code)
  const assess = texts.commands.find((one) => one.name === 'tudanhgia')
  return say(texts.welcome, {
    choices: [
      ...parts.assistant.starters,
      ...(assess?.ask ? [{ label: assess.description, text: assess.ask }] : []),
    ],
  })
}

const help = [
  texts.help.trim(),
  ...texts.commands.map(({ name, description }) => fillText(texts.helpLine, { name, description })),
].join('\n')
