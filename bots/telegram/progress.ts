/** "typing…" while an answer is made, and where it is switched on, a draft that grows. Nothing here can fail. */
import type { Api } from 'grammy'
import type { Address, Progress } from '../channel.ts'

/** A quick answer needs no sign. */
const FIRST_MS = 300
/** The sign lasts five seconds in the app. */
const TYPING_MS = 4_000
const DRAFT_MS = 700
/** A call that hangs does not keep the answer waiting. */
const LAST_CALL_MS = 1_000

export function showProgress(
  api: Api,
  { chat, isGroup }: Address,
  { drafts }: { drafts: boolean },
): Progress {
  const ended = new AbortController()
  // The library brings its own type of the same thing.
  const signal = ended.signal as Parameters<Api['getMe']>[0]
  const quietly = (call: Promise<unknown>) => call.then(() => {}).catch(() => {})
  const typing = () => void quietly(api.sendChatAction(chat, 'typing', {}, signal))
  let next: NodeJS.Timeout = setTimeout(function again() {
    typing()
    next = setTimeout(again, TYPING_MS)
  }, FIRST_MS)

  let endPause = () => {}
  const draftId = 1 + Math.floor(Math.random() * 2_000_000_000)
  let latest: string | undefined
  let isDrafting = drafts && !isGroup
  let running: Promise<void> | undefined
  /** One call at a time, with a pause behind it; the latest text wins, a refusal ends it. */
  const draft = async (): Promise<void> => {
    while (isDrafting && latest !== undefined) {
      const text = latest
      latest = undefined
      const shown = await api
        .sendMessageDraft(Number(chat), draftId, text.slice(0, 4_000).toWellFormed(), {}, signal)
        .then(() => true)
        .catch(() => false)
      isDrafting &&= shown
      await new Promise<void>((resolve) => {
        endPause = resolve
        setTimeout(resolve, DRAFT_MS)
      })
    }
    running = undefined
  }

  return {
    show(text) {
      latest = text
      if (isDrafting) running ??= draft()
    },
    async stop() {
      clearTimeout(next)
      isDrafting = false
      // A draft that arrived behind the answer would stand below it for half a minute.
      const timer = setTimeout(() => ended.abort(), LAST_CALL_MS)
      latest = undefined
      endPause()
      await running
      clearTimeout(timer)
      ended.abort()
    },
  }
}
