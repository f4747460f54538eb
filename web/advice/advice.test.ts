import type { Browser } from 'playwright-core'
import { PDFParse } from 'pdf-parse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdviser } from '../../agent/advise.ts'
import { describeAdvice } from '../../agent/report/advice-report.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { launchBrowser, openPage } from '../testing-browser.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { writeAdvicePdf } from './pdf.ts'

let database: Database
let server: TestServer
let browser: Browser
beforeAll(async () => {
  database = await testDatabase()
  browser = await launchBrowser()
  server = await startTestServer({ assistant: createScriptedAssistant(), pool: database.pool })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await database.close()
})

const get = (path: string) => fetch(server.url + path, { redirect: 'manual' })
const tell = (text: string) => get(`/goi-y?${new URLSearchParams({ 'mo-ta': text }).toString()}`)

describe('the form', () => {
  it('turns a description into an address that says what was understood and nothing that was typed', async () => {
    const answer = await tell('Tôi tên Bình, làm nước mắm đóng chai, 8 người, bán siêu thị')
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location')!
    expect(address).toMatch(/^\/goi-y\?sp=nuoc-mam&/)
    expect(address).toContain('nguoi=8')
    expect(address).not.toMatch(/B%C3%ACnh|mo-ta/)
  })

  it('asks which goods are meant when a word means several', async () => {
    const answer = await tell('tôi làm gạch')
    const page = await answer.text()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(page).toMatch(/<h2 id="loai-nao">[^<]*gạch/i)
    expect(page).toContain('href="/goi-y?sp=gach')
  })

  it('says that it understood nothing, and keeps the words in the form, escaped', async () => {
    const page = await (await tell('<script>alert(1)</script> zzz')).text()
    expect(page).toContain('chưa nhận ra')
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).not.toContain('<script>alert')
  })
})

describe('the result', () => {
  const path = '/goi-y?sp=nuoc-mam&khach-hang=sieu-thi&dong-goi-san=co&nguoi=8'

  it('has one address, whatever the order of its parts', async () => {
    const answer = await get('/goi-y?nguoi=8&dong-goi-san=co&von=&khach-hang=sieu-thi&sp=nuoc-mam')
    expect(answer.headers.get('location')).toBe(path)
  })

  it('is small, links every document to its page, and each page is there', async () => {
    const answer = await get(path)
    expect(answer.headers.get('cache-control')).toMatch(/^private/)
    const page = await answer.text()
    expect(page.length).toBeLessThan(60_000)
    const links = [...page.matchAll(/href="(\/(?:tieu-chuan|van-ban|huong-dan)\/[^"]+)"/g)]
    expect(links.length).toBeGreaterThan(8)
    for (const [, link] of links) expect((await get(link!)).status, link).toBe(200)
  })

  it('works by clicking and filling in alone, without script, on a small screen', async () => {
    const { page } = await openPage(browser, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    await page.goto(`${server.url}/goi-y`)
    await page.getByLabel('Cơ sở của bạn làm gì?').fill('toi lam nuoc mam dong chai ban sieu thi')
    await page.getByRole('button', { name: 'Xem gợi ý' }).first().click()
    await page.getByRole('heading', { name: /^Bắt buộc theo pháp luật/ }).waitFor()
    await page.locator('.next-question a').first().click()
    await page.getByText('Bổ sung, sửa thông tin cơ sở').click()
    await page.getByLabel('Số lao động đóng bảo hiểm xã hội').fill('8')
    await page.getByLabel('Doanh thu một năm (tỷ đồng)').fill('2')
    await page.getByRole('button', { name: 'Cập nhật gợi ý' }).click()
    await page.getByText('doanh thu 2 tỷ đồng một năm', { exact: false }).first().waitFor()
    const box = await page.locator('body').evaluate((body) => body.scrollWidth)
    expect(box).toBeLessThanOrEqual(320)
    await page.context().close()
  })

  it('prints without its buttons and with its address', async () => {
    const { page } = await openPage(browser)
    await page.goto(server.url + path)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: /PDF/ }).isVisible()).toBe(false)
    expect(await page.locator('.address').isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('the PDF', () => {
  it('is served for the same address', async () => {
    const answer = await get('/goi-y.pdf?sp=nuoc-mam&nguoi=8')
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect((await get('/goi-y.pdf?sp=khong-co')).status).toBe(404)
  })

  it('holds every sentence unbroken, in pages with numbers, tagged as Vietnamese', async () => {
    const catalogue = server.parts.catalogue
    const found = createAdviser(catalogue).fromText(
      'tôi làm nước mắm đóng chai, 8 người, doanh thu 2 tỷ, bán siêu thị',
    )
    const report = describeAdvice(catalogue, found)
    const pdf = await writeAdvicePdf(report, {
      address: 'https://example.vn/goi-y?sp=nuoc-mam',
      writtenOn: new Date('2026-11-24T08:00:00Z'),
    })
    expect(pdf.includes('/StructTreeRoot')).toBe(true)
    expect(pdf.includes('/Lang (vi-VN)')).toBe(true)
    const { text, pages } = await new PDFParse({ data: new Uint8Array(pdf) }).getText()
    const plain = (one: string) => one.replace(/\s+/g, '')
    const all = plain(text.replace(/Trợ lý Tiêu chuẩn, lập ngày.*\n|-- \d+ of \d+ --/g, ''))
    for (const item of report.sections.flatMap((one) => one.items)) {
      expect(all).toContain(plain(`${item.name}: ${item.title}`))
      expect(all).toContain(plain(item.why))
      for (const step of item.firstSteps) expect(all).toContain(plain(step))
    }
    for (const one of report.programmes) expect(all).toContain(plain(one.gives))
    expect(pages.length).toBeGreaterThan(1)
    expect(text).toContain(`Trang 1/${pages.length}`)
  })
})
