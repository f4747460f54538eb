import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newConversationId } from '../../../agent/door.ts'
import { createAssistant } from '../../../agent/index.ts'
import { Catalogue } from '../../../core/catalogue.ts'
import { loadCatalogue } from '../../../core/data/load.ts'
import type { Database } from '../../../core/db/open.ts'
import { testDatabase } from '../../../core/testing.ts'
import { ingestContent } from '../../../ingest/index.ts'
import { routeTable } from '../../app.ts'
import { startTestServer, type TestServer } from '../../testing.ts'
import { describeApi, operations } from './index.ts'

const SITE = 'https://doanh-nghiep.example.vn'
/** A database that nobody listens for. */
const nowhere = new pg.Pool({ host: '127.0.0.1', port: 1 })

const catalogue = loadCatalogue()

let database: Database
let server: TestServer
/** Its database is away; one request a minute is allowed. */
let broken: TestServer
let busy: TestServer
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  // The answers come from the whole catalogue; of its passages the ones asked for are enough.
  const asked = catalogue.standards.filter((one) => one.designation.startsWith('TCVN 5603:'))
  await ingestContent(pool, new Catalogue({ standards: asked }))
  const config = { chatModel: undefined, embeddingModel: undefined, publicUrl: undefined }
  const assistant = createAssistant({ pool, catalogue, config })
  const start = (env: Record<string, string> = {}) =>
    startTestServer({
      assistant,
      pool,
      env: { WIDGET_ORIGINS: SITE, ...env },
      parts: { catalogue },
    })
  server = await start()
  busy = await start({ RATE_READS_PER_MINUTE: '1', RATE_WRITES_PER_MINUTE: '1' })
  const away = () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }))
  broken = await startTestServer({
    assistant: {
      ...assistant,
      conversation: away,
      eraseConversation: away,
      giveFeedback: away,
      passage: away,
      async *turn() {
        yield* []
        await away()
      },
    },
    pool: nowhere,
    parts: { catalogue },
  })
})
afterAll(async () => {
  await Promise.all([server.stop(), busy.stop(), broken.stop()])
  await database.close()
})

interface Call {
  query?: string
  id?: string
  body?: unknown
  headers?: Record<string, string>
  on?: 'server' | 'busy' | 'broken'
}

const conversationId = newConversationId()
const messageId = newConversationId()
const turn = { conversationId, messageId, text: 'TCVN 5603:2008 còn hiệu lực không?' }
const json = { accept: 'application/json' }
const huge = { text: 'a'.repeat(20_000) }
const foreign = { headers: { origin: 'https://evil.example' } }
const plain = { body: 'text', headers: { 'content-type': 'text/plain' } }
const away = { on: 'broken' } as const
const busyNow = { on: 'busy' } as const

/** Operation -> status -> a request that ends so. What the document promises must stand here, each status once. */
const CALLS: Record<string, Record<number, Call>> = {
  listStandards: { 200: { query: 'q=nước mắm' }, 400: { query: 'page=0' } },
  getStandard: {
    200: { id: 'tcvn-5603-2008' },
    300: { id: 'QCVN 9' },
    307: { id: 'tcvn5603' },
    308: { id: 'TCVN 5603:2023' },
    404: { id: 'tcvn-99999' },
  },
  listLaws: { 200: { query: 'q=nhãn&status=current' }, 400: { query: 'kind=luat' } },
  getLaw: {
    200: { id: 'nghi-dinh-37-2026' },
    300: { id: 'thông tư 28' },
    307: { id: 'nghị định 37' },
    308: { id: '37/2026/NĐ-CP' },
    404: { id: 'khong-co' },
  },
  listGuides: { 200: { query: 'q=haccp' }, 400: { query: 'sector=A B' } },
  getGuide: { 200: { id: 'cong-bo-hop-quy' }, 404: { id: 'khong-co' } },
  search: { 200: { query: 'q=tcvn 5630:2023' }, 400: {} },
  listRiskGroups: { 200: { query: 'pageSize=100' }, 400: { query: 'hs=abc' } },
  listFacts: { 200: {} },
  listChecklists: { 200: {} },
  getChecklist: { 200: { id: 'vs-haccp' }, 404: { id: 'khong-co' } },
  getChecklistOscal: { 200: { id: 'vs-haccp' }, 404: { id: 'khong-co' } },
  getSchema: { 200: { id: 'assessment' }, 404: { id: 'constructor' } },
  recommend: {
    200: { body: { text: 'Tôi làm máy sấy tóc, mũ bảo hiểm và bán siêu thị, 8 lao động' } },
    400: { body: { profile: { products: ['khong-co'] } } },
    403: { body: { text: 'a' }, ...foreign },
    413: { body: huge },
    415: plain,
  },
  getDataset: { 200: {} },
  getStandardsTable: { 200: {} },
  getOpenApi: { 200: {} },
  ask: {
    200: { body: turn, headers: json },
    400: { body: { text: '' } },
    403: { body: turn, ...foreign },
    413: { body: huge },
    415: plain,
    503: { body: turn, headers: json, ...away },
  },
  readConversation: {
    200: { id: conversationId },
    404: { id: newConversationId() },
    503: { id: conversationId, ...away },
  },
  giveFeedback: {
    204: { id: conversationId, body: { messageId, verdict: 'up' } },
    400: { id: conversationId, body: { messageId, verdict: 'well' } },
    403: { id: conversationId, body: {}, ...foreign },
    404: { id: newConversationId(), body: { messageId, verdict: 'up' } },
    413: { id: conversationId, body: huge },
    415: { id: conversationId, ...plain },
    503: { id: conversationId, body: { messageId, verdict: 'up' }, ...away },
  },
  readPassage: {
    200: { id: 'tcvn-5603-2023.2' },
    404: { id: 'khong-co.1' },
    503: { id: 'tcvn-5603-2023.2', ...away },
  },
  eraseConversation: {
    204: { id: conversationId },
    403: { id: conversationId, ...foreign },
    503: { id: conversationId, ...away },
  },
}

const document = () => JSON.parse(JSON.stringify(describeApi('/'))) as AnySchemaObject

describe('the OpenAPI document', () => {
  it('is valid by the specification of OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(document())
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('has every route of the API, and the server every route of the document', () => {
    const served = routeTable(server.parts)
      .filter((route) => route.path.startsWith('/api/v1/'))
      .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
    expect(operations.map((one) => `${one.method} ${one.path}`).sort()).toEqual(served.sort())
  })

  it('is what the server gives', async () => {
    const response = await fetch(`${server.url}/api/v1/openapi.json`)
    expect(await response.json()).toEqual(document())
  })
})

describe('what the server answers', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document(), 'api')

  /** The reply as the document describes it. */
  async function check(id: string, status: number, call: Call) {
    const operation = operations.find((one) => one.id === id)!
    const { method, path } = operation
    const { on = 'server', query, body, headers = {} } = call
    const url = `${{ server, busy, broken }[on].url}${path.replace('{id}', encodeURIComponent(call.id ?? 'a'))}`
    const response = await fetch(query ? `${url}?${new URLSearchParams(query).toString()}` : url, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    })
    expect(response.status, `${id} ${JSON.stringify(call)}`).toBe(status)
    const { responses } = document().paths[path][method] as AnySchemaObject
    const described = responses[status] as {
      content?: Record<string, unknown>
      headers?: Record<string, unknown>
    }
    expect(described, `${id} ${status} is documented`).toBeDefined()
    for (const name of ['Location', 'Retry-After', 'X-Conversation-Id'])
      if (described.headers?.[name]) expect(response.headers.get(name), name).toBeTruthy()
    const text = await response.text()
    if (!described.content) return
    const type = response.headers.get('content-type')!.split(';')[0]!
    expect(Object.keys(described.content)).toContain(type)
    if (type !== 'application/json') return
    const pointer = [path, method, 'responses', String(status), 'content', type, 'schema']
      .map((part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1')))
      .join('/')
    const validate = ajv.getSchema(`api#/paths/${pointer}`)!
    expect(validate(JSON.parse(text)), ajv.errorsText(validate.errors)).toBe(true)
  }

  for (const [id, statuses] of Object.entries(CALLS))
    for (const [status, call] of Object.entries(statuses))
      it(`is as documented: ${id} ${status}`, () => check(id, Number(status), call))

  it('is as documented for every route when it is asked too often', async () => {
    for (const { id, method } of operations) {
      const call: Call = { ...busyNow, ...(method === 'post' ? { body: {} } : {}) }
      const first = await fetch(`${busy.url}/${method === 'get' ? 'quyen-rieng-tu' : 'hoi'}`)
      await first.arrayBuffer()
      await check(id, 429, call)
    }
  })

  it('is as documented for every route with a path that does not decode', async () => {
    for (const { path, method, faults } of operations)
      if (path.includes('{id}') && faults.includes(400)) {
        const response = await fetch(`${server.url}${path.replace('{id}', '%E0%A4%A')}`, {
          method: method.toUpperCase(),
        })
        expect(response.status, path).toBe(400)
        expect(ajv.getSchema('api#/components/schemas/Error')!(await response.json())).toBe(true)
      }
  })

  it('is tried for every status that the document names', () => {
    for (const { id, success, faults } of operations) {
      const tried = Object.keys(CALLS[id] ?? {}).map(Number)
      // 429 and a path that does not decode are tried for all routes at once.
      const elsewhere = (status: number) =>
        status === 429 || (status === 400 && !tried.includes(400))
      const promised = [...Object.keys(success).map(Number), ...faults]
      expect(tried.sort(), id).toEqual(promised.filter((one) => !elsewhere(one)).sort())
    }
  })
})

describe('every entry of the catalogue', () => {
  it('has the documented shape', async () => {
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema(document(), 'api')
    const { standards, laws, guides } = catalogue
    const all = [
      ...standards.map(({ id }) => ['StandardView', `standards/${id}`]),
      ...laws.map(({ id }) => ['LawView', `laws/${id}`]),
      ...guides.map(({ id }) => ['GuideView', `guides/${id}`]),
    ] as const
    for (const [shape, path] of all) {
      const response = await fetch(`${server.url}/api/v1/${path}`, { redirect: 'error' })
      const validate = ajv.getSchema(`api#/components/schemas/${shape}`)!
      expect(validate(await response.json()), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(
        true,
      )
    }
  })
})
