/** Buttons of an Official Account. What a pressed one sends comes back as if the person had typed it. */

export type Button =
  /** The person sees the title as their own message; we receive `#sme:<value>`. */
  { kind: 'choice'; title: string; value: string } | { kind: 'link'; title: string; url: string }

export const MAX_BUTTONS = 5
export const MAX_TITLE = 100
const MAX_PAYLOAD = 1_000
/** Marks what a button of ours sent; whoever types it by hand can choose no more than was offered. */
const PREFIX = '#sme:'

export const buttonPayload = (button: Button): unknown =>
  button.kind === 'link'
    ? { title: shorten(button.title), type: 'oa.open.url', payload: { url: button.url } }
    : {
        title: shorten(button.title),
        type: 'oa.query.hide',
        payload: `${PREFIX}${button.value}`.slice(0, MAX_PAYLOAD),
      }

/** The value behind our prefix; undefined when the text was typed. */
export const chosenValue = (text: string): string | undefined =>
  text.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined

/** Cut at a whole character: never inside a surrogate pair. */
function shorten(title: string): string {
  const text = title.normalize('NFC')
  if (text.length <= MAX_TITLE) return text
  return `${text
    .slice(0, MAX_TITLE - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`
}
