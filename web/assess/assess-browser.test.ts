import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { launchBrowser, openPage } from '../testing-browser.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { createOwner, type Owner } from './testing-owner.ts'

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
const VALUES = ['yes', 'partly', 'no', 'unknown', 'yes'] as const

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

const secretOf = (page: Page): string => /\/danh-gia\/([\w-]{22})/.exec(page.url())![1]!
const next = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp' })

/** Gives each question its answer by `choose` and goes on by `go`, until the list of answers; returns how many. */
async function answerAll(
  page: Page,
  choose: (value: string) => Promise<void>,
  go: () => Promise<void>,
): Promise<number> {
  for (let count = 0; ; count++) {
    const before = page.url()
    if (before.includes('/xem-lai')) return count
    await choose(VALUES[count % VALUES.length]!)
    await Promise.all([page.waitForURL((url) => url.href !== before), go()])
  }
}

/** What a thumb must hit and cannot: lower than 48 pixels. Links inside a text are as high as its lines. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main) =>
    [
      ...main.querySelectorAll<HTMLElement>(
        'button, a.button, .tabs a, .section-list a, .choice, fieldset label, summary, .edit, input, select, textarea',
      ),
    ]
      .filter((one) => !one.closest('.choice') || one.matches('.choice'))
      .filter((one) => !one.matches('[type=radio], [type=checkbox], [type=hidden]'))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height < 48)
      .map(
        ({ one, box }) => `${one.tagName} ${one.textContent?.trim().slice(0, 30)} ${box.height}`,
      ),
  )

describe('a whole assessment', () => {
  it('is answered by thumb on a phone of 360 pixels', async () => {
    const { page, faults } = await openPage(browser, PHONE)
    await page.goto(`${server.url}/tu-danh-gia`)
    expect(await tooSmall(page)).toEqual([])
    await page.getByRole('button', { name: /Bản đầy đủ.*Tự chấm vệ sinh thực phẩm/ }).tap()
    await page.locator('.profile-form label').first().tap()
    expect(await tooSmall(page)).toEqual([])
    await page.getByRole('button', { name: 'Lưu và bắt đầu' }).tap()
    await page.waitForURL(/\?cau=/)
    expect(await tooSmall(page)).toEqual([])
    expect(await page.getByText(/^Câu 1\/\d+/).isVisible()).toBe(true)
    const count = await answerAll(
      page,
      (value) => page.locator(`label[for=tra-loi-${value}]`).tap(),
      () => next(page).tap(),
    )
    expect(count).toBeGreaterThan(30)
    expect(await tooSmall(page)).toEqual([])
    await page.getByRole('link', { name: 'Xem kết quả' }).tap()
    await page.getByRole('heading', { name: /Phải làm trước vì pháp luật/ }).waitFor()
    for (const part of ['ket-qua', 'ke-hoach', 'chia-se']) {
      await page.goto(`${server.url}/danh-gia/${secretOf(page)}/${part}`)
      expect(await tooSmall(page), part).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBe(360)
    }
    const { answers } = await owner.stored(secretOf(page))
    expect(Object.values(answers.owner)).toHaveLength(count)
    expect(faults).toEqual([])
    await page.context().close()
  }, 240_000)

  it('is answered by keyboard alone', async () => {
    const { page, faults } = await openPage(browser)
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null
        // The page as a whole holds every word and is no place to press a key.
        if (!at || at === document.body || at.matches('main')) return ''
        return `${at.id} ${at.textContent?.replace(/\s+/g, ' ').trim()}`
      })
    const tabTo = async (wanted: RegExp) => {
      for (let step = 0; step < 80; step++) {
        if (wanted.test(await focused())) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`no way to ${wanted}, stopped at ${await focused()}`)
    }
    await page.goto(`${server.url}/tu-danh-gia`)
    await tabTo(/Bản đầy đủ.*Tự chấm vệ sinh thực phẩm/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/co-so/)
    await tabTo(/Lưu và bắt đầu/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?cau=/)
    const count = await answerAll(
      page,
      async (value) => {
        // The group is one stop; arrows choose in it.
        await tabTo(/^tra-loi-/)
        await page.keyboard.press('Space')
        for (let step = 0; step < 5 && !(await focused()).startsWith(`tra-loi-${value} `); step++)
          await page.keyboard.press('ArrowDown')
      },
      async () => {
        await tabTo(/Lưu và tiếp/)
        await page.keyboard.press('Enter')
      },
    )
    expect(count).toBeGreaterThan(30)
    await tabTo(/Xem kết quả/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/ket-qua/)
    const { answers } = await owner.stored(secretOf(page))
    const values = Object.values(answers.owner).map((one) => one.value)
    expect(values.filter((one) => one === 'no')).toHaveLength(Math.floor((count + 2) / 5))
    expect(faults).toEqual([])
    await page.context().close()
  }, 240_000)

  it('is answered without script, with a reason, a note, a plan and a code', async () => {
    const { page, faults } = await openPage(browser, { ...PHONE, javaScriptEnabled: false })
    await page.goto(`${server.url}/tu-danh-gia`)
    await page.getByRole('button', { name: /Bản đầy đủ.*Tự chấm vệ sinh thực phẩm/ }).tap()
    await page.getByRole('button', { name: 'Lưu và bắt đầu' }).tap()
    const secret = secretOf(page)
    await next(page).tap()
    await page
      .getByRole('alert')
      .getByText(/Chọn một câu trả lời/)
      .waitFor()
    await page.getByText('Ghi chú riêng').tap()
    await page.getByLabel(/Giấy tờ để ở đâu/).fill('tủ số 2')
    await answerAll(
      page,
      async (value) => {
        const na = page.locator('label[for=tra-loi-na]')
        if (value !== 'unknown' || !(await na.count()))
          return page.locator(`label[for=tra-loi-${value}]`).tap()
        await na.tap()
        await page.getByLabel('Nếu không áp dụng: vì sao?').fill('Không có hoạt động này')
      },
      () => next(page).tap(),
    )
    const { answers } = await owner.stored(secret)
    expect(Object.values(answers.owner)[0]).toBeDefined()
    expect(Object.values(answers.owner).some((one) => one.note === 'tủ số 2')).toBe(true)
    expect(Object.values(answers.owner).some((one) => one.reason)).toBe(true)
    await page.goto(`${server.url}/danh-gia/${secret}/ke-hoach`)
    await page.getByLabel('Người làm').first().fill('Chị Hoa')
    // The list is long, and what was typed at its top must not get lost at its end.
    await expect
      .poll(() =>
        page.getByRole('button', { name: 'Lưu kế hoạch' }).evaluate((button) => {
          const { top, bottom } = button.getBoundingClientRect()
          return top > 0 && bottom <= innerHeight
        }),
      )
      .toBe(true)
    await page.getByLabel('Hạn').first().fill('2027-01-31')
    await page.getByRole('button', { name: 'Lưu kế hoạch' }).tap()
    await page.getByText('Đã lưu kế hoạch.').waitFor()
    await page.goto(`${server.url}/danh-gia/${secret}/ket-qua`)
    await page.getByText('người làm: Chị Hoa; hạn 31/01/2027').waitFor()
    // The browser tells of the one answer that was refused.
    expect(faults.filter((one) => !one.includes('status of 422'))).toEqual([])
    await page.context().close()
  }, 240_000)
})

describe('stopping and going on', () => {
  it('begins on one device and goes on at the same question on another, by code', async () => {
    const one = await openPage(browser, PHONE)
    await one.page.goto(`${server.url}/danh-gia/${await owner.start('vs-haccp')}`)
    for (const value of ['yes', 'no']) {
      const before = one.page.url()
      await one.page.locator(`label[for=tra-loi-${value}]`).tap()
      await next(one.page).tap()
      await one.page.waitForURL((url) => url.href !== before)
    }
    const stoppedAt = await one.page.locator('h1').innerText()
    await one.page.getByRole('link', { name: 'Chia sẻ, xóa' }).tap()
    await one.page.getByRole('button', { name: 'Lấy mã' }).tap()
    const code = await one.page.locator('.code').innerText()
    const shown = one.page.locator('.code-address')
    // Text that a style hides can be read all the same.
    expect(await shown.isVisible()).toBe(true)
    const address = await shown.innerText()
    await one.page.locator('.qr svg').waitFor()
    await one.page.context().close()

    const other = await openPage(browser)
    await other.page.goto(address)
    const field = other.page.getByLabel(/Đã có mã/)
    expect(await field.inputValue()).toBe(code.replace(' ', ''))
    expect(other.page.url()).not.toContain('#')
    await other.page.getByRole('button', { name: 'Mở', exact: true }).click()
    await other.page.waitForURL(/\?cau=/)
    expect(await other.page.locator('h1').innerText()).toBe(stoppedAt)
    expect(await other.page.locator('.place').innerText()).toMatch(/^Câu 3\//)
    expect([...one.faults, ...other.faults]).toEqual([])
    await other.page.context().close()
  })

  it('saves a choice at once, and keeps everything on the screen while the line is gone', async () => {
    const { page } = await openPage(browser, PHONE)
    const secret = await owner.start('vs-haccp')
    await page.goto(`${server.url}/danh-gia/${secret}`)
    await page.locator('label[for=tra-loi-partly]').tap()
    await page.getByText('Đã lưu.').waitFor()
    const values = async () =>
      Object.values((await owner.stored(secret)).answers.owner).map((given) => given.value)
    expect(await values()).toEqual(['partly'])
    await page.context().setOffline(true)
    await page.locator('label[for=tra-loi-no]').tap()
    await page.getByText(/Chưa lưu được vì mất kết nối/).waitFor()
    await page.getByText('Ghi chú riêng').tap()
    await page.getByLabel(/Giấy tờ để ở đâu/).fill('tủ số 2')
    await next(page).tap()
    await page.getByText(/xin bấm lại/).waitFor()
    expect(await page.locator('.save-state.fault').isVisible()).toBe(true)
    expect(await page.getByLabel(/Giấy tờ để ở đâu/).inputValue()).toBe('tủ số 2')
    await page.context().setOffline(false)
    const before = page.url()
    await next(page).tap()
    await page.waitForURL((url) => url.href !== before)
    expect(await values()).toEqual(['no'])
    await page.goBack()
    await page.waitForURL(before)
    await page.locator('#tra-loi-no:checked').waitFor()
    await page.context().close()
  })
})
