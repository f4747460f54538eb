import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, describe, it } from 'vitest'
import { jpegOf } from '../../core/pictures/testing-pictures.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { launchBrowser, openPage } from '../testing-browser.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { createOwner, type Owner } from './testing-owner.ts'

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[]
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let database: Database
let server: TestServer
let owner: Owner
beforeAll(async () => {
  database = await testDatabase()
  browser = await launchBrowser()
  server = await startTestServer({ assistant: createScriptedAssistant(), pool: database.pool })
  owner = createOwner(server.url)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await database.close()
})

describe('every page', () => {
  const states: [name: string, path: (secret: string, token: string) => string][] = [
    ['the list', () => '/tu-danh-gia'],
    ['the facts', (secret) => `/danh-gia/${secret}/co-so`],
    ['a question', (secret) => `/danh-gia/${secret}`],
    ['a question for an advisor', (_secret, token) => `/danh-gia/${token}`],
    ['a question with photos', (secret) => `/danh-gia/${secret}?cau=${photographed}`],
    ['all photos', (secret) => `/danh-gia/${secret}/anh`],
    ['the answers', (secret) => `/danh-gia/${secret}/xem-lai`],
    ['the result', (secret) => `/danh-gia/${secret}/ket-qua`],
    ['the plan', (secret) => `/danh-gia/${secret}/ke-hoach`],
    ['sharing', (secret) => `/danh-gia/${secret}/chia-se`],
  ]
  let photographed: string
  let secret: string
  let token: string
  beforeAll(async () => {
    secret = await owner.start('vs-haccp')
    photographed = (await owner.question(secret)).cau!
    await owner.sendPhotos(secret, photographed, [jpegOf(), jpegOf(300, 400)])
    for (const value of ['no', 'no', 'partly', 'yes', 'unknown'])
      await owner.answer(secret, { 'tra-loi': value })
    token = await owner.redeem(await owner.share(secret, 'advise', 'Anh Tư'))
    await owner.answer(token, { 'tra-loi': 'yes' })
  })

  it.each(states)(
    '%s has no fault that axe can find, light and dark, and fits 320 pixels',
    async (_name, path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await openPage(browser, {
          colorScheme,
          viewport: { width: 320, height: 640 },
        })
        await page.goto(server.url + path(secret, token))
        for (const summary of await page.locator('main summary').all()) await summary.click()
        await page.evaluate(axe)
        const { violations } = (await page.evaluate(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
        )) as AxeResult
        expect(
          violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
          ),
        ).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
        await page.context().close()
      }
    },
  )

  it('prints the result without its buttons', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${server.url}/danh-gia/${secret}/ket-qua`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('heading', { name: 'Kết quả' }).isVisible()).toBe(true)
    expect(await page.locator('.chart').isVisible()).toBe(true)
    expect(await page.locator('a.button:visible, button:visible').count()).toBe(0)
    await page.context().close()
  })
})
