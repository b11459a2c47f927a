import { describe, expect, it } from 'vitest'
import { clusterSpan, limitLines, populationTicks, rankRows, shortened, unbroken } from './scene'

const place = (name: string, estimate: number) => ({
  name, index: 1, own: false, rank_estimate: estimate, rank_lower: estimate, rank_upper: estimate
})
const point = (year: number, break_before = false) => ({ year, value: 1, lower: null, upper: null, break_before, label: '' })

describe('the scene of a chart', () => {
  it('orders places by rank and then by name', () => {
    expect(rankRows([place('B', 2), place('C', 1), place('A', 2)]).map((r) => r.name)).toEqual(['C', 'A', 'B'])
  })
  it('draws no line over a break', () => {
    expect(unbroken([point(2012), point(2011), point(2018, true)]).map((p) => p.map((q) => q.year))).toEqual([[2011, 2012], [2018]])
  })
  it('lets no limit fall below nought', () => {
    const limit = { population: 1, lower95: -2, upper95: 3, lower998: -5, upper998: 6 }
    expect(limitLines([limit])).toEqual([{ ...limit, lower95: 0, lower998: 0 }])
  })
  it('shortens only what is too long', () => {
    expect(shortened('Halton', 6)).toBe('Halton')
    expect(shortened('Halton Region', 8)).toBe('Halton…')
  })
  it('marks populations by round numbers, fewer where there is little room', () => {
    const points = [{ population: 104_413 }, { population: 2_794_356 }]
    expect(populationTicks(points, false)).toEqual([200_000, 500_000, 1_000_000, 2_000_000])
    expect(populationTicks(points, true)).toEqual([300_000, 1_000_000])
    expect(populationTicks([], true)).toEqual([])
  })
  it('shades a cluster to the start of the step behind it, to its last step at the end, and nothing without one', () => {
    const step = (first_day: string, in_cluster: boolean) => ({ first_day, observed: 1, expected: 1, in_cluster })
    const steps = [step('2018-01-01', false), step('2018-01-08', true), step('2018-01-15', true), step('2018-01-22', false)]
    expect(clusterSpan(steps)).toEqual({ from: new Date('2018-01-08T00:00:00Z'), to: new Date('2018-01-22T00:00:00Z') })
    expect(clusterSpan(steps.slice(0, 3))?.to).toEqual(new Date('2018-01-15T00:00:00Z'))
    expect(clusterSpan(steps.slice(3))).toBeNull()
  })
})
