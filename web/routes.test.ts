import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { createApp, routeTable } from './app.ts'
import { createHealthCheck } from './health.ts'
import { createScriptedAssistant } from './testing-assistant.ts'
import { startTestServer, type TestServer } from './testing.ts'

const SITE = 'https://doanh-nghiep.example.vn'

interface Layer {
  route?: { path: string; stack: { method: string }[] }
}

/** A database that nobody listens for. */
const nowhere = new pg.Pool({ host: '127.0.0.1', port: 1 })

let database: Database
let server: TestServer
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({
    assistant: createScriptedAssistant(),
    pool: database.pool,
    env: { WIDGET_ORIGINS: SITE, PUBLIC_URL: 'https://tro-ly.example.vn' },
  })
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

const routes = () => routeTable(server.parts)
const address = (path: string) => server.url + path.replace(':id', 'tcvn-5107-2018.1')

describe('the route table', () => {
  it('is all that is registered', () => {
    // Express tells what is registered only through this field, which its types leave out.
    const layers = (createApp(server.parts) as unknown as { router: { stack: Layer[] } }).router
      .stack
    const registered = layers.flatMap(({ route }) =>
      route ? [...new Set(route.stack.map((step) => `${step.method} ${route.path}`))] : [],
    )
    const expected = routes().map((route) => `${route.method} ${route.path}`)
    expect(registered.filter((one) => !one.startsWith('options ')).sort()).toEqual(expected.sort())
  })

  it('gives every route a role, and the only role so far is the public one', () => {
    expect(new Set(routes().map((route) => route.role))).toEqual(new Set(['public']))
  })

  it('counts everything that changes or computes as a write', () => {
    // The tools of the MCP server only read, whatever the method of HTTP.
    const writes = routes().filter((route) => route.method !== 'get' && route.path !== '/mcp')
    expect(writes.filter((route) => !['write', 'answer'].includes(route.cost))).toEqual([])
  })
})

describe('headers', () => {
  it('protect every answer, errors included', async () => {
    for (const { method, path } of [...routes(), { method: 'get', path: '/khong-co' }]) {
      const response = await fetch(address(path), { method: method.toUpperCase() })
      const { headers } = response
      const where = `${method} ${path}`
      expect(headers.get('content-security-policy'), where).toMatch(
        /^default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;base-uri 'none';object-src 'none';form-action 'self';frame-ancestors 'self'/,
      )
      expect(headers.get('x-content-type-options'), where).toBe('nosniff')
      expect(headers.get('strict-transport-security'), where).toBe('max-age=31536000')
      expect(headers.get('referrer-policy'), where).toBe('no-referrer')
      expect(headers.get('x-powered-by'), where).toBeNull()
      expect(headers.get('set-cookie'), where).toBeNull()
      await response.arrayBuffer()
    }
  })

  it('let nothing keep what carries words of people', async () => {
    for (const { method, path, kind } of routes())
      if (kind === 'api' || path.startsWith('/danh-gia/')) {
        const response = await fetch(address(path), { method: method.toUpperCase() })
        expect(response.headers.get('cache-control'), path).toBe('no-store')
        await response.arrayBuffer()
      }
  })

  it('promise no HTTPS where there is none', async () => {
    const plain = await startTestServer({
      assistant: createScriptedAssistant(),
      pool: database.pool,
    })
    const response = await fetch(plain.url)
    expect(response.headers.get('strict-transport-security')).toBeNull()
    await plain.stop()
  })
})

describe('other sites', () => {
  const ask = (method: string, path: string, origin: string) =>
    fetch(address(path), { method: method.toUpperCase(), headers: { origin } })

  it('in the list may use what the widget needs, and only that', async () => {
    for (const { method, path, kind, shared } of routes()) {
      const response = await ask(method, path, SITE)
      // What is the same for everybody may be read from everywhere.
      const allowed = kind === 'data' ? '*' : shared ? SITE : null
      expect(response.headers.get('access-control-allow-origin'), path).toBe(allowed)
      if (shared) expect(response.headers.get('vary'), path).toContain('Origin')
      await response.arrayBuffer()
    }
  })

  it.each(['https://evil.example', 'null', `${SITE}.evil.example`, SITE.replace('https', 'http')])(
    'outside the list (%s) read nothing and write nothing',
    async (origin) => {
      for (const { method, path, shared } of routes().filter((route) => route.shared)) {
        const response = await ask(method, path, origin)
        expect(response.headers.get('access-control-allow-origin'), path).toBeNull()
        if (method !== 'get' && shared) {
          expect(response.status, path).toBe(403)
          expect(await response.text()).toContain('chưa được phép')
        } else await response.arrayBuffer()
      }
    },
  )

  it('are told so before they send anything', async () => {
    expect((await ask('options', '/api/v1/chat', 'https://evil.example')).status).toBe(403)
    const preflight = await ask('options', '/api/v1/chat', SITE)
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('may load the script from anywhere, and our own page may write', async () => {
    const script = await fetch(`${server.url}/widget.js`)
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const own = await ask('post', '/api/v1/chat', 'https://tro-ly.example.vn')
    expect(own.status).toBe(415)
    const local = await ask('post', '/api/v1/chat', server.url)
    expect(local.status).toBe(415)
  })
})

describe('files', () => {
  it('come compressed, with a tag, and not twice', async () => {
    const first = await fetch(`${server.url}/widget.js`, { headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(first.headers.get('vary')).toContain('Accept-Encoding')
    expect(await first.text()).toContain('tro-ly-tieu-chuan')
    const again = await fetch(`${server.url}/widget.js`, {
      headers: { 'if-none-match': first.headers.get('etag')!, 'cache-control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
  })

  it('are kept for a year under the address that names their version', async () => {
    const page = await (await fetch(server.url)).text()
    const [, path] = /src="(\/widget\.js\?v=[^"]+)"/.exec(page)!
    expect((await fetch(server.url + path)).headers.get('cache-control')).toContain('immutable')
    expect(
      (await fetch(`${server.url}/widget.js?v=old`)).headers.get('cache-control'),
    ).not.toContain('immutable')
  })
})

describe('limits', () => {
  it('hold for reads and writes apart, across processes, with a time to wait', async () => {
    const env = { RATE_WRITES_PER_MINUTE: '2', RATE_READS_PER_MINUTE: '3', TRUST_PROXY: '1' }
    const start = () =>
      startTestServer({ assistant: createScriptedAssistant(), pool: database.pool, env })
    const [one, two] = [await start(), await start()]
    const read = (url: string, client: string) =>
      fetch(`${url}/quyen-rieng-tu`, {
        headers: { 'x-forwarded-for': client, accept: 'text/html' },
      })
    for (const url of [one.url, two.url, one.url])
      expect((await read(url, '203.0.113.5')).status).toBe(200)
    const refused = await read(two.url, '203.0.113.5')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('Xin chờ')
    expect((await read(two.url, '203.0.113.6')).status).toBe(200)
    // The address that a client claims for itself, in front of the proxy's own entry, changes nothing.
    expect((await read(two.url, '198.51.100.1, 203.0.113.5')).status).toBe(429)
    const write = await fetch(`${one.url}/hoi`, { headers: { 'x-forwarded-for': '203.0.113.5' } })
    expect(write.status).toBe(200)
    const { rows } = await database.pool.query<{ key: string }>('select key from rate_limit')
    expect(rows.length).toBeGreaterThan(2)
    expect(rows.map((row) => row.key).join()).not.toContain('203.0')
    await Promise.all([one.stop(), two.stop()])
  })

  it('hold in memory while the database is away', async () => {
    const alone = await startTestServer({
      assistant: createScriptedAssistant(),
      pool: nowhere,
      env: { RATE_READS_PER_MINUTE: '1' },
    })
    expect((await fetch(`${alone.url}/quyen-rieng-tu`)).status).toBe(200)
    expect((await fetch(`${alone.url}/quyen-rieng-tu`)).status).toBe(429)
    await alone.stop()
  })
})

describe('health', () => {
  it('is told by the database and by whether there is content', async () => {
    const parts = { assistant: createScriptedAssistant(), pool: database.pool }
    const health = createHealthCheck(database.pool, { chatModel: undefined })
    const probe = await startTestServer({ ...parts, parts: { health } })
    const empty = await fetch(`${probe.url}/healthz`)
    expect(empty.status).toBe(503)
    expect(await empty.json()).toEqual({
      status: 'down',
      database: 'ok',
      content: { documents: 0, passages: 0 },
      mode: 'rules',
    })
    await probe.stop()
    expect(await createHealthCheck(nowhere, { chatModel: undefined })()).toEqual({
      status: 'down',
      database: 'down',
      mode: 'rules',
    })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})
