/** The door for people: `npm run export -- <thư mục>` writes the data set that the API gives, as files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalogue } from '../data/load.ts'
import { DataError } from '../errors.ts'
import { standardsCsv } from './csv.ts'
import { makeDataset } from './dataset.ts'

function writeDataset(folder: string): void {
  const catalogue = loadCatalogue()
  const dataset = makeDataset(catalogue)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'dataset.json'), JSON.stringify(dataset))
  writeFileSync(join(folder, 'standards.csv'), standardsCsv(catalogue.standards))
  console.log(
    `Đã ghi dataset.json và standards.csv vào ${folder}: ${dataset.standards.length} tiêu chuẩn, quy chuẩn; ngày ${dataset.date}, phiên bản ${dataset.version}.`,
  )
}

const [folder, ...rest] = process.argv.slice(2)
if (!folder || rest.length > 0 || folder.startsWith('-')) {
  console.error('Cách dùng: npm run export -- <thư mục>')
  process.exit(2)
}
try {
  writeDataset(folder)
} catch (error) {
  const { code } = error as NodeJS.ErrnoException
  console.error(
    error instanceof DataError
      ? error.message
      : code
        ? `Không ghi được vào ${folder} (${code}). Xin chọn thư mục khác.`
        : (error as Error).stack,
  )
  process.exit(1)
}
