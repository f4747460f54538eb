import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { sql } from '../core/db/sql.ts'
import { testPool } from '../core/testing.ts'
import { ingestFiles, removeFiles, type IngestProgress } from './index.ts'
import { DECREE, emptyCatalogue, makePdf, tempFolder } from './testing/fixtures.ts'

const catalogue = emptyCatalogue()

describe('the library', { timeout: 60_000 }, () => {
  let pool: pg.Pool
  let temp: Awaited<ReturnType<typeof tempFolder>>
  beforeAll(async () => {
    pool = await testPool()
  }, 60_000)
  afterAll(() => pool.end())
  beforeEach(async () => {
    temp = await tempFolder()
  })
  afterEach(async () => {
    await temp.remove()
    await pool.query('delete from document')
  })

  const stored = async (id: string) => {
    const { rows } = await pool.query<{ body: string; breadcrumb: string[] }>(
      sql`select body, breadcrumb from passage where document_id = ${id} order by position`,
    )
    return rows
  }
  const documents = async () => {
    const { rows } = await pool.query<Record<string, unknown>>(
      'select id, kind, title, designation, standing, origin, collection from document order by id',
    )
    return rows
  }

  it('takes files in, leaves them alone while they are the same, and replaces what changed', async () => {
    const path = await temp.write('nghi-dinh.txt', DECREE)
    const progress: IngestProgress[] = []
    expect(
      await ingestFiles(pool, [temp.folder], {
        catalogue,
        onProgress: (one) => progress.push(one),
      }),
    ).toMatchObject({
      documents: 1,
      chunks: 6,
      failed: [],
    })
    expect(progress).toEqual([
      { done: 0, total: 1, file: 'nghi-dinh.txt' },
      { done: 1, total: 1 },
    ])
    expect(await documents()).toEqual([
      {
        id: 'nghi-dinh-901-2031-nd-cp',
        kind: 'law',
        title: 'Nghị định quy định về quản lý chất lượng bánh đa nem',
        designation: '901/2031/NĐ-CP',
        standing: 'unknown',
        origin: 'nghi-dinh.txt',
        collection: 'file',
      },
    ])
    expect(await ingestFiles(pool, [path], { catalogue })).toMatchObject({
      documents: 0,
      skipped: [{ file: 'nghi-dinh.txt', reason: 'không đổi từ lần nạp trước' }],
    })
    await temp.write('nghi-dinh.txt', DECREE.replace('hai mươi hộ', 'ba mươi hộ'))
    expect(await ingestFiles(pool, [path], { catalogue })).toMatchObject({ documents: 1 })
    const text = (await stored('nghi-dinh-901-2031-nd-cp')).map(({ body }) => body).join('\n')
    expect(text).toContain('ba mươi hộ')
    expect(text).not.toContain('hai mươi hộ')
  })

  it('reports each file that cannot be used, and stores the others', async () => {
    await temp.write('a-hong.pdf', makePdf(DECREE).subarray(0, 200))
    await temp.write('b-nul.txt', 'Ghi chép có ký tự lạ \u0000\u0007 ở giữa câu.')
    await temp.write('c-nul.html', '<title>Tên\u0000 tệp</title><p>Nội dung\u0000 ngắn.</p>')
    await temp.write('d-qua-lon.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))
    const report = await ingestFiles(pool, [temp.folder, join(temp.folder, 'khong-co.txt')], {
      catalogue,
    })
    expect(report).toMatchObject({ documents: 2 })
    expect(report.failed.map(({ reason }) => reason)).toEqual([
      'không tìm thấy tệp hoặc thư mục',
      'tệp lớn hơn 20 MB, không được nhận',
      'tệp PDF bị hỏng, không mở được',
    ])
    expect((await documents()).map(({ id }) => id)).toEqual(['b-nul', 'c-nul'])
  })

  it('keeps a decree and its annex, which bear one number, apart over several runs', async () => {
    await temp.write('1-nghi-dinh.txt', DECREE)
    await temp.write('2-phu-luc.txt', DECREE.replace('Quy định về', 'Phụ lục về'))
    await ingestFiles(pool, [temp.folder], { catalogue })
    const ids = (await documents()).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    await temp.write('2-phu-luc.txt', DECREE.replace('Quy định về', 'Phụ lục mới về'))
    await ingestFiles(pool, [temp.folder], { catalogue })
    expect((await documents()).map(({ id }) => id)).toEqual(ids)
  })

  it('stores the same content once', async () => {
    await temp.write('a.txt', DECREE)
    await temp.write('b.txt', DECREE)
    expect(await ingestFiles(pool, [temp.folder], { catalogue })).toMatchObject({
      documents: 1,
      skipped: [{ file: 'b.txt', reason: 'trùng nội dung với tệp khác' }],
    })
  })

  it('removes by id, by the file, and by the name of a file that has changed', async () => {
    const decree = await temp.write('a.txt', DECREE)
    const note = await temp.write('ghi-chep.txt', 'Ghi chép buổi họp.')
    await temp.write('so-tay.txt', 'Sổ tay của xưởng.')
    await ingestFiles(pool, [temp.folder], { catalogue })
    await temp.write('ghi-chep.txt', 'Đã sửa.')
    expect(await removeFiles(pool, [decree, note, 'so-tay', 'khong-co'], { catalogue })).toEqual({
      removed: ['ghi-chep', 'nghi-dinh-901-2031-nd-cp', 'so-tay'],
      notFound: ['khong-co'],
    })
    expect(await documents()).toEqual([])
  })

  it('stops when it is told to and keeps what was stored', async () => {
    for (const name of ['a', 'b', 'c'])
      await temp.write(`${name}.txt`, `Văn bản ${name} của xưởng.`)
    const stop = new AbortController()
    const onProgress = ({ done }: IngestProgress) => done === 1 && stop.abort(new Error('dừng'))
    await expect(
      ingestFiles(pool, [temp.folder], { catalogue, onProgress, signal: stop.signal }),
    ).rejects.toThrow('dừng')
    expect((await documents()).map(({ id }) => id)).toEqual(['a'])
  })
})
