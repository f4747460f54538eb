import { describe, expect, it } from 'vitest'
import { assignId, baseId, idOfFile, planChanges } from './plan.ts'

it('plans what to write, remove and leave alone', () => {
  const stored = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ])
  const fresh = new Map([
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ])
  expect(planChanges(stored, fresh)).toEqual({ write: ['b', 'd'], remove: ['c'], unchanged: ['a'] })
})

describe('assignId', () => {
  const none: ReadonlySet<string> = new Set()
  const decree = { name: 'ban-goc.pdf', designation: 'Nghị định 901/2031/NĐ-CP' }
  const annex = { name: 'phu-luc.pdf', designation: 'Nghị định 901/2031/NĐ-CP' }
  const base = baseId(decree.name, decree.designation)

  it('names a document by its number, a file without one by its name', () => {
    expect(base).toBe('nghi-dinh-901-2031-nd-cp')
    expect(baseId('Cẩm nang (bản 2).docx', undefined)).toBe('cam-nang-ban-2')
    expect(baseId('★.txt', undefined)).toBe('tai-lieu')
  })

  it('lets a newer file replace the stored document of the same number', () => {
    expect(assignId(decree, { stored: new Set([base]), taken: none, reserved: none })).toBe(base)
  })

  it('keeps two files of one run with one number apart, and finds the second again later', () => {
    const second = assignId(annex, { stored: none, taken: new Set([base]), reserved: none })
    expect(second).toBe(idOfFile(annex.name, annex.designation))
    expect(second).not.toBe(base)
    expect(assignId(annex, { stored: new Set([base, second]), taken: none, reserved: none })).toBe(
      second,
    )
  })

  it('never takes the id of bundled content', () => {
    expect(assignId(decree, { stored: none, taken: none, reserved: new Set([base]) })).not.toBe(
      base,
    )
  })
})
