import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DECREE, tempFolder } from './testing/fixtures.ts'

/** The command in a process of its own, on an embedded database in a folder of its own. */
describe('npm run ingest', { timeout: 120_000 }, () => {
  let temp: Awaited<ReturnType<typeof tempFolder>>
  beforeEach(async () => {
    temp = await tempFolder()
  })
  afterEach(() => temp.remove())

  const run = (...args: string[]) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const main = join(import.meta.dirname, 'main.ts')
      const env = { PATH: process.env.PATH, DATA_DIR: join(temp.folder, '.data') }
      execFile(
        process.execPath,
        ['--import', 'tsx', main, ...args],
        { env },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      )
    })

  it('prints one JSON object, tells by its exit code whether all went well, and removes again', async () => {
    const decree = await temp.write('nghi-dinh.txt', DECREE)
    await temp.write('trong.txt', '')
    const first = await run(temp.folder, '--json')
    expect(first.code).toBe(1)
    expect(JSON.parse(first.stdout)).toMatchObject({
      documents: 1,
      chunks: 6,
      failed: [{ file: 'trong.txt', reason: 'tệp trống (0 byte)' }],
    })
    expect(await run(decree)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Bỏ qua +1/) as string,
    })
    expect(await run(decree, '--remove')).toMatchObject({
      code: 0,
      stdout: 'Đã gỡ 1 văn bản:\n  nghi-dinh-901-2031-nd-cp\n',
    })
  })

  it.each([[[]], [['--khong-co', 'a']]])(
    'shows how it is used when called with %j',
    async (args) => {
      const { code, stdout, stderr } = await run(...args)
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).toContain('npm run ingest -- <tệp hoặc thư mục>')
    },
  )
})
