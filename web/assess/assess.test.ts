import pg from 'pg'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OscalAssessmentResults } from '../../agent/report/oscal/assessment-results.ts'
import type { OscalCatalog } from '../../agent/report/oscal/catalog.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { createOwner, formOf, type Owner } from './testing-owner.ts'

let database: Database
let server: TestServer
let owner: Owner
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ assistant: createScriptedAssistant(), pool: database.pool })
  owner = createOwner(server.url)
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

const HACCP = 'vs-haccp'
const events = async (secret: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: string }>(
    'select count(*) from assessment_answer where assessment_id = $1',
    [secret],
  )
  return Number(rows[0]!.count)
}
const answerAll = async (secret: string, value: string): Promise<string> => {
  for (;;) {
    const { location } = await owner.answer(secret, { 'tra-loi': value })
    if (location.endsWith('/xem-lai')) return location
  }
}

describe('the list', () => {
  it('names every checklist, keeps what is known of the firm, and knows no other checklist', async () => {
    const page = await owner.get('/tu-danh-gia?sp=nuoc-mam&nguoi=8')
    for (const { title } of server.parts.catalogue.checklists) expect(page.body).toContain(title)
    expect(page.body).toContain(`action="/tu-danh-gia/${HACCP}?sp=nuoc-mam&amp;nguoi=8"`)
    expect((await owner.post('/tu-danh-gia/khong-co')).status).toBe(404)
  })

  it('is reached from the page of a standard and from a recommendation', async () => {
    for (const path of ['/tieu-chuan/tcvn-5603-2023', '/goi-y?sp=nuoc-mam&khach-hang=sieu-thi'])
      expect((await owner.get(path)).body, path).toMatch(/href="\/tu-danh-gia[^"]*#vs-haccp"/)
  })
})

describe('an answer', () => {
  it('is stored before the way on is shown, and is one however often it is sent', async () => {
    const secret = await owner.start(HACCP)
    const form: Record<string, string> = {
      ...(await owner.question(secret)),
      'tra-loi': 'partly',
      'ghi-chu': 'hỏi chị Hoa',
    }
    const replies = await Promise.all(
      [1, 2, 3].map(() => owner.post(`/danh-gia/${secret}/tra-loi`, form)),
    )
    for (const { status, location } of replies) {
      expect(status).toBe(303)
      expect(location).toMatch(new RegExp(`^/danh-gia/${secret}\\?cau=`))
    }
    expect(await events(secret)).toBe(1)
    expect((await owner.stored(secret)).answers.owner[form.cau!]).toMatchObject({
      value: 'partly',
      note: 'hỏi chị Hoa',
    })
  })

  it('that is changed on an old page counts, and so does changing it back', async () => {
    const secret = await owner.start(HACCP)
    const form = await owner.question(secret)
    for (const value of ['yes', 'no', 'yes'])
      await owner.post(`/danh-gia/${secret}/tra-loi`, { ...form, 'tra-loi': value })
    expect((await owner.stored(secret)).answers.owner[form.cau!]!.value).toBe('yes')
  })

  it('needs a choice, and a reason where it does not apply; what was typed stays', async () => {
    const secret = await owner.start(HACCP)
    const none = await owner.answer(secret, { 'tra-loi': '', 'ghi-chu': 'để trong tủ' })
    expect(none.status).toBe(422)
    expect(none.body).toContain('để trong tủ')
    expect(none.body).toContain('href="#tra-loi-yes"')
    const must = await owner.answer(secret, { 'tra-loi': 'na', 'ly-do': 'không làm' })
    expect(must.status).toBe(422)
    const optional = server.parts.catalogue.checklists
      .find((one) => one.id === HACCP)!
      .sections.flatMap((one) => one.questions)
      .find((one) => one.allowsNa && !one.when && !one.after)!
    const bare = await owner.answer(secret, { 'tra-loi': 'na', 'ghi-chu': 'sổ đỏ' }, optional.id)
    expect(bare.status).toBe(422)
    expect(bare.body).toContain('aria-describedby="ly-do-loi"')
    expect(bare.body).toContain('sổ đỏ')
    expect(await events(secret)).toBe(0)
  })

  it('can be sent by the script, which is told where to go on', async () => {
    const secret = await owner.start(HACCP)
    const form = { ...(await owner.question(secret)), 'tra-loi': 'yes' }
    const path = `/danh-gia/${secret}/tra-loi`
    const saved = await owner.post(path, form, { accept: 'application/json' })
    expect(JSON.parse(saved.body)).toEqual({ next: expect.stringMatching(/\?cau=/) })
    const fault = await owner.post(path, { ...form, 'tra-loi': '' }, { accept: 'application/json' })
    expect(fault.status).toBe(422)
  })

  it('is kept harmless, whatever it says', async () => {
    const secret = await owner.start(HACCP)
    const hostile = '"><script>window.hacked=1</script> =HYPERLINK("x") 0912 345 678 \u202eabc'
    await owner.answer(secret, { 'tra-loi': 'no', 'ghi-chu': hostile + 'ạ'.repeat(600) })
    for (const part of ['xem-lai', 'ket-qua', 'ke-hoach']) {
      const { body } = await owner.get(`/danh-gia/${secret}/${part}`)
      expect(body, part).not.toMatch(/<script>window|0912|\u202e/)
    }
    const [given] = Object.values((await owner.stored(secret)).answers.owner)
    expect(given!.note!.length).toBeLessThanOrEqual(500)
    const bad = { 'su-kien': 'x', cau: 'y', 'tra-loi': 'yes' }
    expect((await owner.post(`/danh-gia/${secret}/tra-loi`, bad)).status).toBe(400)
    const strange = await owner.answer(secret, { cau: '__proto__', 'tra-loi': 'yes' })
    expect(strange.status).toBe(400)
  })
})

describe('a form that cannot be taken now', () => {
  it('comes back whole, to be sent again: too many, or no database', async () => {
    const busy = await startTestServer({
      assistant: createScriptedAssistant(),
      pool: database.pool,
      env: { RATE_ANSWERS_PER_MINUTE: '1' },
    })
    const away = await startTestServer({
      assistant: createScriptedAssistant(),
      pool: new pg.Pool({ host: '127.0.0.1', port: 1 }),
    })
    const secret = await owner.start(HACCP)
    const form = { ...(await owner.question(secret)), 'tra-loi': 'no', 'ghi-chu': '"kệ" số 2' }
    const path = `/danh-gia/${secret}/tra-loi`
    await createOwner(busy.url).post(path, form)
    const [refused, broken] = await Promise.all(
      [busy, away].map(({ url }) => createOwner(url).post(path, form)),
    )
    expect([refused!.status, broken!.status]).toEqual([429, 503])
    for (const page of [refused!, broken!]) {
      expect(page.body).toContain(`action="${path}"`)
      expect(formOf(page.body, '.ask')).toEqual(form)
    }
    await Promise.all([busy.stop(), away.stop()])
  })
})

describe('the result', () => {
  it('says how ready, what the law demands first, and what to do; a page stays small at its worst', async () => {
    const secret = await owner.start(HACCP)
    await answerAll(secret, 'no')
    const sizes: Record<string, number> = {}
    for (const part of ['xem-lai', 'ket-qua', 'ke-hoach', 'chia-se']) {
      const page = await owner.get(`/danh-gia/${secret}/${part}`)
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('x-robots-tag')).toContain('noindex')
      expect(page.body).toContain('<meta name="robots" content="noindex" />')
      sizes[part] = Buffer.byteLength(page.body)
    }
    expect(Math.max(...Object.values(sizes)), JSON.stringify(sizes)).toBeLessThan(60_000)
    const { body } = await owner.get(`/danh-gia/${secret}/ket-qua`)
    expect(body).toContain('Theo các câu trả lời, còn thiếu điều pháp luật bắt buộc.')
    expect(body.indexOf('id="bat-buoc"')).toBeLessThan(body.indexOf('id="lam-truoc"'))
    expect(body).toContain('<svg')
  })

  it('says at the top which legal minimum nobody knows, and leads to the paper before the details', async () => {
    const secret = await owner.start(HACCP)
    await answerAll(secret, 'unknown')
    const { body } = await owner.get(`/danh-gia/${secret}/ket-qua`)
    const page = load(body)
    expect(body).toContain('Chưa đủ câu trả lời rõ để kết luận.')
    const unsettled = page('[aria-labelledby="chua-ro"]').text()
    expect(unsettled).toContain('Luật 55/2010/QH12')
    expect(unsettled).toContain('Có thể xem:')
    expect(page('[aria-labelledby="tim-hieu"]').text()).not.toContain('Luật 55/2010/QH12')
    expect(body.indexOf('bao-cao.pdf')).toBeLessThan(body.indexOf('id="tung-phan"'))
    expect(page('details a[href$="oscal.json"]')).toHaveLength(1)
  })

  it('keeps a plan, and what was typed where a day is none', async () => {
    const secret = await owner.start(HACCP)
    const { cau } = await owner.question(secret)
    await owner.answer(secret, { 'tra-loi': 'no' })
    const path = `/danh-gia/${secret}/ke-hoach`
    const plan = (due: string) => ({
      [`nguoi.${cau}`]: 'Chị Hoa',
      [`han.${cau}`]: due,
      [`tinh-trang.${cau}`]: 'doing',
    })
    const wrong = await owner.post(path, plan('2027-02-30'))
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('value="Chị Hoa"')
    expect((await owner.stored(secret)).plan).toEqual({})
    // As it is typed in a browser without a field for days.
    const mistyped = await owner.post(path, plan('31/2/2027'))
    expect(mistyped.status).toBe(422)
    expect(mistyped.body).toContain('Hạn “31/2/2027” không phải là ngày.')
    expect((await owner.post(path, plan('31/1/2027'))).status).toBe(303)
    expect((await owner.stored(secret)).plan[cau!]!.due).toBe('2027-01-31')
    expect((await owner.post(path, plan('2027-01-31'))).status).toBe(303)
    expect((await owner.stored(secret)).plan[cau!]).toEqual({
      owner: 'Chị Hoa',
      due: '2027-01-31',
      status: 'doing',
    })
    expect((await owner.get(`/danh-gia/${secret}/ket-qua`)).body).toContain('hạn 31/01/2027')
  })

  it('can be taken along in every format, without the address that lets its reader answer', async () => {
    const secret = await owner.start(HACCP)
    const { cau } = await owner.question(secret)
    await owner.answer(secret, { 'tra-loi': 'no' })
    await owner.post(`/danh-gia/${secret}/ke-hoach`, {
      [`han.${cau}`]: '2027-01-31',
      [`tinh-trang.${cau}`]: 'todo',
    })
    const types: Record<string, RegExp> = {
      'bao-cao.pdf': /pdf/,
      'bao-cao.docx': /wordprocessingml/,
      'bao-cao.xlsx': /spreadsheetml/,
      'nhac-viec.ics': /calendar/,
      'du-lieu.json': /json/,
      'oscal.json': /json/,
    }
    for (const [file, type] of Object.entries(types)) {
      const response = await fetch(`${server.url}/danh-gia/${secret}/${file}`)
      expect(response.status, file).toBe(200)
      expect(response.headers.get('content-type'), file).toMatch(type)
      expect(response.headers.get('cache-control'), file).toBe('no-store')
      expect(response.headers.get('content-disposition'), file).toContain(file)
      const content = Buffer.from(await response.arrayBuffer())
      expect(content.length, file).toBeGreaterThan(200)
      expect(content.includes(secret), file).toBe(false)
    }
  })

  it('as OSCAL leads to the questions, and these to the documents that they come from', async () => {
    const secret = await owner.start(HACCP)
    const { 'assessment-results': results } = (await (
      await fetch(`${server.url}/danh-gia/${secret}/oscal.json`)
    ).json()) as OscalAssessmentResults
    const [questions] = results['back-matter'].resources
    const response = await fetch(`${server.url}${questions!.rlinks![0]!.href}`)
    const { catalog } = (await response.json()) as OscalCatalog
    expect(questions!.description).toContain(catalog.uuid)
    for (const { title, rlinks } of catalog['back-matter']!.resources)
      expect((await fetch(`${server.url}${rlinks![0]!.href}`)).status, title).toBe(200)
  })

  it('of the quick version says so, and goes on to the full one with the answers kept', async () => {
    const { location } = await owner.post(`/tu-danh-gia/${HACCP}`, { ban: 'quick' })
    const secret = location.split('/').at(-1)!
    await owner.post(`${location}/co-so`)
    const { cau } = await owner.question(secret)
    await owner.answer(secret, { 'tra-loi': 'yes' })
    const quick = load((await owner.get(`${location}/ket-qua`)).body)
    expect(quick('.quick-note').text()).toContain('kết quả bản nhanh')
    await owner.post(`${location}/day-du`)
    const full = load((await owner.get(`${location}/ket-qua`)).body)
    expect(full('.quick-note')).toHaveLength(0)
    const asked = (page: typeof full) =>
      Number(/Đã trả lời 1\/(\d+)/.exec(page('main').text())?.[1])
    expect(asked(full)).toBeGreaterThan(asked(quick))
    expect((await owner.stored(secret)).answers.owner[cau!]).toMatchObject({ value: 'yes' })
  })

  it('is compared with the run that it repeats', async () => {
    const first = await owner.start(HACCP)
    const { cau } = await owner.question(first)
    await owner.answer(first, { 'tra-loi': 'no' })
    const { location } = await owner.post(`/danh-gia/${first}/lam-lai`)
    const second = location.split('/').at(-1)!
    await owner.answer(second, { 'tra-loi': 'yes' }, cau)
    const { body } = await owner.get(`${location}/ket-qua`)
    expect(body).toContain('So với lần trước')
    expect(body).toContain('Tốt lên: 1 câu')
    expect(body).not.toContain(first)
  })
})

it('the log tells neither secrets nor codes nor notes', async () => {
  const secret = await owner.start(HACCP)
  await owner.answer(secret, { 'tra-loi': 'no', 'ghi-chu': 'chuyện riêng' })
  const code = await owner.share(secret, 'advise')
  const token = await owner.redeem(code)
  await owner.get(`/danh-gia/${token}/ket-qua`)
  const log = server.logged.join('')
  expect(log).toContain('"route":"/danh-gia/:id/tra-loi"')
  for (const told of [secret, code, token, 'chuyện riêng']) expect(log).not.toContain(told)
})
