import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../core/db/open.ts'
import { lockFolder } from '../core/db/lock.ts'
import { testDatabase } from '../core/testing.ts'
import { createScriptedAssistant } from '../web/testing-assistant.ts'
import { startTestServer, type TestServer } from '../web/testing.ts'

const SITE = 'https://doanh-nghiep.example.vn'
const root = join(import.meta.dirname, '..')

interface Reply {
  isError?: boolean
  content: { type: string; text: string }[]
  structuredContent?: Record<string, unknown>
}

let database: Database
let server: TestServer
const folder = mkdtempSync(join(tmpdir(), 'mcp-'))
let unlock: () => void
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({
    assistant: createScriptedAssistant(),
    pool: database.pool,
    env: { WIDGET_ORIGINS: SITE, HOST: '127.0.0.1' },
  })
  // The folder is taken by another process, as it is while the web server runs.
  const lock = lockFolder(folder)
  unlock = () => lock.release()
})
afterAll(async () => {
  unlock()
  rmSync(folder, { recursive: true, force: true })
  await server.stop()
  await database.close()
})

const transports: Record<string, () => Transport> = {
  // As the documents tell people to start it: through npm, from another folder.
  stdio: () =>
    new StdioClientTransport({
      command: 'npm',
      args: ['--prefix', root, 'run', '--silent', 'mcp'],
      cwd: tmpdir(),
      env: { PATH: process.env.PATH!, DATA_DIR: folder, PUBLIC_URL: 'https://tro-ly.example.vn' },
      stderr: 'pipe',
    }),
  http: () => new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)),
}

describe.each(Object.keys(transports))('over %s', (name) => {
  const faults: Error[] = []
  let client: Client
  beforeAll(async () => {
    client = new Client({ name: 'test', version: '1.0.0' })
    // Anything on stdout that is no message of the protocol ends up here.
    client.onerror = (error) => faults.push(error)
    await client.connect(transports[name]!())
  })
  afterAll(async () => {
    await client.close()
    expect(faults).toEqual([])
  })
  const call = async (tool: string, given: Record<string, unknown>) =>
    (await client.callTool({ name: tool, arguments: given })) as Reply

  it('there are five tools that only read, and rules for using them', async () => {
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name).sort()).toEqual([
      'get_guide',
      'get_standard',
      'look_up_risk',
      'recommend_standards',
      'search_standards',
    ])
    for (const { annotations, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false })
      expect(outputSchema?.type).toBe('object')
      expect(description!.length).toBeGreaterThan(40)
    }
    expect(client.getInstructions()).toContain('not legal advice')
  })

  it('search_standards finds by words and tells a number that is not there', async () => {
    const found = await call('search_standards', { query: 'nuoc mam', kinds: ['tcvn'] })
    expect(found.content[0]!.text).toContain('TCVN 5107:2018')
    const miss = await call('search_standards', { query: 'TCVN 5630:2023' })
    expect(miss.content[0]!.text).toContain('không có TCVN 5630:2023')
    expect(miss.content[0]!.text).toContain('TCVN 5603:2023')
  })

  it('get_standard gives standing, replacement, sources and the date of the check', async () => {
    const old = await call('get_standard', { id: 'tcvn5603:2008' })
    expect(old.structuredContent).toMatchObject({
      found: true,
      standard: { standing: 'superseded', replacement: { name: 'TCVN 5603:2023' } },
    })
    const { text } = old.content[0]!
    expect(text).toContain('Bản thay thế: TCVN 5603:2023')
    expect(text).toMatch(/Kiểm tra ngày 2026-\d\d-\d\d.*Nguồn: /)
    expect(text).toContain('/tieu-chuan/tcvn-5603-2008')
    if (name === 'stdio') expect(text).toContain('https://tro-ly.example.vn/tieu-chuan/')
    const law = await call('get_standard', { id: '37/2026/NĐ-CP' })
    expect(law.structuredContent).toMatchObject({ found: true, law: { number: '37/2026/NĐ-CP' } })
  })

  it('get_standard offers choices, and says what an empty result does not mean', async () => {
    const choices = await call('get_standard', { id: 'QCVN 9' })
    expect(choices.content[0]!.text).toContain('QCVN 9:2012/BKHCN')
    const nothing = await call('get_standard', { id: 'TCVN 99999' })
    expect(nothing.structuredContent).toEqual({ found: false, choices: [] })
    expect(nothing.content[0]!.text).toContain('có thể tồn tại')
  })

  it('recommend_standards goes from words to a profile and on', async () => {
    const first = await call('recommend_standards', { text: 'Tôi làm nước mắm bán siêu thị' })
    expect(first.content[0]!.text).toContain('Bắt buộc theo pháp luật:')
    expect(first.content[0]!.text).toContain('QCVN 8-2:2011/BYT')
    const profile = first.structuredContent!.profile
    const again = await call('recommend_standards', { profile })
    expect(again.structuredContent!.outcomes).toEqual(first.structuredContent!.outcomes)
  })

  it('look_up_risk reads codes and names, and never says low risk', async () => {
    const named = await call('look_up_risk', { product: 'mũ bảo hiểm' })
    expect(named.structuredContent!.total).toBeGreaterThan(0)
    const coded = await call('look_up_risk', { hs: '0101.21' })
    expect(coded.content[0]!.text).toContain('chưa hẳn là rủi ro thấp')
  })

  it('get_guide answers by id and by topic', async () => {
    const topic = await call('get_guide', { query: 'công bố hợp quy' })
    expect(topic.content[0]!.text).toContain('## ')
    const { guide } = topic.structuredContent as { guide: { id: string } }
    const same = await call('get_guide', { id: guide.id })
    expect(same.structuredContent).toMatchObject({ found: true, guide: { id: guide.id } })
    expect((await call('get_guide', {})).content[0]!.text).toContain(guide.id)
  })

  it.each([
    ['recommend_standards', {}],
    ['recommend_standards', { text: 'a', profile: {} }],
    ['recommend_standards', { profile: { products: ['sao-hoa'] } }],
    ['recommend_standards', { text: 'a'.repeat(1001) }],
    ['look_up_risk', {}],
    ['search_standards', { query: 'a'.repeat(201) }],
    ['search_standards', { kinds: ['tat-ca'] }],
    ['get_standard', { id: 'tcvn-5603-2023', xoa: true }],
  ])('%s refuses what it does not know, case %#', async (tool, given) => {
    expect((await call(tool, given)).isError).toBe(true)
  })
})

describe('POST /mcp', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify(body),
    })
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }

  it('answers a single request without a session', async () => {
    const response = await post(list)
    expect(response.headers.get('mcp-session-id')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ id: 1, result: { tools: expect.any(Array) } })
  })

  it('is closed to pages of sites that are not listed, and to names that are not ours', async () => {
    expect((await post(list, { origin: 'https://evil.example' })).status).toBe(403)
    const listed = await post(list, { origin: SITE })
    expect(listed.status).toBe(200)
    expect(listed.headers.get('access-control-allow-origin')).toBe(SITE)
    // fetch does not let a caller set Host, so this one speaks to the socket.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(
        `${server.url}/mcp`,
        {
          method: 'POST',
          headers: {
            host: 'rebound.example',
            origin: 'http://rebound.example',
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
          },
        },
        (response) => resolve(response.resume().statusCode),
      )
      asked.once('error', reject).end(JSON.stringify(list))
    })
    expect(status).toBe(403)
  })

  it('refuses batches, large bodies, other types and other methods', async () => {
    expect((await post([list, list])).status).toBe(400)
    expect((await post({ ...list, params: { a: 'a'.repeat(20_000) } })).status).toBe(413)
    expect((await post(list, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post({ hello: 1 })).status).toBe(400)
    for (const method of ['GET', 'DELETE']) {
      const response = await fetch(`${server.url}/mcp`, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('POST')
    }
  })

  it('counts towards the limit of reads', async () => {
    const busy = await startTestServer({
      assistant: createScriptedAssistant(),
      pool: database.pool,
      env: { RATE_READS_PER_MINUTE: '1', TRUST_PROXY: '1' },
    })
    const once = () =>
      fetch(`${busy.url}/mcp`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'x-forwarded-for': '203.0.113.77',
        },
        body: JSON.stringify(list),
      })
    expect((await once()).status).toBe(200)
    expect((await once()).status).toBe(429)
    await busy.stop()
  })
})
