/** `npm run bots -- --probe`: what of the two Zalo apps works with the settings that are there, in an operator's words. */
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../../core/config.ts'
import { createZaloBotClient } from '../zalo-bot/client.ts'
import { botOf, ZALO_BOT_PATH } from '../zalo-bot/index.ts'
import { readUsage } from '../zalo-bot/quota.ts'
import { openZaloOa, type ZaloOaParts } from '../zalo-oa/index.ts'
import { ZALO_OA_PATH } from '../zalo-oa/webhook.ts'
import { ZaloCallError, type CallFault } from './errors.ts'

export interface Finding {
  state: 'good' | 'bad' | 'note'
  text: string
}

export interface ProbeParts {
  config: Pick<Config, 'telegram' | 'zaloBot' | 'zaloOa' | 'publicUrl'>
  pool: pg.Pool
  log: Logger
  /** A person of the Official Account who gets three trial messages; they show which form of buttons works. */
  oaUser?: string
}

const good = (text: string): Finding => ({ state: 'good', text })
const bad = (text: string): Finding => ({ state: 'bad', text })
const note = (text: string): Finding => ({ state: 'note', text })

/** Never throws for what the platforms say. */
export async function probeZalo(parts: ProbeParts): Promise<Finding[]> {
  return [...(await probeBot(parts)), ...(await probeOa(parts))]
}

async function probeBot({ config, pool }: ProbeParts): Promise<Finding[]> {
  const settings = config.zaloBot
  if (!settings) return [note('Zalo Bot: chưa đặt ZALO_BOT_TOKEN, đang tắt.')]
  const client = createZaloBotClient(settings)
  const used = await readUsage(pool, botOf(settings.token))
  const findings = [
    await attempt('Zalo Bot: mã truy cập', async () => {
      const { name } = await client.getMe()
      return good(`Zalo Bot: mã truy cập dùng được, bot tên “${name}”.`)
    }),
    note(
      `Zalo Bot: tháng này đã dùng ${used} tin (cả gửi và nhận)` +
        (settings.monthlyMessages
          ? `, hạn mức ${settings.monthlyMessages}.`
          : ', không đặt hạn mức.'),
    ),
  ]
  const wanted = config.publicUrl && `${config.publicUrl}${ZALO_BOT_PATH}`
  if (!wanted || !settings.webhookSecret)
    return [
      ...findings,
      note(
        'Zalo Bot: thiếu PUBLIC_URL hoặc ZALO_BOT_WEBHOOK_SECRET nên sẽ tự hỏi tin, chỉ nên dùng khi thử.',
      ),
    ]
  return [
    ...findings,
    checkAddress('Zalo Bot', wanted),
    await attempt('Zalo Bot: webhook', async () => {
      const url = await client.getWebhookUrl()
      return url === wanted
        ? good(`Zalo Bot: webhook đã đặt đúng ${wanted}.`)
        : note(
            `Zalo Bot: webhook đang là “${url || 'chưa có'}”; khi khởi động, trợ lý tự đặt ${wanted}.`,
          )
    }),
  ]
}

async function probeOa({ config, pool, log, oaUser }: ProbeParts): Promise<Finding[]> {
  const settings = config.zaloOa
  if (!settings) return [note('Zalo OA: chưa đặt ZALO_OA_APP_ID, đang tắt.')]
  const { store, keeper, client } = openZaloOa({ settings, pool, log })
  if (settings.refreshToken) await store.plant(settings.refreshToken)
  const token = await attempt('Zalo OA: mã truy cập', async () => {
    await keeper.accessToken()
    const until = (await store.read())?.accessExpiresAt
    return good(`Zalo OA: mã truy cập dùng được${until ? `, đến ${until.toISOString()}` : ''}.`)
  })
  const findings = [
    token,
    note(
      config.publicUrl
        ? `Zalo OA: điền vào trang Webhook của Zalo địa chỉ ${config.publicUrl}${ZALO_OA_PATH}`
        : 'Zalo OA: thiếu PUBLIC_URL, Zalo không gọi tới được.',
    ),
    note(
      settings.signature === 'auto'
        ? 'Zalo OA: cách ký đang dò tự động; sau tin đầu tiên, nhật ký ghi cách khớp để điền vào ZALO_OA_SIGNATURE.'
        : `Zalo OA: cách ký đặt là ${settings.signature}.`,
    ),
  ]
  if (token.state !== 'good') return findings
  findings.push(
    await attempt('Zalo OA: thông tin tài khoản', async () => {
      const { name, verified, packageName } = await client.account()
      return good(
        `Zalo OA: tài khoản “${name}”, ${verified ? 'đã xác thực' : 'CHƯA xác thực'}, gói ${packageName ?? 'không rõ'}.`,
      )
    }),
  )
  return oaUser ? [...findings, ...(await tryButtons({ settings, pool, log }, oaUser))] : findings
}

/** Sources disagree on the template's name, and only a real account can tell. */
async function tryButtons({ settings, pool, log }: ZaloOaParts, user: string): Promise<Finding[]> {
  const button = { kind: 'choice' as const, title: 'Bấm thử', value: '0:0' }
  const findings: Finding[] = []
  for (const [form, withButton] of [
    ['none', false],
    ['unnamed', true],
    ['button', true],
  ] as const) {
    const { client } = openZaloOa({ settings: { ...settings, buttonTemplate: form }, pool, log })
    findings.push(
      await attempt(`Zalo OA: gửi thử (ZALO_OA_BUTTON_TEMPLATE=${form})`, async () => {
        await client.sendText(user, `Tin thử, kiểu ${form}`, withButton ? [button] : [])
        return good(
          `Zalo OA: gửi thử kiểu ${form} được nhận; xem trên điện thoại có hiện nút không.`,
        )
      }),
    )
  }
  return findings
}

const checkAddress = (app: string, url: string): Finding =>
  url.startsWith('https://')
    ? good(`${app}: địa chỉ gọi về là https.`)
    : bad(`${app}: PUBLIC_URL phải là https, Zalo không gọi tới ${url}.`)

const WHAT_TO_DO: Record<CallFault, string> = {
  account: 'mã sai, bị thu hồi, hoặc tài khoản chưa đủ điều kiện. Cần người quản trị xử lý',
  token: 'mã truy cập bị từ chối',
  quota: 'đã hết hạn mức',
  later: 'không kết nối được hoặc máy chủ Zalo đang lỗi, thử lại sau',
  unknown: 'không có câu trả lời rõ ràng, thử lại sau',
  unreachable: 'không nhắn được cho người này',
  closed: 'đã quá thời hạn được nhắn cho người này',
  rejected: 'Zalo từ chối yêu cầu',
}

async function attempt(what: string, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ZaloCallError)
      return bad(`${what}: ${WHAT_TO_DO[error.fault]} (${error.code}).`)
    return bad(`${what}: câu trả lời của Zalo khác với tài liệu (${(error as Error).name}).`)
  }
}
