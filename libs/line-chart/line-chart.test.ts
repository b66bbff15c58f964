import { describe, expect, it } from 'vitest'
import { drawLineChart } from './line-chart.ts'
import { niceTicks } from './nice-ticks.ts'

describe('niceTicks', () => {
  it.each([
    [0, [0, 1]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [7, [0, 2, 4, 6, 8]],
    [1000, [0, 200, 400, 600, 800, 1000]],
    [1001, [0, 500, 1000, 1500]],
  ])('up to %d stands at %j', (most, ticks) => {
    expect(niceTicks(most)).toEqual(ticks)
  })
})

describe('drawLineChart', () => {
  const chart = {
    title: 'Calls <forecast> & "need"',
    unit: 'calls',
    lines: [{ name: 'forecast', values: [0, 10, null, 5, 5] }],
    band: { name: '80 %', low: [0, 8, null, 4, 4], high: [0, 12, null, 6, 6] },
    marks: [{ at: 0, label: 'Mon' }],
  }

  it('begins at 0 and ends above the highest value', () => {
    const svg = drawLineChart(chart)
    expect(svg).toContain('text-anchor="end" font-size="12" fill="#5b6470">0</text>')
    expect(svg).toContain('text-anchor="end" font-size="12" fill="#5b6470">15</text>')
    // 0 of 15 lies on the axis, 10 of 15 a third below the top.
    expect(svg).toContain('d="M64,380L343,169.3M901,274.7L1180,274.7" fill="none"')
  })

  it('leaves a hole where nothing is known, in lines and band alike', () => {
    const [, band] = /<path d="(M[^"]+)" fill="#c9dcf2"/.exec(drawLineChart(chart)) ?? []
    expect(band?.match(/M/g)).toHaveLength(2)
  })

  it('names no mark where there is no room for its name', () => {
    const svg = drawLineChart({
      ...chart,
      marks: [
        { at: 0, label: 'first' },
        { at: 4, label: 'the last' },
      ],
    })
    expect(svg).toContain('>first<')
    expect(svg).not.toContain('>the last<')
  })

  it('escapes what is text', () => {
    const svg = drawLineChart(chart)
    expect(svg).toContain('Calls &#60;forecast&#62; &#38; &#34;need&#34;')
    expect(svg).not.toContain('<forecast>')
  })

  it('draws axes for no values at all', () => {
    const svg = drawLineChart({ title: 'None', unit: 'calls', lines: [{ name: 'forecast', values: [] }], marks: [] })
    expect(svg).not.toContain('NaN')
    expect(svg).not.toContain('Infinity')
  })
})
