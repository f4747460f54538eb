import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { createScriptedAssistant, type ScriptedAssistant } from './testing-assistant.ts'
import { launchBrowser, openPage, type WatchedPage } from './testing-browser.ts'
import { ask, field, finishedAnswer, NUOC_MAM } from './testing-page.ts'
import { startTestServer, type TestServer } from './testing.ts'

let browser: Browser
let database: Database
let site: Server
let siteUrl: string
let assistant: ScriptedAssistant
let server: TestServer
let watched: WatchedPage
/** What the other site sends: its page, and the policy it keeps. */
let sitePage = ''

beforeAll(async () => {
  database = await testDatabase()
  browser = await launchBrowser()
  site = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src ${server.url}; connect-src ${server.url}; require-trusted-types-for 'script'; trusted-types lit-html`,
    })
    response.end(sitePage)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  site.close()
  await database.close()
})
beforeEach(async () => {
  assistant = createScriptedAssistant()
  watched = await openPage(browser)
})
afterEach(async () => {
  await watched.page.context().close()
  await server.stop()
})

async function visit(tag: string, allowed = siteUrl) {
  server = await startTestServer({
    assistant,
    pool: database.pool,
    env: { WIDGET_ORIGINS: allowed },
  })
  sitePage = `<!doctype html><html lang="vi"><title>Công ty nước mắm</title><main><h1>Xin chào</h1>${tag}</main><script src="${server.url}/widget.js" async></script></html>`
  await watched.page.goto(siteUrl)
  return watched.page
}

describe('a site in the list', () => {
  it('shows a launcher, opens the chat, answers and shows sources, under a strict policy of its own', async () => {
    const page = await visit('<tro-ly-tieu-chuan></tro-ly-tieu-chuan>')
    const launcher = page.getByRole('button', { name: 'Hỏi về tiêu chuẩn' })
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    await launcher.click()
    await ask(page, NUOC_MAM)
    const answer = await finishedAnswer(page)
    await answer.getByRole('button', { name: 'Nguồn 1: QCVN 8-2:2011/BYT' }).click()
    const card = page.getByRole('dialog', { name: 'Nguồn 1' })
    await card.locator('mark').waitFor()
    expect(await card.getByRole('link').getAttribute('href')).toContain(`${server.url}/nguon/`)
    await page.keyboard.press('Escape')
    expect(await card.count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    expect(watched.faults).toEqual([])
  })

  it('gets its looks from the sheet of ours, whatever the site does', async () => {
    const page = await visit('<tro-ly-tieu-chuan mode="inline"></tro-ly-tieu-chuan>')
    await field(page).waitFor()
    const looks = await page.locator('.send').evaluate((node) => {
      const { minHeight, display } = getComputedStyle(node)
      return { minHeight, display }
    })
    expect(looks).toEqual({ minHeight: '48px', display: 'flex' })
    expect(watched.faults).toEqual([])
  })

  it('restores the conversation only when the chat is opened', async () => {
    const page = await visit('<tro-ly-tieu-chuan></tro-ly-tieu-chuan>')
    await page.getByRole('button', { name: 'Hỏi về tiêu chuẩn' }).click()
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    const paths: string[] = []
    page.on('request', (request) => paths.push(new URL(request.url()).pathname))
    await page.reload()
    const launcher = page.getByRole('button', { name: 'Hỏi về tiêu chuẩn' })
    await launcher.waitFor()
    expect(paths.filter((path) => path.startsWith('/api'))).toEqual([])
    await launcher.click()
    await page.getByText('Nguồn đã dùng (3)').waitFor()
  })

  it('may include the script twice and talk to a server it names', async () => {
    server = await startTestServer({
      assistant,
      pool: database.pool,
      env: { WIDGET_ORIGINS: siteUrl },
    })
    const script = `<script src="${server.url}/widget.js" async></script>`
    sitePage = `<!doctype html><html lang="vi"><title>a</title>${script}${script}<tro-ly-tieu-chuan mode="inline" server="${server.url}/"></tro-ly-tieu-chuan></html>`
    await watched.page.goto(siteUrl)
    await ask(watched.page, NUOC_MAM)
    await finishedAnswer(watched.page)
    expect(watched.faults).toEqual([])
  })
})

describe('a site outside the list', () => {
  it('can show the chat but gets no answer, and the reader is told', async () => {
    const page = await visit('<tro-ly-tieu-chuan mode="inline"></tro-ly-tieu-chuan>', '')
    await ask(page, NUOC_MAM)
    await page.locator('.log .problem').waitFor()
    expect(assistant.asked).toEqual([])
  })
})

describe('an old browser', () => {
  it('without constructable style sheets takes the sheet from our server', async () => {
    server = await startTestServer({ assistant, pool: database.pool })
    await watched.page.addInitScript(() => {
      Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets')
      Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets')
    })
    const { page } = watched
    await page.goto(server.url)
    await field(page).waitFor()
    await page.waitForFunction(() => {
      const send = document.querySelector('tro-ly-tieu-chuan')?.shadowRoot?.querySelector('.send')
      return send && getComputedStyle(send).minHeight === '48px'
    })
    expect(watched.faults).toEqual([])
  })
})
