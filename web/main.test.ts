import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './testing-browser.ts'
import { ask, finishedAnswer, NUOC_MAM } from './testing-page.ts'

interface Running {
  process: ChildProcess
  output: () => string
  /** Exit code, once it has ended. */
  ended: Promise<number | null>
}

/** `npm start` as an operator runs it, on a data folder of its own. */
function start(env: Record<string, string>): Running {
  // A child process inherits the environment; nothing in it is read here.
  const inherited = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'web/main.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'info', OPENAI_MODEL: '', DATABASE_URL: '', ...env },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { process: child, output: () => output, ended }
}

/** The address it says it listens at. */
const address = ({ process: child, output, ended }: Running): Promise<string> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const found = /sẵn sàng: (http:\S+)/.exec(output())
      if (found) resolve(found[1]!)
    }
    child.stdout!.on('data', look)
    void ended.then(() => reject(new Error(output())))
  })

let folder: string
let server: Running
let url: string
let browser: Browser | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tro-ly-web-'))
  server = start({ DATA_DIR: folder })
  url = await address(server)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server.process.kill('SIGKILL')
  await server.ended
  await rm(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('says in Vietnamese what it does, and is healthy', async () => {
    expect(server.output()).toMatch(/Đang nạp \d+ văn bản[^]*Đã nạp \d+ văn bản/)
    const response = await fetch(`${url}/healthz`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ status: 'ok', database: 'ok', mode: 'rules' })
  })

  it('answers an owner with sources that open, remembers, and erases', async () => {
    const { page, faults } = await openPage(browser!, { viewport: { width: 390, height: 844 } })
    await page.goto(url)
    await ask(page, NUOC_MAM)
    const answer = await finishedAnswer(page)
    expect(await answer.locator('.prose').innerText()).toContain('TCVN 5107:2018')
    const count = await answer.locator('.source').count()
    expect(count).toBeGreaterThan(0)
    const list = answer.locator('details')
    if ((await list.getAttribute('open')) === null) await list.locator('summary').click()
    for (let index = 0; index < count; index++) {
      await answer.locator('.source').nth(index).click()
      const card = page.getByRole('dialog')
      // The whole passage has come from the server, and the quoted words stand in it.
      await card.getByText('Đang tải cả đoạn').waitFor({ state: 'detached' })
      expect(await card.locator('mark').count()).toBe(1)
      const passage = await fetch((await card.getByRole('link').getAttribute('href'))!)
      expect(passage.status).toBe(200)
      await page.keyboard.press('Escape')
      await card.waitFor({ state: 'detached' })
    }
    await answer.getByRole('button', { name: 'Hữu ích', exact: true }).click()
    await answer.getByText('Cảm ơn bạn').waitFor()
    await page.reload()
    await page.getByText('Cảm ơn bạn').waitFor()
    await page.getByRole('button', { name: 'Xóa hội thoại' }).click()
    await page.getByRole('button', { name: 'Xóa hẳn' }).click()
    await page.getByText('Trước khi hỏi, xin biết').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('answers every starter question with something to stand on, or asks back', async () => {
    const { page } = await openPage(browser!)
    await page.goto(url)
    const starters = page.locator('.choice')
    await starters.first().waitFor()
    for (let index = 0; index < (await starters.count()); index++) {
      await starters.nth(index).click()
      const answer = await finishedAnswer(page)
      expect(await answer.getAttribute('class')).toMatch(/sourced$|clarify/)
      await page.getByRole('button', { name: 'Cuộc trò chuyện mới' }).click()
      await starters.first().waitFor()
    }
    await page.context().close()
  })

  it('refuses a second process on the same folder, and says why', async () => {
    const second = start({ DATA_DIR: folder })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('đang được một tiến trình khác sử dụng')
    expect(second.output()).not.toMatch(/\n\s+at /)
  })

  it('names a wrong setting without a stack', async () => {
    const wrong = start({ PORT: 'abc' })
    expect(await wrong.ended).toBe(1)
    expect(wrong.output()).toContain('PORT')
    expect(wrong.output()).not.toMatch(/\n\s+at /)
  })

  it('logs neither questions nor addresses, and stops cleanly when told', async () => {
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.output()).toContain('Đã dừng.')
    expect(server.output()).toContain('"route":"/api/v1/chat"')
    expect(server.output()).not.toMatch(/nước mắm|127\.0\.0\.1(?!:)/)
  })
})
