import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { createScriptedAssistant } from './testing-assistant.ts'
import { launchBrowser, openPage } from './testing-browser.ts'
import { ask, finishedAnswer, NUOC_MAM } from './testing-page.ts'
import { chatStates, textPages } from './testing-states.ts'
import { startTestServer, type TestServer } from './testing.ts'

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

/** Every rule of WCAG 2.2 A and AA and the best practices that axe can check by itself; one line a fault. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as AxeResult
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it.each(chatStates)('%s has no fault that axe can find', async (_name, go) => {
    const { page } = await openPage(browser, { colorScheme, viewport: { width: 390, height: 844 } })
    await page.goto(server.url)
    await go(page)
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  it.each(textPages)('the page %s has none either', async (path) => {
    const { page } = await openPage(browser, { colorScheme })
    await page.goto(server.url + path)
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  it('the bubble has none, closed and open', async () => {
    const { page } = await openPage(browser, { colorScheme, bypassCSP: true })
    await page.goto(`${server.url}/quyen-rieng-tu`)
    await embed(page)
    await page.locator('.launcher').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('.launcher').click()
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('.cite').first().click()
    await page.locator('.sheet mark').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })
})

/** Puts the bubble on a page of ours, as a site would. */
const embed = (page: Page) =>
  page.evaluate(
    (script) =>
      new Promise<void>((resolve) => {
        const tag = document.createElement('script')
        tag.onload = () => resolve()
        tag.setAttribute('src', script)
        document.body
          .querySelector('main')!
          .append(document.createElement('tro-ly-tieu-chuan'), tag)
      }),
    '/widget.js',
  )

describe('on a phone of 320 pixels', () => {
  it.each(chatStates.map(([name, go]) => ({ name, go })))(
    '$name needs no scrolling sideways',
    async ({ go }) => {
      const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } })
      await page.goto(server.url)
      await go(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      await page.context().close()
    },
  )

  it.each(textPages)('the page %s needs none either', async (path) => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    await page.goto(server.url + path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.context().close()
  })

  it('every button is big enough for a thumb', async () => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    await page.goto(server.url)
    await ask(page, NUOC_MAM)
    await (await finishedAnswer(page)).locator('.cite').first().click()
    await page.locator('.sheet mark').waitFor()
    const small = await page.locator('button:not(.cite), a.button').evaluateAll((all) =>
      all
        .map((one) => ({ text: one.textContent?.trim(), box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
        .map(({ text, box }) => `${text} ${box.width} x ${box.height}`),
    )
    expect(small).toEqual([])
    // Signs in the text reach beyond their box.
    const cite = await page
      .locator('.prose .cite')
      .first()
      .evaluate((node) => {
        const { top, bottom, left, right } = getComputedStyle(node, '::after')
        const box = node.getBoundingClientRect()
        const grown = [top, bottom, left, right].map((one) => -parseFloat(one))
        return {
          width: box.width + grown[2]! + grown[3]!,
          height: box.height + grown[0]! + grown[1]!,
        }
      })
    expect(cite.height).toBeGreaterThanOrEqual(44)
    expect(cite.width).toBeGreaterThanOrEqual(44)
    await page.context().close()
  })
})
