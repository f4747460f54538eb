import { afterEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../reading.ts'
import {
  DECREE,
  makeDocx,
  makeEncryptedPdf,
  makePdf,
  makePdfBomb,
  makeScan,
} from '../testing/fixtures.ts'
import { Reader } from './reader.ts'

const MEGABYTE = 1024 * 1024

/** Each test starts processes of its own. */
describe('Reader', { timeout: 60_000 }, () => {
  let reader: Reader
  afterEach(() => reader.close())

  it('reads the same document from text, Word and PDF', async () => {
    reader = new Reader()
    const files = {
      'a.txt': Buffer.from(DECREE),
      'a.docx': await makeDocx(DECREE.split('\n').filter(Boolean)),
      'a.pdf': makePdf(DECREE),
    }
    for (const [name, bytes] of Object.entries(files)) {
      const result = await reader.read({ name, bytes })
      const document = result.status === 'read' ? result.document : undefined
      expect(document, name).toMatchObject({
        designation: '901/2031/NĐ-CP',
        effectiveFrom: '2031-07-01',
      })
      expect(document!.passages.map(({ breadcrumb }) => breadcrumb.join(' › '))).toContain(
        'Nghị định 901/2031/NĐ-CP › Chương II. YÊU CẦU CHẤT LƯỢNG › Điều 3. Trách nhiệm của cơ sở sản xuất › khoản 1-2',
      )
    }
  })

  it('says in one line why a file cannot be used, and goes on with the next', async () => {
    reader = new Reader()
    const reasons: string[] = []
    for (const bytes of [
      Buffer.alloc(0),
      await makeScan(),
      await makeEncryptedPdf(),
      Buffer.from('%PDF-1.7 rác'),
      Buffer.from('   \n12\n'),
    ]) {
      const result = await reader.read({ name: 'a', bytes })
      reasons.push(result.status === 'unreadable' ? result.reason : 'read')
    }
    expect(reasons).toEqual([
      'tệp trống (0 byte)',
      expect.stringContaining('bản quét ảnh'),
      expect.stringContaining('mật khẩu'),
      expect.stringContaining('hỏng'),
      'tệp không có chữ nào',
    ])
    expect(await reader.read({ name: 'a.txt', bytes: Buffer.from(DECREE) })).toMatchObject({
      status: 'read',
    })
  })

  it('kills a reading that takes too much memory, and goes on with the next', async () => {
    reader = new Reader({ ...LIMITS, memoryBytes: 400 * MEGABYTE })
    expect(await reader.read({ name: 'bom.pdf', bytes: makePdfBomb(400) })).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('bộ nhớ') as string,
    })
    expect(await reader.read({ name: 'a.txt', bytes: Buffer.from(DECREE) })).toMatchObject({
      status: 'read',
    })
  })

  it('kills a reading that takes too long', async () => {
    reader = new Reader({ ...LIMITS, milliseconds: 1 })
    expect(
      await reader.read({ name: 'a.txt', bytes: Buffer.from(DECREE.repeat(2_000)) }),
    ).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('đã dừng') as string,
    })
  })

  it('stops when it is told to', async () => {
    reader = new Reader()
    const stop = new AbortController()
    const reading = reader.read(
      { name: 'a.txt', bytes: Buffer.from(DECREE.repeat(5_000)) },
      stop.signal,
    )
    stop.abort(new Error('người dùng dừng'))
    await expect(reading).rejects.toThrow('người dùng dừng')
  })
})
