// From data to what is to be drawn, without a document: pure, and tested as such.
import type { FunnelLimit, RankedPlace, SeriesPoint, StepCount } from '../views'

export interface RankRow {
  name: string
  estimate: number
  lower: number
  upper: number
  own: boolean
}

/** The places in the order of their estimated rank; equal ranks in the order of their names. */
export function rankRows(places: RankedPlace[]): RankRow[] {
  return places
    .map((p) => ({ name: p.name, estimate: p.rank_estimate, lower: p.rank_lower, upper: p.rank_upper, own: p.own }))
    .sort((a, b) => a.estimate - b.estimate || a.name.localeCompare(b.name))
}

/** The series cut where values are not comparable: no line is drawn over a break. */
export function unbroken(series: SeriesPoint[]): SeriesPoint[][] {
  const pieces: SeriesPoint[][] = []
  for (const point of [...series].sort((a, b) => a.year - b.year)) {
    const piece = pieces[pieces.length - 1]
    if (!piece || point.break_before) pieces.push([point])
    else piece.push(point)
  }
  return pieces
}

/** Limits in the order of population, below nought cut off at nought: no index is negative. */
export function limitLines(limits: FunnelLimit[]): FunnelLimit[] {
  return [...limits]
    .sort((a, b) => a.population - b.population)
    .map((l) => ({ ...l, lower95: Math.max(0, l.lower95), lower998: Math.max(0, l.lower998) }))
}

/** A label short enough for a small screen; the whole name stays in the table. */
export function shortened(name: string, length: number): string {
  return name.length <= length ? name : name.slice(0, length - 1).trimEnd() + '…'
}

/** Round numbers that the points lie among, a few to each power of ten: fewer where there is little room. */
export function populationTicks(points: { population: number }[], narrow: boolean): number[] {
  const populations = points.map((p) => p.population)
  const [least, most] = [Math.min(...populations), Math.max(...populations)]
  const steps = narrow ? [1, 3] : [1, 2, 5]
  const powers = Array.from({ length: 10 }, (_, power) => 10 ** power)
  return powers.flatMap((power) => steps.map((step) => step * power)).filter((tick) => tick >= least && tick <= most)
}

/** From the first step of a cluster to the start of the step behind its last; null if it has none. */
export function clusterSpan(steps: StepCount[]): { from: Date; to: Date } | null {
  const start = (step: StepCount | undefined) => (step ? new Date(`${step.first_day}T00:00:00Z`) : null)
  const first = steps.findIndex((s) => s.in_cluster)
  if (first < 0) return null
  const last = steps.map((s) => s.in_cluster).lastIndexOf(true)
  const from = start(steps[first])
  const to = start(steps[last + 1] ?? steps[last])
  return from && to ? { from, to } : null
}
