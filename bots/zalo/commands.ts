/** What an operator may ask of `npm run bots` instead of starting it. */
import { parseArgs } from 'node:util'
import { ConfigError } from '../../core/errors.ts'
import { takeConsent } from '../zalo-oa/index.ts'
import { probeTelegram } from '../telegram/probe.ts'
import { ZaloCallError } from './errors.ts'
import { probeZalo, type Finding, type ProbeParts } from './probe.ts'

const USAGE = `Cách dùng:
  npm run bots                                trả lời trong các ứng dụng chat đã cài
  npm run bots -- --probe                     kiểm tra cài đặt các ứng dụng chat, không trả lời ai
  npm run bots -- --probe --to <mã người>     như trên, và gửi ba tin thử cho một người của Zalo OA
  npm run bots -- --oa-code <mã>              đổi mã chấp thuận của quản trị viên Zalo OA lấy quyền truy cập`

const MARKS: Record<Finding['state'], string> = { good: '✓', bad: '✗', note: '·' }

export interface Told {
  lines: string[]
  failed: boolean
}

/** Undefined when the program is to be started as usual. Throws a ConfigError with the usage for other words. */
export async function obeyOperator(
  args: string[],
  parts: Omit<ProbeParts, 'oaUser'>,
): Promise<Told | undefined> {
  const { probe, to, 'oa-code': code } = readArguments(args)
  if (code !== undefined) return exchangeCode(code, parts)
  if (!probe) return undefined
  const findings = [
    ...(await probeTelegram(parts.config)),
    ...(await probeZalo({ ...parts, ...(to ? { oaUser: to } : {}) })),
  ]
  return {
    lines: findings.map(({ state, text }) => `${MARKS[state]} ${text}`),
    failed: findings.some(({ state }) => state === 'bad'),
  }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        probe: { type: 'boolean' },
        to: { type: 'string' },
        'oa-code': { type: 'string' },
      },
    })
    return values
  } catch {
    throw new ConfigError(USAGE)
  }
}

async function exchangeCode(
  code: string,
  { config, pool }: Omit<ProbeParts, 'oaUser'>,
): Promise<Told> {
  if (!config.zaloOa)
    throw new ConfigError('Chưa cài Zalo OA; xem ZALO_OA_APP_ID trong .env.example.')
  try {
    await takeConsent({ settings: config.zaloOa, pool }, code)
    return { lines: ['✓ Zalo OA: đã nhận quyền truy cập và cất vào cơ sở dữ liệu.'], failed: false }
  } catch (error) {
    if (!(error instanceof ZaloCallError)) throw error
    const told = `✗ Zalo OA: không đổi được mã (${error.code}). Mã chỉ dùng được một lần, trong ít phút; hãy xin chấp thuận lại.`
    return { lines: [told], failed: true }
  }
}
