/** An owner who fills in a self-assessment over HTTP as a browser without script does: read a form, send it, go on. */
import { load } from 'cheerio'
import { setTimeout } from 'node:timers/promises'
import { BenchError } from '../errors.ts'

export interface OwnerReport {
  secret: string
  /** Question -> what the server has acknowledged last. */
  acknowledged: Map<string, string>
  /** Requests that got no answer, or one that says to come again, and were sent again as they were. */
  repeats: number
  /** From sending an answer to its acknowledgement, in milliseconds, without those that had to be repeated. */
  times: number[]
}

export interface OwnerOptions {
  url: string
  checklist: string
  /** How many questions are answered, at most. */
  answers: number
  /** Which answer is given to the n-th question. */
  choose: (count: number) => string
  /** Told of each acknowledgement. */
  onAnswer?: () => void
}

const RETRY_MS = 500
/** From the first failure of a request: a server that is not back by then is not coming back. */
const PATIENCE_MS = 120_000

export async function answerAsOwner(options: OwnerOptions): Promise<OwnerReport> {
  const { url, checklist, answers, choose, onAnswer } = options
  const report: OwnerReport = { secret: '', acknowledged: new Map(), repeats: 0, times: [] }
  const ask = (path: string, fields?: URLSearchParams) =>
    insist(url + path, fields, () => report.repeats++)

  const started = await ask(`/tu-danh-gia/${checklist}`, new URLSearchParams())
  report.secret = /^\/danh-gia\/([\w-]{22})$/.exec(started.location)?.[1] ?? ''
  let page = await follow(ask, await ask(started.location))
  if (page.body.includes('class="profile-form"')) {
    const form = readForm(page.body, '.profile-form')
    page = await follow(ask, await ask(form.action, form.fields))
  }
  for (let count = 0; count < answers && page.body.includes('question-form'); count++) {
    const { action, fields } = readForm(page.body, '.question-form')
    const value = choose(count)
    fields.set('tra-loi', value)
    fields.set('ly-do', value === 'na' ? 'Cơ sở không có việc này' : '')
    fields.set('ghi-chu', `Ghi chú số ${count}`)
    const [sentAt, repeats] = [performance.now(), report.repeats]
    const reply = await ask(action, fields)
    if (report.repeats === repeats) report.times.push(performance.now() - sentAt)
    report.acknowledged.set(fields.get('cau') ?? '', value)
    onAnswer?.()
    page = await follow(ask, reply)
  }
  if (report.acknowledged.size === 0) throw new BenchError('Không thấy câu hỏi nào để trả lời.')
  return report
}

interface Reply {
  status: number
  location: string
  body: string
}
type Ask = (path: string, fields?: URLSearchParams) => Promise<Reply>

/** To the page at the end of the redirects. */
async function follow(ask: Ask, reply: Reply): Promise<Reply> {
  let at = reply
  while (at.location) at = await ask(at.location)
  return at
}

/** Sends until there is an answer: a dropped line, a server that is down or busy are waited for. */
async function insist(
  address: string,
  fields: URLSearchParams | undefined,
  onRepeat: () => void,
): Promise<Reply> {
  let failedSince: number | undefined
  for (;;) {
    let trouble = ''
    const reply = await send(address, fields).catch((error: unknown) => {
      trouble = String(error)
      return undefined
    })
    if (reply && reply.status < 400) return reply
    if (reply && reply.status < 500 && reply.status !== 429)
      throw new BenchError(`${new URL(address).pathname}: HTTP ${reply.status}`)
    failedSince ??= performance.now()
    if (performance.now() - failedSince > PATIENCE_MS)
      throw new BenchError(`Máy chủ không trở lại: ${reply ? `HTTP ${reply.status}` : trouble}`)
    onRepeat()
    await setTimeout(RETRY_MS)
  }
}

async function send(address: string, fields?: URLSearchParams): Promise<Reply> {
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { accept: 'text/html' },
    ...(fields ? { method: 'POST', body: fields } : {}),
  })
  const body = await response.text()
  const location = response.headers.get('location') ?? ''
  return { status: response.status, location, body }
}

/** Where a form goes and what it holds before anybody fills it in. */
export function readForm(
  page: string,
  selector: string,
): { action: string; fields: URLSearchParams } {
  const $ = load(page)
  const form = $(`form${selector}`)
  const fields = new URLSearchParams()
  for (const { name, value } of form.serializeArray()) fields.append(name, value)
  return { action: form.attr('action') ?? '', fields }
}
