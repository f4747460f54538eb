import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STROKES } from './chart.ts'
import { drawBars, drawRadar, drawScores, type ScoredSection } from './radar.ts'
import { toSvg } from './svg.ts'

const sections = (...scores: (number | undefined)[]): ScoredSection[] =>
  scores.map((score, index) => ({
    title: `Phần số ${index + 1} về nguyên liệu và kho`,
    ...(score === undefined ? {} : { score }),
    earlierScore: 40,
  }))

describe('which drawing', () => {
  it('is a radar from three scored sections on, else bars', () => {
    expect(drawScores('Điểm', sections(1, 2, 3))).toEqual(drawRadar('Điểm', sections(1, 2, 3)))
    expect(drawScores('Điểm', sections(1, 2, undefined))).toEqual(
      drawBars('Điểm', sections(1, 2, undefined)),
    )
    const many = sections(...Array.from({ length: 11 }, () => 50))
    expect(drawScores('Điểm', many)).toEqual(drawBars('Điểm', many))
  })

  it('draws no point for a section without a score, for that would look like 0', () => {
    const { shapes } = drawRadar('Điểm', sections(50, undefined, 50, 50))
    expect(shapes.filter((one) => one.kind === 'dot' && one.stroke === 'now')).toHaveLength(
      3 + 1, // The legend has one.
    )
    expect(shapes.some((one) => one.kind === 'path' && one.isFilled)).toBe(false)
  })

  it('has no legend where there is no earlier run', () => {
    const alone = drawRadar(
      'Điểm',
      [1, 2, 3].map((score) => ({ title: 'Phần', score })),
    )
    expect(alone.shapes.some((one) => one.kind === 'path' && one.stroke === 'earlier')).toBe(false)
    expect(JSON.stringify(alone)).not.toContain('lần trước')
  })
})

describe('SVG', () => {
  const svg = toSvg(drawScores('Điểm từng phần', sections(90, 40, 70)), 'diem')

  it('tells in words what it shows, and runs nothing', () => {
    const $ = load(svg, { xml: true })
    expect($('svg').attr('aria-labelledby')).toBe('diem-title diem-desc')
    expect($('#diem-title').text()).toBe('Điểm từng phần')
    expect($('#diem-desc').text()).toContain('90/100 (trước: 40)')
    expect(svg).not.toMatch(/<script|style=|on\w+=|href/)
  })

  it('tells the runs apart without colour', () => {
    expect(STROKES.earlier.dash).toBeDefined()
    expect(svg).toContain('stroke-dasharray')
    expect(svg).toContain('<circle')
    expect(svg).toContain('<rect')
  })

  it('escapes titles', () => {
    const hostile = toSvg(drawBars('<b>&"', [{ title: '</text><script>alert(1)</script>' }]))
    expect(hostile).not.toMatch(/<script|<b>/)
    expect(load(hostile, { xml: true })('title').text()).toBe('<b>&"')
  })
})

it('everything lies inside the view box, whatever the scores and titles', () => {
  const section = fc.record(
    {
      title: fc.string({ minLength: 1, maxLength: 120 }).map((text) => `P ${text}`),
      score: fc.integer({ min: 0, max: 100 }),
      earlierScore: fc.integer({ min: 0, max: 100 }),
    },
    { requiredKeys: ['title'] },
  )
  fc.assert(
    fc.property(fc.array(section, { minLength: 2, maxLength: 12 }), (all) => {
      const { width, height, shapes } = drawScores('Điểm', all)
      const points = shapes.flatMap((one) => (one.kind === 'path' ? one.points : [one.at]))
      for (const [x, y] of points)
        expect(x >= 0 && x <= width && y >= 0 && y <= height, `${x} ${y}`).toBe(true)
    }),
  )
})
