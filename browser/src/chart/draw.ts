import * as Plot from '@observablehq/plot'
import type { AnalysisData, IncidentsData, OffencesData, StandingData, WarningData } from '../views'
import { clusterSpan, limitLines, populationTicks, rankRows, shortened, unbroken } from './scene'

const own = '#0f4c3a'
const others = '#5b6f8a'
const rule = '#cbc3ae'

const locale = document.documentElement.lang === 'fr' ? 'fr-CA' : 'en-CA'
const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const brief = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const monthName = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const asNumber = (value: number) => written.format(value)

/** Draws what `options` gives for the width there is, and again when that changes. The sentence beside the chart is its name. */
function keepDrawn(place: HTMLElement, options: (width: number) => Plot.PlotOptions): void {
  let drawnWidth = 0
  const redraw = () => {
    const width = Math.min(place.parentElement?.clientWidth ?? 640, 960)
    if (width === drawnWidth || width < 50) return
    drawnWidth = width
    const svg = Plot.plot({ ...options(width), width, className: 'wm-plot' }) as SVGSVGElement
    svg.querySelectorAll('style').forEach((style) => style.remove()) // its rules are in chart.scss: the page's policy forbids inline styles
    svg.querySelectorAll('[aria-label]').forEach((part) => part.removeAttribute('aria-label')) // one picture, one name
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-labelledby', place.dataset.sentence ?? '')
    place.replaceChildren(svg)
  }
  redraw()
  new ResizeObserver(redraw).observe(place.parentElement ?? place)
}

const words = (place: HTMLElement, name: string) => place.dataset[name] ?? ''

export function drawRanks(place: HTMLElement, data: StandingData): void {
  const rows = rankRows(data.places)
  keepDrawn(place, (width) => {
    const narrow = width < 560
    const short = (name: string) => shortened(name, narrow ? 16 : 34)
    return {
      height: 60 + rows.length * 22,
      marginLeft: narrow ? 120 : 250,
      marginTop: 40,
      x: { label: words(place, 'axis'), domain: [0.5, rows.length + 0.5], ticks: rows.length > 20 || narrow ? 8 : rows.length, tickFormat: 'd', axis: 'top' },
      y: { label: null, domain: rows.map((r) => r.name), tickFormat: short, tickSize: 0 },
      marks: [
        Plot.ruleY(rows, { y: 'name', stroke: rule, strokeDasharray: '1,3' }),
        Plot.ruleY(rows, { y: 'name', x1: 'lower', x2: 'upper', strokeWidth: (r: { own: boolean }) => (r.own ? 6 : 3), stroke: (r: { own: boolean }) => (r.own ? own : others) }),
        Plot.dot(rows, { y: 'name', x: 'estimate', r: 5, symbol: (r: { own: boolean }) => (r.own ? 'diamond' : 'circle'), fill: (r: { own: boolean }) => (r.own ? own : '#fff'), stroke: (r: { own: boolean }) => (r.own ? own : others), strokeWidth: 2 })
      ]
    }
  })
}

export function drawFunnel(place: HTMLElement, data: StandingData): void {
  const limits = limitLines(data.funnel.limits)
  const points = data.funnel.points
  const line = (y: string, dash: string) => Plot.line(limits, { x: 'population', y, stroke: others, strokeDasharray: dash })
  keepDrawn(place, (width) => ({
    height: Math.min(440, width * 0.7),
    marginLeft: 45,
    marginRight: 20,
    marginBottom: 40,
    x: { type: 'log', label: words(place, 'axisX'), ticks: populationTicks(data.funnel.points, width < 560), tickFormat: (value: number) => brief.format(value) },
    y: { label: words(place, 'axis'), grid: true, zero: true, tickFormat: asNumber },
    marks: [
      Plot.ruleY([data.funnel.mean], { stroke: '#14231f' }),
      line('lower95', '6,3'), line('upper95', '6,3'), line('lower998', '2,2'), line('upper998', '2,2'),
      Plot.dot(points, { x: 'population', y: 'index', r: (p: { own: boolean }) => (p.own ? 7 : 4), symbol: (p: { own: boolean }) => (p.own ? 'diamond' : 'circle'), fill: (p: { own: boolean }) => (p.own ? own : '#fff'), stroke: (p: { own: boolean }) => (p.own ? own : others), strokeWidth: 1.5 }),
      Plot.text(points.filter((p) => p.own), { x: 'population', y: 'index', text: (p: { name: string }) => shortened(p.name, 24), dy: 16, fontWeight: 700 })
    ]
  }))
}

export function drawSeries(place: HTMLElement, data: StandingData): void {
  const pieces = unbroken(data.series)
  keepDrawn(place, (width) => ({
    height: Math.min(320, width * 0.6),
    marginLeft: 45,
    marginRight: 30,
    insetTop: 24, // for the figure over the highest point
    insetLeft: 16,
    x: { label: null, tickFormat: 'd', ticks: width < 560 ? 3 : 10, type: 'linear' },
    y: { label: words(place, 'axis'), grid: true, zero: true, tickFormat: asNumber },
    marks: [
      ...pieces.map((piece) => Plot.line(piece, { x: 'year', y: 'value', stroke: own, strokeWidth: 2 })),
      ...pieces.slice(1).map((piece) => Plot.ruleX([(piece[0]?.year ?? 0) - 0.5], { stroke: '#8a5a00', strokeDasharray: '4,4' })),
      Plot.ruleX(data.series.filter((p) => p.lower !== null), { x: 'year', y1: 'lower', y2: 'upper', stroke: own, strokeWidth: 2 }),
      Plot.dot(data.series, { x: 'year', y: 'value', r: 5, fill: own }),
      Plot.text(data.series, { x: 'year', y: 'value', text: (p: { value: number }) => asNumber(p.value), dy: -12 })
    ]
  }))
}

export function drawOffences(place: HTMLElement, data: OffencesData): void {
  const rows = data.offences
  keepDrawn(place, (width) => {
    const narrow = width < 560
    return {
      height: 50 + rows.length * 26,
      marginLeft: narrow ? 140 : 320,
      marginRight: 40,
      marginBottom: 45,
      x: { label: words(place, 'axis'), grid: true, percent: true, tickFormat: 'd' },
      y: { label: null, domain: rows.map((r) => r.label), tickFormat: (name: string) => shortened(name, narrow ? 20 : 46), tickSize: 0 },
      marks: [Plot.barX(rows, { x: 'share', y: 'label', fill: own }), Plot.ruleX([0])]
    }
  })
}

/** The axes of counts over time. */
function overTime(place: HTMLElement, width: number): Plot.PlotOptions {
  return {
    height: Math.min(300, width * 0.6),
    marginLeft: 55,
    x: { label: null, type: 'utc', ticks: width < 560 ? 3 : 7, tickFormat: (at: Date) => monthName.format(at) },
    y: { label: words(place, 'axis'), grid: true, zero: true, tickFormat: asNumber }
  }
}

export function drawMonths(place: HTMLElement, data: IncidentsData): void {
  // A month that was not collected leaves a gap in the line.
  const months = data.months.map((m) => ({ at: new Date(`${m.month}-01T00:00:00Z`), count: m.incidents ?? NaN }))
  keepDrawn(place, (width) => ({
    ...overTime(place, width),
    marks: [Plot.line(months, { x: 'at', y: 'count', stroke: own, strokeWidth: 2 }), Plot.dot(months, { x: 'at', y: 'count', r: 2.5, fill: own }), Plot.ruleY([0])]
  }))
}

export function drawSteps(place: HTMLElement, data: AnalysisData): void {
  const steps = data.steps.map((s) => ({ at: new Date(`${s.first_day}T00:00:00Z`), observed: s.observed, expected: s.expected }))
  const span = clusterSpan(data.steps)
  keepDrawn(place, (width) => ({
    ...overTime(place, width),
    marks: [
      ...(span ? [Plot.rectX([span], { x1: 'from', x2: 'to', fill: '#dfe9df' })] : []),
      Plot.line(steps, { x: 'at', y: 'observed', stroke: own, strokeWidth: 2 }),
      ...(steps.length <= 120 ? [Plot.dot(steps, { x: 'at', y: 'observed', r: 2.5, fill: own })] : []),
      Plot.line(steps, { x: 'at', y: 'expected', stroke: '#8a5a00', strokeWidth: 2, strokeDasharray: '6,4' }),
      Plot.ruleY([0])
    ]
  }))
}

/** A series week by week, with what would be usual; weeks that nothing was expected of leave a gap. */
export function drawBand(place: HTMLElement, data: WarningData): void {
  const weeks = data.timeline.map((w) => ({ at: new Date(`${w.first_day}T00:00:00Z`), observed: w.observed, expected: w.expected ?? NaN, from: w.usual_from ?? NaN, to: w.usual_to ?? NaN }))
  keepDrawn(place, (width) => ({
    ...overTime(place, width),
    marks: [
      Plot.areaY(weeks, { x: 'at', y1: 'from', y2: 'to', fill: '#dfe9df' }),
      Plot.line(weeks, { x: 'at', y: 'expected', stroke: '#8a5a00', strokeWidth: 2, strokeDasharray: '6,4' }),
      Plot.line(weeks, { x: 'at', y: 'observed', stroke: own, strokeWidth: 2 }),
      Plot.dot(weeks, { x: 'at', y: 'observed', r: 2.5, fill: own }),
      Plot.ruleY([0])
    ]
  }))
}
