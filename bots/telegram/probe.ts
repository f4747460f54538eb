/** `npm run bots -- --probe`: what of Telegram works with the settings that are there, in an operator's words. */
import { Api } from 'grammy'
import type { Config } from '../../core/config.ts'
import type { Finding } from '../zalo/probe.ts'
import { TELEGRAM_WEBHOOK_PATH } from './index.ts'
import { codeOf } from './send.ts'

const CALL_SECONDS = 20
/** The ports that Telegram calls. */
const PORTS = new Set(['', '443', '80', '88', '8443'])

/** Never throws for what the app says, and changes nothing there. */
export async function probeTelegram({
  telegram,
  publicUrl,
}: Pick<Config, 'telegram' | 'publicUrl'>): Promise<Finding[]> {
  if (!telegram) return [note('Telegram: chưa đặt TELEGRAM_BOT_TOKEN, đang tắt.')]
  const api = new Api(telegram.token, { apiRoot: telegram.apiUrl, timeoutSeconds: CALL_SECONDS })
  const token = await attempt('mã truy cập', async () => {
    const { username } = await api.getMe()
    return [good(`mã truy cập dùng được, địa chỉ của bot là https://t.me/${username}`)]
  })
  if (!publicUrl || !telegram.webhookSecret)
    return [
      ...token,
      note(
        'Telegram: thiếu PUBLIC_URL hoặc TELEGRAM_WEBHOOK_SECRET nên sẽ tự hỏi tin; chỉ chạy một tiến trình.',
      ),
    ]
  const wanted = `${publicUrl}${TELEGRAM_WEBHOOK_PATH}`
  const { protocol, port } = new URL(wanted)
  const address =
    protocol === 'https:' && PORTS.has(port)
      ? good('địa chỉ gọi về là https, cổng Telegram gọi được.')
      : bad(`Telegram không gọi tới ${wanted}: phải là https, cổng 443, 80, 88 hoặc 8443.`)
  const webhook = await attempt('webhook', async () => {
    const info = await api.getWebhookInfo()
    return [
      info.url === wanted
        ? good(`webhook đã đặt đúng ${wanted}.`)
        : note(
            `Telegram: webhook đang là “${info.url || 'chưa có'}”; khi khởi động, trợ lý tự đặt ${wanted}.`,
          ),
      ...(info.pending_update_count
        ? [note(`Telegram: còn ${info.pending_update_count} tin chưa giao được cho trợ lý.`)]
        : []),
      ...(info.last_error_message && info.pending_update_count
        ? [bad(`Telegram gọi tới trợ lý bị lỗi: ${info.last_error_message.slice(0, 200)}`)]
        : []),
    ]
  })
  return [...token, address, ...webhook]
}

const named = (text: string): string => (text.startsWith('Telegram') ? text : `Telegram: ${text}`)
const good = (text: string): Finding => ({ state: 'good', text: named(text) })
const bad = (text: string): Finding => ({ state: 'bad', text: named(text) })
const note = (text: string): Finding => ({ state: 'note', text: named(text) })

async function attempt(what: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    const why = ['401', '404'].includes(code) ? 'mã sai hoặc đã bị đổi' : 'không kết nối được'
    return [bad(`${what}: ${why} (${code}).`)]
  }
}
