import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findFiles } from './files.ts'
import { tempFolder } from './testing/fixtures.ts'

describe('findFiles', () => {
  let temp: Awaited<ReturnType<typeof tempFolder>>
  beforeEach(async () => {
    temp = await tempFolder()
  })
  afterEach(() => temp.remove())

  it('walks folders in order, and leaves hidden files, links and other kinds of files out', async () => {
    await mkdir(join(temp.folder, 'con'))
    await mkdir(join(temp.folder, '.an'))
    for (const name of ['b.md', 'a.txt', '.an/c.md', '.d.md', 'con/e.PDF', 'f.exe'])
      await temp.write(name, 'x')
    await symlink('/etc/hostname', join(temp.folder, 'lien-ket.txt'))
    await symlink('/etc', join(temp.folder, 'thu-muc'))
    const { files, skipped, failed } = await findFiles([temp.folder])
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.md', 'e.PDF'])
    expect(skipped.map(({ file }) => file)).toEqual(['f.exe', 'lien-ket.txt', 'thu-muc'])
    expect(failed).toEqual([])
  })

  it('takes each file once, any file that is named, and goes on after a path that does not exist', async () => {
    const path = await temp.write('ghi-chep.log', 'x')
    const { files, failed } = await findFiles([path, path, join(temp.folder, 'không-có.pdf')])
    expect(files.map(({ name }) => name)).toEqual(['ghi-chep.log'])
    expect(failed).toMatchObject([{ reason: 'không tìm thấy tệp hoặc thư mục' }])
  })
})
