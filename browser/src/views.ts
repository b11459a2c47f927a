// The members of a page's JSON that its islands draw. The page's own JSON is the only source: there is no second one.

export interface RankedPlace {
  name: string
  index: number
  own: boolean
  rank_estimate: number
  rank_lower: number
  rank_upper: number
}
export interface FunnelPoint {
  name: string
  population: number
  index: number
  own: boolean
}
export interface FunnelLimit {
  population: number
  lower95: number
  upper95: number
  lower998: number
  upper998: number
}
export interface SeriesPoint {
  year: number
  value: number
  lower: number | null
  upper: number | null
  break_before: boolean
  label: string
}
export interface Contribution {
  label: string
  share: number
}
export interface MonthCount {
  month: string
  incidents: number | null
}

export interface StepCount {
  first_day: string
  observed: number
  expected: number
  in_cluster: boolean
}

export interface WeekCount {
  first_day: string
  observed: number
  expected: number | null
  usual_from: number | null
  usual_to: number | null
}

export interface StandingData {
  places: RankedPlace[]
  funnel: { mean: number; points: FunnelPoint[]; limits: FunnelLimit[] }
  series: SeriesPoint[]
}
export interface OffencesData {
  offences: Contribution[]
}
export interface IncidentsData {
  months: MonthCount[]
}
export interface AnalysisData {
  steps: StepCount[]
}
export interface WarningData {
  timeline: WeekCount[]
}
