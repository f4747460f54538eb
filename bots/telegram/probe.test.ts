import { afterEach, expect, it } from 'vitest'
import { readConfig } from '../../core/config.ts'
import { closedAddress, startScripted, type Scripted } from '../testing/tools.ts'
import { probeTelegram } from './probe.ts'

const TOKEN = '1000:khong-ai-duoc-thay-token'
const HOOK = 'https://tro-ly.example.vn/webhooks/telegram'
let app: Scripted | undefined
afterEach(() => app?.stop())

const probe = async (url: string, more: Record<string, string> = {}) => {
  const findings = await probeTelegram(
    readConfig({
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_URL: url,
      TELEGRAM_WEBHOOK_SECRET: 'khong-ai-duoc-thay-chuoi',
      PUBLIC_URL: 'https://tro-ly.example.vn',
      ...more,
    }),
  )
  const text = findings.map((one) => `${one.state} ${one.text}`).join('\n')
  expect(text).not.toContain('khong-ai-duoc-thay')
  return text
}
const appWith = async (info: object): Promise<string> => {
  app = await startScripted((path) => ({
    body: JSON.stringify({
      ok: true,
      result: path.endsWith('/getMe') ? { id: 1000, username: 'tro_ly_bot' } : info,
    }),
  }))
  return app.url
}

it('the probe of Telegram says that it is off, or what works', async () => {
  expect(await probeTelegram(readConfig({}))).toMatchObject([{ state: 'note' }])
  const text = await probe(await appWith({ url: HOOK, pending_update_count: 0 }))
  expect(text).toContain('https://t.me/tro_ly_bot')
  expect(text).toContain(`good Telegram: webhook đã đặt đúng ${HOOK}`)
  expect(text).not.toMatch(/^bad/m)
})

it('the probe of Telegram says what the app could not deliver, and where it cannot call', async () => {
  const url = await appWith({
    url: HOOK,
    pending_update_count: 3,
    last_error_message: 'Wrong response from the webhook: 404 Not Found',
  })
  const text = await probe(url, { PUBLIC_URL: 'https://tro-ly.example.vn:3000' })
  expect(text).toContain('note Telegram: còn 3 tin')
  expect(text).toContain('404 Not Found')
  expect(text).toMatch(/^bad Telegram không gọi tới/m)
})

it('the probe of Telegram tells a wrong token from a line that is down', async () => {
  app = await startScripted(() => ({
    status: 401,
    body: JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized' }),
  }))
  expect(await probe(app.url)).toContain('bad Telegram: mã truy cập: mã sai hoặc đã bị đổi (401)')
  expect(await probe(await closedAddress())).toContain('không kết nối được (ECONNREFUSED)')
})
