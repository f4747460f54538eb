/** Figures of a benchmark as tables for a terminal. Pure. */
import { vietnameseNumber } from '../progress.ts'
import { formatTable } from '../table.ts'
import type { ColdStart } from './cold-start.ts'
import type { Measurement } from './messages.ts'

export interface Machine {
  /** Model of the processor and number of cores. */
  cpu: string
  cores: number
  memoryGigabytes: number
  /** Mean number of processes that wanted a core in the last minute, when the run began. */
  load: number
  node: string
  platform: string
  startedAt: string
}

export interface BenchResult {
  machine: Machine
  measurements: Measurement[]
  coldStarts: ColdStart[]
}

const NAMES: Record<string, string> = {
  library: 'thư viện của dự án',
  sql: 'chỉ câu SQL bên dưới',
  minisearch: 'MiniSearch',
}
const named = (name: string) => NAMES[name] ?? name
const round = (value: number, digits = 0) =>
  value.toLocaleString('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits })

export function formatBench({ machine, measurements, coldStarts }: BenchResult): string {
  const { cpu, cores, memoryGigabytes, load, node, platform, startedAt } = machine
  return [
    `${startedAt}: ${cpu}, ${cores} lõi, ${memoryGigabytes} GB, ${platform}, Node ${node}, tải lúc bắt đầu ${round(load, 2)}`,
    formatTable(
      ['Lập chỉ mục', 'Đoạn', 'Giây', 'Đoạn/giây', 'Bộ nhớ (MB)'],
      measurements.map(({ engine, size, indexSeconds, passagesPerSecond, rssMegabytes }) => [
        named(engine),
        vietnameseNumber(size),
        round(indexSeconds, 1),
        round(passagesPerSecond),
        round(rssMegabytes),
      ]),
    ),
    formatTable(
      ['Tra cứu', 'Đoạn', 'p50 (ms)', 'p95 (ms)', 'Câu hỏi'],
      measurements.flatMap(({ size, searches }) =>
        Object.entries(searches).map(([name, { p50, p95, queries }]) => [
          named(name),
          vietnameseNumber(size),
          round(p50, 1),
          round(p95, 1),
          vietnameseNumber(queries),
        ]),
      ),
    ),
    ...(coldStarts.length ? [formatColdStarts(coldStarts)] : []),
  ].join('\n\n')
}

const formatColdStarts = (coldStarts: ColdStart[]): string =>
  formatTable(
    ['Khởi động', 'Sẵn sàng (giây)', 'Câu trả lời đầu (giây)', 'Bộ nhớ (MB)'],
    coldStarts.map(({ folder, readySeconds, firstAnswerSeconds, rssMegabytes }) => [
      folder === 'empty' ? 'thư mục dữ liệu trống' : 'thư mục đã có dữ liệu',
      round(readySeconds, 1),
      round(firstAnswerSeconds, 1),
      rssMegabytes === undefined ? '-' : round(rssMegabytes),
    ]),
  )
