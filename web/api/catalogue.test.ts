import { parse } from 'node:querystring'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import type { EntryPage, LawView, StandardView } from '../../core/open-data/shapes.ts'
import type { RecommendationView, Vocabulary } from '../../core/open-data/advice-shapes.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { startTestServer, type TestServer } from '../testing.ts'

let database: Database
let server: TestServer
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ assistant: createScriptedAssistant(), pool: database.pool })
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, { headers, redirect: 'manual' })
const read = async <T>(path: string) => {
  const response = await get(path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as T
}
const fault = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error
const send = (body: unknown) =>
  fetch(`${server.url}/api/v1/recommend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('the list of standards', () => {
  it('filters, counts and leads from page to page to the end', async () => {
    let path = '/standards?kind=qcvn&mandatory=true&status=current&pageSize=40'
    const names = new Set<string>()
    let total = 0
    for (;;) {
      const page = await read<EntryPage>(path)
      total = page.total
      for (const item of page.items) {
        expect(item).toMatchObject({ kind: 'qcvn', standing: 'current', mandatory: true })
        names.add(item.name)
      }
      if (!page.links.next) break
      path = page.links.next.replace('/api/v1', '')
      expect(parse(path.split('?')[1]!)).toMatchObject({ kind: 'qcvn', pageSize: '40' })
    }
    expect(total).toBeGreaterThan(50)
    expect(names.size).toBe(total)
  })

  it('takes several values repeated or joined, and words with a typing slip in the number', async () => {
    const joined = await read<EntryPage>('/standards?kind=tcvn,khac&pageSize=1')
    const repeated = await read<EntryPage>('/standards?kind=tcvn&kind=khac&pageSize=1')
    expect(joined.total).toBe(repeated.total)
    const miss = await read<EntryPage>('/standards?q=TCVN%205630:2023')
    expect(miss.nearMisses[0]!.nearest.map((one) => one.name)).toContain('TCVN 5603:2023')
  })

  it('says in Link where the next page is', async () => {
    const response = await get('/standards?pageSize=10&page=2')
    expect(response.headers.get('link')).toMatch(/page=3>; rel="next".*page=1>; rel="prev"/)
  })

  it.each([
    ['page=0', 'page'],
    ['page=1&page=2', 'page'],
    ['pageSize=101', 'lớn nhất là 100'],
    ['kind=luat', 'chỉ nhận tcvn, qcvn, khac'],
    ['mandatory=co', 'true, false'],
    ['sapxep=ten', 'Không có tham số “sapxep”'],
    ['ics=abc', 'ics'],
    ['__proto__=1', '__proto__'],
  ])('refuses %s and names it', async (query, words) => {
    const response = await get(`/standards?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { code, message } = await fault(response)
    expect(code).toBe('bad-request')
    expect(message).toContain(words)
  })

  it('refuses a query that is longer than it reads', async () => {
    const response = await get(`/standards?q=${'a'.repeat(201)}`)
    expect((await fault(response)).message).toContain('tối đa 200 ký tự')
  })

  it('is a whole table when asked for one, by name or by header', async () => {
    const { total } = await read<EntryPage>('/standards?kind=qcvn')
    for (const response of [
      await get('/standards?kind=qcvn&format=csv'),
      await get('/standards?kind=qcvn', { accept: 'text/csv' }),
    ]) {
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(response.headers.get('content-disposition')).toContain('tieu-chuan.csv')
      expect(response.headers.get('vary')).toContain('Accept')
      const bytes = Buffer.from(await response.arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(bytes.toString('utf8').match(/^qcvn-|^qcdp-|^sua-doi-/gm)).toHaveLength(total)
    }
  })
})

describe('one entry', () => {
  it('has its standing, chain of editions, provenance, equivalents and the products concerned', async () => {
    const one = await read<StandardView>('/standards/tcvn-5603-2008')
    expect(one).toMatchObject({
      standing: 'superseded',
      replacement: { id: 'tcvn-5603-2023', standing: 'current', url: '/tieu-chuan/tcvn-5603-2023' },
    })
    expect(one.editions.map((edition) => edition.name)).toEqual([
      'TCVN 5603:2023',
      'TCVN 5603:2008',
    ])
    const regulation = await read<StandardView>('/standards/qcvn-8-2-2011-byt')
    expect(regulation.mandatory!.by).toContain('68/2006/QH11')
    expect(regulation.concerns.length).toBeGreaterThan(0)
    expect(regulation.provenance.sources.length).toBeGreaterThan(0)
    const adopted = await read<StandardView>('/standards/tcvn-iso-22000-2018')
    expect(adopted.equivalents).toContainEqual({ designation: 'ISO 22000:2018', degree: 'IDT' })
  })

  it.each([
    ['TCVN 5603:2008', 308, 'tcvn-5603-2008'],
    ['tcvn5603-2023', 308, 'tcvn-5603-2023'],
    ['QCVN 8-2:2011/BYT', 308, 'qcvn-8-2-2011-byt'],
    ['tcvn5603', 307, 'tcvn-5603-2023'],
    ['iso 22000', 307, 'tcvn-iso-22000-2018'],
  ])('is reached by %s', async (typed, status, id) => {
    const response = await get(`/standards/${encodeURIComponent(typed)}`)
    expect(response.status).toBe(status)
    expect(response.headers.get('location')).toBe(`/api/v1/standards/${id}`)
  })

  it('offers a choice where a number is not one document', async () => {
    const response = await get('/standards/QCVN%209')
    expect(response.status).toBe(300)
    const { items } = (await response.json()) as { items: { name: string }[] }
    expect(items.map((one) => one.name)).toEqual(
      expect.arrayContaining(['QCVN 9:2012/BKHCN', 'QCVN 09:2015/BCT']),
    )
  })

  it('that is not there is told with the nearest number', async () => {
    const response = await get('/standards/TCVN%205630:2023')
    expect(response.status).toBe(404)
    expect((await fault(response)).message).toContain('TCVN 5603:2023')
    expect((await get('/standards/khong-co')).status).toBe(404)
    expect((await get('/guides/khong-co')).status).toBe(404)
    expect((await get('/standards/%E0%A4%A')).status).toBe(400)
  })

  it('may be a law, under its id or its number', async () => {
    const way = await get(`/laws/${encodeURIComponent('37/2026/NĐ-CP')}`)
    expect(way.status).toBe(308)
    const law = await read<LawView>(way.headers.get('location')!.replace('/api/v1', ''))
    expect(law.number).toBe('37/2026/NĐ-CP')
    expect(law.points.length).toBeGreaterThan(0)
  })

  it('may be a guide, found by searching', async () => {
    const { items } = await read<EntryPage>(`/guides?q=${encodeURIComponent('công bố hợp quy')}`)
    const guide = await read<{ body: string; laws: { name: string }[] }>(`/guides/${items[0]!.id}`)
    expect(guide.body).toContain('## ')
    expect(guide.laws.length).toBeGreaterThan(0)
  })
})

describe('searching', () => {
  it('finds standards, laws and guides together', async () => {
    const { items } = await read<EntryPage>(`/search?q=${encodeURIComponent('nhãn hàng hóa')}`)
    expect(new Set(items.map((one) => one.kind)).size).toBeGreaterThan(1)
    expect((await get('/search')).status).toBe(400)
  })
})

describe('advice', () => {
  it('comes from words, and goes on from the profile and the answer to its question', async () => {
    const first = (await (
      await send({ text: 'Tôi sản xuất nước mắm đóng chai bán siêu thị' })
    ).json()) as RecommendationView
    expect(first.profile.products).toEqual(['nuoc-mam'])
    expect(first.outcomes.map((one) => one.document.name)).toContain('QCVN 8-2:2011/BYT')
    const { question, profile } = first
    const facts = { ...profile.facts, [question!.fact]: [question!.choices[0]!.id] }
    const response = await send({ profile: { ...profile, facts } })
    expect(response.status).toBe(200)
    const next = (await response.json()) as RecommendationView
    expect(next.question?.fact).not.toBe(question!.fact)
  })

  it('asks for the product where none was named', async () => {
    const advice = (await (await send({ text: 'xin chào' })).json()) as RecommendationView
    expect(advice.question!.fact).toBe('san-pham')
    expect(advice.outcomes).toEqual([])
  })

  it.each([
    [{ profile: { products: ['sao-hoa'] } }, 'products: sao-hoa'],
    [{ profile: { facts: { 'sao-hoa': ['co'] } } }, 'facts: sao-hoa'],
    [{ profile: { people: -1 } }, 'profile.people'],
    [{ profile: { gia: 1 } }, 'profile'],
    [{ text: 'a', profile: {} }, 'Hồ sơ'],
    [{}, 'định dạng'],
    [null, 'định dạng'],
  ])('refuses %j', async (body, words) => {
    const response = await send(body)
    expect(response.status).toBe(400)
    expect((await fault(response)).message).toContain(words)
  })

  it('refuses more words than a question may have', async () => {
    const response = await send({ text: 'a'.repeat(1001) })
    expect((await fault(response)).code).toBe('question-too-long')
  })

  it('speaks a vocabulary that is published whole', async () => {
    const { facts, products } = await read<Vocabulary>('/facts')
    expect(facts.length).toBe(server.parts.catalogue.facts.size)
    expect(products.length).toBe(server.parts.catalogue.products.length)
  })
})

describe('risk groups', () => {
  it('are found by code or product, and an unknown product is told', async () => {
    const all = await read<{ total: number }>('/risk-groups?pageSize=1')
    expect(all.total).toBe(server.parts.catalogue.riskGroups.length)
    const { items } = await read<{ items: { hs: string[] }[] }>('/risk-groups?hs=8516.31.00')
    for (const { hs } of items) expect(hs.some((code) => code.startsWith('8516'))).toBe(true)
    expect((await fault(await get('/risk-groups?product=sao-hoa'))).message).toContain('sao-hoa')
  })
})

describe('the data set', () => {
  it('is dated, licensed, compressed and not sent twice', async () => {
    const response = await get('/dataset.json', { 'accept-encoding': 'gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('link')).toContain('rel="license"')
    const dataset = (await response.json()) as Record<string, unknown>
    expect(dataset).toMatchObject({ format: 1, licence: { id: 'Apache-2.0' } })
    expect(dataset.date).toMatch(/^2026-/)
    for (const path of ['/dataset.json', '/dataset/standards.csv', '/standards', '/openapi.json']) {
      const { headers } = await get(path)
      const again = await get(path, {
        'if-none-match': headers.get('etag')!,
        'cache-control': 'max-age=0',
      })
      expect(again.status, path).toBe(304)
      expect(headers.get('cache-control'), path).toMatch(/^public, max-age=/)
    }
    const typed = await get('/search?q=keo')
    expect(typed.headers.get('cache-control')).toBe('private, max-age=300')
  })
})

describe('other sites', () => {
  it('may read from anywhere, without credentials', async () => {
    const response = await get('/standards', { origin: 'https://bat-ky.example' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const preflight = await fetch(`${server.url}/api/v1/standards`, {
      method: 'OPTIONS',
      headers: { origin: 'https://bat-ky.example', 'access-control-request-method': 'GET' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  })
})
