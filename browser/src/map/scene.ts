// From areas with rates to what a map shows, without a document: pure, and tested as such.
import type { Feature, FeatureCollection } from 'geojson'

export interface MapClass {
  from: number
  to: number
  colour: string
}

const colours = ['#eef2e6', '#c3d9c4', '#8dbb9f', '#4c937a', '#0f4c3a']

/** Five classes with as many areas in each as ties allow, by their rates; fewer if there are fewer rates. */
export function classesOf(rates: number[]): MapClass[] {
  const sorted = [...new Set(rates)].sort((a, b) => a - b)
  const count = Math.min(colours.length, sorted.length)
  return Array.from({ length: count }, (_, i) => {
    const from = sorted[Math.floor((i * sorted.length) / count)] ?? 0
    const next = i + 1 < count ? sorted[Math.floor(((i + 1) * sorted.length) / count) - 1] : sorted[sorted.length - 1]
    return { from, to: next ?? from, colour: colours[count === 1 ? 2 : Math.round((i * (colours.length - 1)) / (count - 1))] ?? '#fff' }
  })
}

export function rateOf(feature: Feature): number | null {
  const rate: unknown = feature.properties?.rate
  return typeof rate === 'number' ? rate : null
}

/** Colours of clusters by their rank, likeliest first; white for areas in none. A click says which, and so does the table of areas. */
export const clusterColours = ['#0f4c3a', '#4c937a', '#8dbb9f', '#b5cfb6', '#d9e6d6']

/** The ranks of the clusters that the areas lie in, each once, in order. */
export function clusterRanks(collection: FeatureCollection): number[] {
  const ranks = collection.features.map((feature) => feature.properties?.cluster as unknown)
  return [...new Set(ranks.filter((rank): rank is number => typeof rank === 'number' && rank > 0))].sort((a, b) => a - b)
}

/** The nearest that a map of places is drawn: about a neighbourhood to the window, never a street. */
export const nearestZoom = 12.5

/** The box around all coordinates: west, south, east, north. */
export function boundsOf(collection: FeatureCollection): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    const [x, y] = coordinates as unknown[]
    if (typeof x === 'number' && typeof y === 'number') {
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    } else coordinates.forEach(take)
  }
  for (const feature of collection.features) if (feature.geometry && 'coordinates' in feature.geometry) take(feature.geometry.coordinates)
  return box
}
