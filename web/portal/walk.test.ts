import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { listEntries } from '../../core/catalogue-search/entries.ts'
import { testDatabase } from '../../core/testing.ts'
import { entryPath } from '../shared/paths.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { startTestServer, type TestServer } from '../testing.ts'

const MOST_BYTES = 60_000

let database: Database
let server: TestServer
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({
    assistant: createScriptedAssistant(),
    pool: database.pool,
    env: { RATE_READS_PER_MINUTE: '1000000', RATE_WRITES_PER_MINUTE: '1000000' },
  })
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

/** Runs `work` on everything, some at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}

const get = (path: string) =>
  fetch(server.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' })

it('every page is small, is made of this site alone, and leads nowhere that does not exist', async () => {
  const pages = [
    '/',
    '/hoi',
    '/tra-cuu',
    '/tra-cuu?loai=tcvn&trang=2',
    '/tra-cuu?q=thuc+pham',
    '/tra-cuu?q=TCVN+5630',
    '/tra-cuu?q=zzzzqq',
    '/goi-y',
    '/goi-y?sp=nuoc-mam',
    '/huong-dan',
    '/api',
    '/quyen-rieng-tu',
    '/api',
    ...listEntries(server.parts.catalogue).map(entryPath),
  ]
  const faults: string[] = []
  const linked = new Map<string, string>()
  await each(pages, async (path) => {
    const response = await get(path)
    const text = await response.text()
    if (response.status !== 200) faults.push(`${path}: ${response.status}`)
    const bytes = Buffer.byteLength(text)
    if (bytes > MOST_BYTES) faults.push(`${path}: ${bytes} bytes`)
    for (const [, source] of text.matchAll(
      /<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)="([^"]*)"/g,
    ))
      if (!source!.startsWith('/')) faults.push(`${path}: loads ${source}`)
    const ids = [...text.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id!)
    if (new Set(ids).size < ids.length) faults.push(`${path}: an id stands twice`)
    if (/\b(?:undefined|NaN|\[object Object\])\b/.test(text))
      faults.push(`${path}: a hole in the text`)
    for (const [, href] of text.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const address = href!.replace(/&amp;/g, '&')
      if (address.startsWith('#') && !ids.includes(address.slice(1)))
        faults.push(`${path}: no ${address} on it`)
      if (address.startsWith('/')) linked.set(address.split('#')[0]!, path)
    }
  })
  const known = new Set(pages)
  // Each question to the assistant has one shape; asking a few of them is enough.
  const questions = [...linked.keys()].filter((address) => address.startsWith('/hoi?q='))
  const others = [...linked.keys()].filter(
    (address) => !known.has(address) && !address.startsWith('/hoi?q='),
  )
  await each([...others, ...questions.slice(0, 20)], async (address) => {
    const { status } = await get(address)
    if (status !== 200 && status !== 302)
      faults.push(`${linked.get(address)}: leads to ${address}: ${status}`)
  })
  expect(faults).toEqual([])
  expect(others.length).toBeGreaterThan(50)
}, 180_000)
