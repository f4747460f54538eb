import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { createScriptedAssistant } from './testing-assistant.ts'
import { launchBrowser, openPage } from './testing-browser.ts'
import { ask, field, finishedAnswer, NUOC_MAM } from './testing-page.ts'
import { startTestServer, type TestServer } from './testing.ts'

let browser: Browser
let database: Database
let server: TestServer
const assistant = createScriptedAssistant()

beforeAll(async () => {
  database = await testDatabase()
  browser = await launchBrowser()
  server = await startTestServer({ assistant, pool: database.pool })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await database.close()
})

describe('by keyboard alone', () => {
  it('a question is asked, its source opened and closed, and the answer judged', async () => {
    const { page, faults } = await openPage(browser)
    await page.goto(server.url)
    await field(page).waitFor()
    const focused = () =>
      page.evaluate(() => {
        let node = document.activeElement
        while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
        return `${node?.getAttribute('aria-label') ?? node?.textContent?.replace(/\s+/g, ' ').trim()}`
      })
    const tabTo = async (name: string) => {
      for (let step = 0; step < 40; step++) {
        if ((await focused()).includes(name)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`no way to ${name}, stopped at ${await focused()}`)
    }
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Đến nội dung chính')
    await tabTo('Tôi sản xuất nước mắm')
    await page.keyboard.press('Enter')
    await finishedAnswer(page)
    expect(await focused()).toContain('Bạn hỏi: Tôi sản xuất nước mắm')
    await tabTo('Nguồn 2: TCVN 5107:2018')
    await page.keyboard.press('Enter')
    await page.locator('.sheet mark').waitFor()
    expect(await focused()).toBe('Nguồn 2')
    await page.keyboard.press('Escape')
    await page.locator('.sheet').waitFor({ state: 'detached' })
    expect(await focused()).toBe('Nguồn 2: TCVN 5107:2018')
    await tabTo('Chưa hữu ích')
    await page.keyboard.press('Enter')
    await page.locator('.feedback legend').waitFor()
    expect(await focused()).toContain('Chưa ổn ở chỗ nào?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await tabTo('Gửi góp ý')
    await page.keyboard.press('Enter')
    await page.getByText('Cảm ơn bạn').waitFor()
    expect(assistant.told.at(-1)).toMatchObject({ verdict: 'down', reason: 'sai' })
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('to a screen reader', () => {
  it('the work is told once, then the finished answer once, and nothing in between', async () => {
    const { page } = await openPage(browser)
    await page.goto(server.url)
    await field(page).waitFor()
    await page.evaluate(() => {
      const root = document.querySelector('tro-ly-tieu-chuan')!.shadowRoot!
      const status = root.querySelector('.shell > [role=status]')!
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
        characterData: true,
        childList: true,
        subtree: true,
      })
    })
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    // `said` was put on the page's own window above, so no type of ours knows it.
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
    expect(said).toHaveLength(2)
    expect(said[0]).toBe('Đang soạn câu trả lời')
    expect(said[1]).toMatch(/^Trợ lý trả lời: Với nước mắm đóng chai.*nguồn 1.*Có 3 nguồn/)
    expect(await page.locator('[role=log]').getAttribute('aria-live')).toBe('off')
    expect(await page.locator('[aria-live=assertive]').count()).toBe(0)
    await page.context().close()
  })
})

describe('for who wants it calm or plain', () => {
  it('nothing moves when less motion is asked for', async () => {
    const { page } = await openPage(browser, { reducedMotion: 'reduce' })
    assistant.beforeEnd = (_request, signal) =>
      new Promise((done) => signal!.addEventListener('abort', () => done()))
    await page.goto(server.url)
    await ask(page, NUOC_MAM)
    await page.locator('.dots i').first().waitFor()
    const names = await page
      .locator('.dots i')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).animationName))
    expect(names).toEqual(['none', 'none', 'none'])
    assistant.beforeEnd = () => {}
    await page.context().close()
  })

  it('forced colours keep the edges of everything', async () => {
    const { page } = await openPage(browser, { forcedColors: 'active' })
    await page.goto(server.url)
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    const edges = await page
      .locator('.question, .answer, .send, .prose .cite')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderTopStyle))
    expect(new Set(edges)).toEqual(new Set(['solid']))
    await page.context().close()
  })
})
