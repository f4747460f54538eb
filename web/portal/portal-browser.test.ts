import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { launchBrowser, openPage } from '../testing-browser.ts'
import { startTestServer, type TestServer } from '../testing.ts'

let browser: Browser
let database: Database
let server: TestServer
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

/** A firm looks for a standard, narrows the list, opens an old edition and is led to the current one. */
async function findCurrentEdition(page: Page): Promise<void> {
  await page.goto(server.url)
  await page.getByRole('searchbox').fill('mu bao hiem')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByRole('heading', { name: 'kết quả cho “mu bao hiem”' }).waitFor()
  await page
    .getByRole('link', { name: /^QCVN \d/ })
    .first()
    .click()
  await page.getByText('Bộ lọc', { exact: false }).first().click()
  await page.getByLabel('Tình trạng').selectOption({ value: 'da-thay-the' })
  await page.getByRole('button', { name: 'Lọc' }).click()
  await page.getByRole('link', { name: /^QCVN 2:2008\/BKHCN/ }).click()
  await page.getByText('Bản cũ, không dùng nữa').waitFor()
  await page.getByRole('link', { name: 'Xem bản thay thế: QCVN 2:2021/BKHCN' }).click()
  await page.getByRole('heading', { level: 1, name: /^QCVN 2:2021\/BKHCN/ }).waitFor()
}

describe.each([true, false])('with scripts on: %s', (javaScriptEnabled) => {
  it('somebody finds the current edition', async () => {
    const { page, faults } = await openPage(browser, {
      javaScriptEnabled,
      viewport: { width: 390, height: 844 },
    })
    await findCurrentEdition(page)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('by keyboard alone', () => {
  it('a search is made and a result opened', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${server.url}/tra-cuu`)
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: node } = document
        return (node?.getAttribute('name') ?? node?.textContent ?? '').replace(/\s+/g, ' ').trim()
      })
    const tabTo = async (name: string) => {
      for (let step = 0; step < 40; step++) {
        if ((await focused()).startsWith(name)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`no way to ${name}, stopped at ${await focused()}`)
    }
    await tabTo('q')
    await page.keyboard.type('nuoc mam')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /kết quả cho/ }).waitFor()
    await tabTo('Bộ lọc')
    await page.keyboard.press('Enter')
    await tabTo('linh-vuc')
    await tabTo('TCVN 5107:2018')
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineStyle,
    )
    expect(outline).toBe('solid')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /TCVN 5107:2018/ }).waitFor()
    await page.context().close()
  })
})

describe('a page', () => {
  it.each(['/tieu-chuan/tcvn-5603-2023', '/tra-cuu?q=haccp', '/huong-dan/ghi-nhan-hang-hoa'])(
    '%s asks nothing of other sites, runs nothing, and does not move while it opens',
    async (path) => {
      const { page, faults } = await openPage(browser, { viewport: { width: 390, height: 844 } })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(server.url + path, { waitUntil: 'networkidle' })
      expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
      expect(asked.filter((url) => url.includes('.js'))).toEqual([])
      const moved = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(
                list
                  .getEntries()
                  .reduce(
                    (sum, entry) => sum + (entry as { value?: number } & PerformanceEntry).value!,
                    0,
                  ),
              ),
            ).observe({ type: 'layout-shift', buffered: true })
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
          }),
      )
      expect(moved).toBe(0)
      expect(faults).toEqual([])
      await page.context().close()
    },
  )

  it('fits a phone of 320 pixels, with every link of the header big enough for a thumb', async () => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    for (const path of ['/', '/tra-cuu?q=nuoc', '/van-ban/nghi-dinh-37-2026']) {
      await page.goto(server.url + path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320)
      const small = await page
        .locator('header nav a, .tabs a, .search button, .button')
        .evaluateAll((all) =>
          all
            .map((one) => ({ text: one.textContent?.trim(), box: one.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
            .map(({ text }) => text),
        )
      expect(small, path).toEqual([])
    }
    await page.context().close()
  })

  it('still fits when the text is twice as large', async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 844 } })
    for (const path of ['/tra-cuu?q=nuoc', '/tieu-chuan/tcvn-5603-2023']) {
      await page.goto(server.url + path)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
    }
    await page.context().close()
  })

  it('prints what it says, without what is only for the screen', async () => {
    const { page } = await openPage(browser, { colorScheme: 'dark' })
    await page.goto(`${server.url}/tieu-chuan/tcvn-5603-2023`)
    await page.emulateMedia({ media: 'print' })
    const seen = (selector: string) => page.locator(selector).first().isVisible()
    expect(await seen('header')).toBe(false)
    expect(await seen('.button')).toBe(false)
    expect(await seen('h1')).toBe(true)
    expect(await seen('.banner')).toBe(true)
    expect(await seen('.editions')).toBe(true)
    const [ink, ground] = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('.lead')!)
      return [style.color, getComputedStyle(document.documentElement).backgroundColor]
    })
    expect(ink).toBe('rgb(0, 0, 0)')
    expect(ground).toBe('rgba(0, 0, 0, 0)')
    await page.context().close()
  })
})
