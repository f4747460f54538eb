/** For tests: what an owner does in a browser without script, over HTTP. */
import { load } from 'cheerio'

export interface Answered {
  status: number
  location: string
  body: string
  headers: Headers
}

export function createOwner(url: string) {
  const send = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = { accept: 'text/html', ...(init.headers as Record<string, string>) }
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers })
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      body: await response.text(),
      headers: response.headers,
    }
  }
  const get = (path: string) => send(path)
  const post = (path: string, fields: Record<string, string> = {}, headers?: HeadersInit) =>
    send(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      ...(headers ? { headers } : {}),
    })

  /** The secret of a new assessment whose facts are left open. */
  const start = async (checklist: string): Promise<string> => {
    const { location } = await post(`/tu-danh-gia/${checklist}`)
    await post(`${location}/co-so`)
    return location.split('/').at(-1)!
  }
  /** The form of a question as it stands on its page. */
  const question = async (secret: string, id?: string): Promise<Record<string, string>> => {
    let page = await get(`/danh-gia/${secret}${id ? `?cau=${id}` : ''}`)
    if (page.location) page = await get(page.location)
    return formOf(page.body, '.question-form')
  }
  const answer = async (
    secret: string,
    given: Record<string, string>,
    id?: string,
  ): Promise<Answered> =>
    post(`/danh-gia/${secret}/tra-loi`, { ...(await question(secret, id)), ...given })
  /** Redeems a code; the secret that it gave. */
  const redeem = async (code: string): Promise<string> =>
    (await post('/danh-gia', { ma: code })).location.split('/').at(-1)!
  const share = async (secret: string, purpose: string, label = ''): Promise<string> => {
    const page = await post(`/danh-gia/${secret}/chia-se`, { 'muc-dich': purpose, 'cho-ai': label })
    return load(page.body)('.code').text().replace(/\s/g, '')
  }
  /** What the form of a question sends when photos are chosen. */
  const sendPhotos = (
    secret: string,
    question: string,
    files: Buffer[],
    accept = 'text/html',
  ): Promise<Answered> => {
    const body = new FormData()
    body.append('cau', question)
    for (const bytes of files) body.append('anh', new Blob([new Uint8Array(bytes)]), 'anh.jpg')
    return send(`/danh-gia/${secret}/anh`, { method: 'POST', body, headers: { accept } })
  }
  /** Everything that is stored, as the owner can take it along. */
  const stored = async (secret: string) =>
    JSON.parse((await get(`/danh-gia/${secret}/du-lieu.json`)).body) as {
      answers: Record<'owner' | 'advisor', Record<string, Record<string, string>>>
      plan: Record<string, Record<string, string>>
    }
  return { get, post, start, question, answer, redeem, share, sendPhotos, stored }
}

export type Owner = ReturnType<typeof createOwner>

/** What a form holds before anybody fills it in. */
export const formOf = (page: string, selector: string): Record<string, string> =>
  Object.fromEntries(
    load(page)(`form${selector}`)
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )
