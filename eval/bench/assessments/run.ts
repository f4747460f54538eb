/** Many owners answer at once while the server is killed again and again: is every acknowledged answer there? */
import { percentile } from '../../percentile.ts'
import { makeTempFolder } from '../../temp-folder.ts'
import { answerAsOwner, type OwnerReport } from './owner.ts'
import { startKillable, type KillableServer } from './server.ts'

export interface CrashOptions {
  /** Told in Vietnamese what happens. */
  onProgress?: (line: string) => void

  owners: number
  answers: number
  kills: number
  checklist: string
}

export interface CrashResult extends Omit<CrashOptions, 'onProgress'> {
  acknowledged: number
  /** Acknowledged and not there afterwards, or there with another value. */
  lost: number
  /** There without anybody having been told so; at most the last one of a cut line could be. */
  unexpected: number
  repeats: number
  seconds: number
  /** From sending an answer to its acknowledgement, in milliseconds. */
  p50: number
  p95: number
}

const VALUES = ['yes', 'no', 'partly', 'unknown', 'yes'] as const

export async function runUnderCrashes({
  onProgress = () => {},
  ...options
}: CrashOptions): Promise<CrashResult> {
  const folder = makeTempFolder('tu-danh-gia-')
  const server = await startKillable(folder.path)
  try {
    const begun = performance.now()
    const reports = await answerWhileKilling(server, { ...options, onProgress })
    const seconds = (performance.now() - begun) / 1000
    // Once more after the last answer: what was acknowledged a moment ago must outlive this too.
    await server.killAndRestart()
    const differences = []
    for (const report of reports) differences.push(await compare(server.url, report))
    const times = reports.flatMap((one) => one.times)
    return {
      ...options,
      acknowledged: reports.reduce((sum, one) => sum + one.acknowledged.size, 0),
      lost: differences.reduce((sum, one) => sum + one.lost, 0),
      unexpected: differences.reduce((sum, one) => sum + one.unexpected, 0),
      repeats: reports.reduce((sum, one) => sum + one.repeats, 0),
      seconds,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
    }
  } finally {
    await server.kill()
    folder.remove()
  }
}

/** The kills are spread evenly over the answers, so that a fast machine meets as many as a slow one. */
async function answerWhileKilling(
  server: KillableServer,
  { owners, answers, kills, checklist, onProgress }: Required<CrashOptions>,
): Promise<OwnerReport[]> {
  const step = (owners * answers) / (kills + 1)
  let count = 0
  let killed = 0
  let restarting = Promise.resolve()
  let fail: (reason: unknown) => void
  // A server that does not start again ends the run at once, with its own words.
  const failure = new Promise<never>((_resolve, reject) => (fail = reject))
  const onAnswer = () => {
    count++
    if (killed >= kills || count < step * (killed + 1)) return
    killed++
    restarting = restarting.then(async () => {
      onProgress(`Đã có ${count} câu trả lời; tắt máy chủ…`)
      const begun = performance.now()
      await server.killAndRestart()
      onProgress(`Máy chủ trở lại sau ${((performance.now() - begun) / 1000).toFixed(1)} giây.`)
    })
    restarting.catch(fail)
  }
  const answering = Promise.all(
    Array.from({ length: owners }, (_, owner) =>
      answerAsOwner({
        url: server.url,
        checklist,
        answers,
        choose: (question) => VALUES[(owner + question) % VALUES.length]!,
        onAnswer,
      }),
    ),
  )
  const reports = await Promise.race([answering, failure])
  await restarting
  return reports
}

async function compare(url: string, { secret, acknowledged }: OwnerReport) {
  const response = await fetch(`${url}/danh-gia/${secret}/du-lieu.json`)
  const stored = (await response.json()) as {
    answers: { owner: Record<string, { value: string } | undefined> }
  }
  const { owner } = stored.answers
  return {
    lost: [...acknowledged].filter(([question, value]) => owner[question]?.value !== value).length,
    unexpected: Object.keys(owner).filter((question) => !acknowledged.has(question)).length,
  }
}
