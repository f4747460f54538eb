import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
describe('a code', () => {
  it('goes on elsewhere once; used, wrong or mistyped it says so', async () => {
    const secret = await owner.start(HACCP)
    const code = await owner.share(secret, 'continue')
    expect(await owner.redeem(` ${code.toLowerCase().slice(0, 4)} - ${code.slice(4)}`)).toBe(secret)
    for (const typed of [code, 'ABCD2345', '', '<b>', 'x'.repeat(500)]) {
      const page = await owner.post('/danh-gia', { ma: typed })
      expect(page.status).toBe(422)
      expect(page.body).toContain('Mã không đúng, đã dùng hoặc đã quá hạn.')
      // Seen without scrolling, with what was typed to be mended.
      expect(page.body.indexOf('id="ma-loi"')).toBeLessThan(page.body.indexOf('class="lead"'))
      expect(load(page.body)('#ma').val()).toBe(typed.slice(0, 40))
    }
  })

  it('lets an advisor answer beside the owner, and see no way to what is the owner’s', async () => {
    const secret = await owner.start(HACCP)
    const { cau } = await owner.question(secret)
    await owner.answer(secret, { 'tra-loi': 'yes', 'ghi-chu': 'có sổ' })
    const token = await owner.redeem(await owner.share(secret, 'advise', 'Anh Tư'))
    expect(token).not.toBe(secret)
    const page = await owner.get(`/danh-gia/${token}?cau=${cau}`)
    expect(page.body).toContain('có sổ')
    expect(formOf(page.body, '.question-form')).not.toHaveProperty('tra-loi')
    await owner.answer(token, { 'tra-loi': 'no', 'ghi-chu': 'sổ trống' }, cau)
    const { answers } = await owner.stored(token)
    expect([answers.owner[cau!]!.value, answers.advisor[cau!]!.value]).toEqual(['yes', 'no'])
    expect((await owner.get(`/danh-gia/${secret}/ket-qua`)).body).toContain('trả lời khác nhau (1)')
    for (const part of ['', '/xem-lai', '/ket-qua', '/ket-qua?theo=tu-van', '/ke-hoach'])
      expect((await owner.get(`/danh-gia/${token}${part}`)).body, part).not.toContain(secret)
    for (const part of ['chia-se', 'co-so'])
      expect((await owner.get(`/danh-gia/${token}/${part}`)).status, part).toBe(403)
    for (const part of ['chia-se', 'thu-hoi', 'xoa', 'lam-lai', 'day-du', 'co-so']) {
      const refused = await owner.post(`/danh-gia/${token}/${part}`, { 'xac-nhan': 'XÓA' })
      expect(refused.status, part).toBe(403)
      expect(refused.body, part).toContain('Việc này do cơ sở làm')
    }
  })

  it('lets a reader see the result and nothing else', async () => {
    const secret = await owner.start(HACCP)
    const form = { ...(await owner.question(secret)), 'tra-loi': 'no' }
    await owner.post(`/danh-gia/${secret}/tra-loi`, form)
    const token = await owner.redeem(await owner.share(secret, 'read'))
    expect((await owner.get(`/danh-gia/${token}`)).location).toBe(`/danh-gia/${token}/ket-qua`)
    const result = await owner.get(`/danh-gia/${token}/ket-qua`)
    expect(result.status).toBe(200)
    expect(result.body).not.toMatch(/<form|xem-lai|chia-se/)
    expect(result.body).not.toContain(secret)
    const pdf = await fetch(`${server.url}/danh-gia/${token}/bao-cao.pdf`)
    expect(pdf.status).toBe(200)
    await pdf.arrayBuffer()
    for (const part of ['xem-lai', 'ke-hoach', 'chia-se', 'co-so'])
      expect((await owner.get(`/danh-gia/${token}/${part}`)).status, part).toBe(403)
    for (const part of ['tra-loi', 'ke-hoach', 'chia-se', 'thu-hoi', 'lam-lai', 'xoa']) {
      const refused = await owner.post(`/danh-gia/${token}/${part}`, form)
      expect(refused.status, part).toBe(403)
      expect(refused.body, part).toContain('Bạn được mời xem kết quả')
    }
    expect(await events(secret)).toBe(1)
  })

  it('opens nothing any more once the access is revoked', async () => {
    const secret = await owner.start(HACCP)
    const token = await owner.redeem(await owner.share(secret, 'read', 'Ngân hàng'))
    const page = await owner.get(`/danh-gia/${secret}/chia-se`)
    expect(page.body).toContain('Ngân hàng')
    const { quyen } = formOf(page.body, '[action$=thu-hoi]')
    await owner.post(`/danh-gia/${secret}/thu-hoi`, { quyen: quyen! })
    expect((await owner.get(`/danh-gia/${token}/ket-qua`)).status).toBe(404)
    expect((await owner.get(`/danh-gia/${secret}/chia-se`)).body).not.toContain('Ngân hàng')
  })
})

describe('erasing', () => {
  it('asks for a word, then leaves nothing', async () => {
    const secret = await owner.start(HACCP)
    await owner.answer(secret, { 'tra-loi': 'no' })
    const token = await owner.redeem(await owner.share(secret, 'advise'))
    const path = `/danh-gia/${secret}/xoa`
    expect((await owner.post(path, { 'xac-nhan': 'có' })).status).toBe(422)
    expect(await events(secret)).toBe(1)
    const erased = await owner.post(path, { 'xac-nhan': 'xoá' })
    expect((await owner.get(erased.location)).body).toContain('Đã xóa bài tự đánh giá')
    expect(await events(secret)).toBe(0)
    for (const one of [secret, token])
      expect((await owner.get(`/danh-gia/${one}/ket-qua`)).status).toBe(404)
  })
})
