import { expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'
import { judgeSize } from './size.ts'

const catalogue = loadCatalogue()
const size = (known: Partial<Profile>, kind?: 'san-xuat' | 'thuong-mai') =>
  judgeSize(catalogue, {
    ...emptyProfile(),
    ...known,
    ...(kind ? { facts: { 'linh-vuc': [kind] } } : {}),
  })

// Decree 80/2021/NĐ-CP Article 5: the headcount and one of the two money tests.
it.each<[Partial<Profile>, 'san-xuat' | 'thuong-mai', string[]]>([
  [{ people: 10, revenue: 3 }, 'san-xuat', ['sieu-nho']],
  [{ people: 10, revenue: 10 }, 'thuong-mai', ['sieu-nho']],
  [{ people: 10, revenue: 3.1, capital: 3.1 }, 'san-xuat', ['nho']],
  [{ people: 10, revenue: 40, capital: 3 }, 'san-xuat', ['sieu-nho']],
  [{ people: 11, revenue: 1 }, 'san-xuat', ['nho']],
  [{ people: 100, revenue: 50 }, 'san-xuat', ['nho']],
  [{ people: 100, revenue: 50 }, 'thuong-mai', ['vua']],
  [{ people: 51, revenue: 1 }, 'thuong-mai', ['vua']],
  [{ people: 101, revenue: 1 }, 'thuong-mai', ['lon']],
  [{ people: 200, capital: 100 }, 'san-xuat', ['vua']],
  [{ people: 201, revenue: 1, capital: 1 }, 'san-xuat', ['lon']],
  [{ people: 5, revenue: 201, capital: 101 }, 'san-xuat', ['lon']],
  [{ people: 8 }, 'san-xuat', ['sieu-nho', 'nho', 'vua', 'lon']],
  [{ people: 60 }, 'san-xuat', ['nho', 'vua', 'lon']],
  [{ revenue: 2 }, 'san-xuat', ['sieu-nho', 'nho', 'vua', 'lon']],
])('%o in %s: %j', (known, kind, classes) => {
  expect(size(known, kind).possible).toEqual(classes)
})

it('without the field of business both columns stay possible, and the explanation says what is lacking', () => {
  const verdict = size({ people: 60, revenue: 40 })
  expect(verdict.possible).toEqual(['nho', 'vua'])
  expect(verdict.explanation).toContain('60 lao động')
  expect(verdict.explanation).toContain('lĩnh vực')
})

it('knows nothing when nothing is told', () => {
  expect(size({}).possible).toHaveLength(4)
  expect(size({}).explanation).toContain('Chưa biết')
})
