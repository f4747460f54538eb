import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { Catalogue } from '../catalogue.ts'
import { loadCatalogue } from '../data/load.ts'
import { lawEntry, standardEntry } from '../testing-content.ts'
import { Dataset, makeDataset } from './dataset.ts'

const folder = mkdtempSync(join(tmpdir(), 'du-lieu-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const provenance = (checkedOn: string) => ({
  confidence: 'verified' as const,
  checkedOn,
  sources: ['https://example.vn'],
})

describe('the data set', () => {
  it('is dated by the latest check and versioned by its content', () => {
    const make = (title: string) =>
      makeDataset(
        new Catalogue({
          standards: [
            standardEntry('TCVN 1:2020', { title, provenance: provenance('2026-01-02') }),
          ],
          laws: [lawEntry('37/2026/NĐ-CP', { provenance: provenance('2026-03-04') })],
        }),
      )
    expect(make('Tên một').date).toBe('2026-03-04')
    expect(make('Tên một').version).toBe(make('Tên một').version)
    expect(make('Tên một').version).not.toBe(make('Tên hai').version)
  })

  it('holds the whole catalogue in the published shape, each id once', () => {
    const catalogue = loadCatalogue()
    const dataset = makeDataset(catalogue)
    const { error } = Dataset.safeParse(JSON.parse(JSON.stringify(dataset)))
    expect(error?.issues ?? []).toEqual([])
    expect(dataset.standards).toHaveLength(catalogue.standards.length)
    for (const list of [dataset.standards, dataset.laws, dataset.guides, dataset.products])
      expect(new Set(list.map((one) => one.id)).size).toBe(list.length)
  })

  it('is written as files by a command, which says what is wrong with a bad call', async () => {
    const run = promisify(execFile)
    const command = ['--import', 'tsx', join(import.meta.dirname, 'main.ts')]
    const target = join(folder, 'moi')
    const { stdout } = await run(process.execPath, [...command, target])
    expect(stdout).toContain('Đã ghi dataset.json và standards.csv')
    const dataset = JSON.parse(readFileSync(join(target, 'dataset.json'), 'utf8')) as Dataset
    expect(stdout).toContain(dataset.version)
    expect(readFileSync(join(target, 'standards.csv'), 'utf8').startsWith('\uFEFFid,')).toBe(true)
    await expect(run(process.execPath, command)).rejects.toMatchObject({ code: 2 })
    await expect(
      run(process.execPath, [...command, join(target, 'dataset.json')]),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Không ghi được') })
  })
})
