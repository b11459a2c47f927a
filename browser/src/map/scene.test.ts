import { describe, expect, it } from 'vitest'
import { boundsOf, classesOf, clusterRanks } from './scene'

describe('the scene of a map', () => {
  it('puts every rate in exactly one class', () => {
    const rates = Array.from({ length: 158 }, (_, i) => (i * 37) % 101)
    const classes = classesOf(rates)
    expect(classes).toHaveLength(5)
    for (const rate of rates) expect(classes.filter((c) => c.from <= rate && rate <= c.to)).toHaveLength(1)
  })
  it('makes no more classes than there are different rates', () => {
    expect(classesOf([])).toHaveLength(0)
    expect(classesOf([3, 3, 3])).toHaveLength(1)
  })
  it('lists each cluster once, in order, and none for areas in no cluster', () => {
    const area = (cluster: number | null) => ({ type: 'Feature' as const, properties: { cluster }, geometry: { type: 'Polygon' as const, coordinates: [] } })
    expect(clusterRanks({ type: 'FeatureCollection', features: [area(2), area(0), area(1), area(2), area(null)] })).toEqual([1, 2])
  })
  it('finds the box around outlines of any depth', () => {
    const feature = { type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [[[-79, 43], [-80, 44], [-79, 44], [-79, 43]]] } }
    expect(boundsOf({ type: 'FeatureCollection', features: [feature] })).toEqual([-80, 43, -79, 44])
  })
})
