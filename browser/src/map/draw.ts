import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibre from 'maplibre-gl/dist/maplibre-gl-csp.js'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url'
import type { FeatureCollection } from 'geojson'
import type * as MapLibre from 'maplibre-gl'
import { boundsOf, classesOf, clusterColours, clusterRanks, nearestZoom, rateOf, type MapClass } from './scene'

const { Map, NavigationControl, Popup, setWorkerUrl } = maplibre as unknown as typeof MapLibre
const unknownColour = '#ffffff'

/** A map of the page's own areas on a plain ground: no tiles, nothing from elsewhere. The table beside it says the same. */
export function drawMap(place: HTMLElement, areas: FeatureCollection): void {
  if (areas.features.length === 0) return
  const rates = areas.features.map(rateOf).filter((rate): rate is number => rate !== null)
  const classes = classesOf(rates)
  showMap(place, areas, styleOf(areas, classes))
  place.after(legend(place, classes.map((c) => ({ colour: c.colour, words: `${asNumber(c.from)} – ${asNumber(c.to)}` }))))
}

/** The areas of an analysis, coloured by the cluster that they lie in. */
export function drawClusters(place: HTMLElement, areas: FeatureCollection): void {
  const outlined = { ...areas, features: areas.features.filter((feature) => feature.geometry) }
  if (outlined.features.length === 0) return
  const ranks = clusterRanks(outlined)
  const colourOf = (rank: number) => clusterColours[rank - 1] ?? unknownColour
  const colour = ranks.length > 0 ? ['match', ['get', 'cluster'], ...ranks.flatMap((rank) => [rank, colourOf(rank)]), unknownColour] : unknownColour
  showMap(place, outlined, groundWith(outlined, colour))
  place.after(legend(place, ranks.map((rank) => ({ colour: colourOf(rank), words: `${place.dataset.cluster ?? ''} ${rank}` }))))
}

/** The areas of an early warning: those where a count stands out. */
export function drawAlarms(place: HTMLElement, areas: FeatureCollection): void {
  const outlined = { ...areas, features: areas.features.filter((feature) => feature.geometry) }
  if (outlined.features.length === 0) return
  const colour = clusterColours[0] ?? unknownColour
  showMap(place, outlined, groundWith(outlined, ['case', ['>', ['get', 'alarms'], 0], colour, unknownColour]))
  place.after(legend(place, [{ colour, words: place.dataset.alarm ?? '' }]))
}

/** The cells of a density, in five classes; they have no outlines, which would hide them. */
export function drawDensity(place: HTMLElement, cells: FeatureCollection): void {
  const densities = cells.features.map((cell) => cell.properties?.per_km2 as unknown).filter((density): density is number => typeof density === 'number')
  const classes = classesOf(densities)
  if (classes.length === 0) return
  const steps = classes.slice(1).flatMap((c) => [c.from, c.colour])
  const colour = classes.length > 1 ? ['step', ['get', 'per_km2'], classes[0]?.colour, ...steps] : classes[0]?.colour
  const style = groundWith(cells, colour)
  showMap(place, cells, { ...style, layers: style.layers.filter((layer) => layer.type !== 'line') })
  place.after(legend(place, classes.map((c) => ({ colour: c.colour, words: `${asNumber(c.from)} – ${asNumber(c.to)} ${place.dataset.unit ?? ''}` }))))
}

function showMap(place: HTMLElement, areas: FeatureCollection, style: MapLibre.StyleSpecification): void {
  const holder = document.createElement('div')
  holder.style.height = '100%'
  place.replaceChildren(holder)
  setWorkerUrl(workerUrl)
  const map = new Map({
    container: holder,
    bounds: boundsOf(areas),
    fitBoundsOptions: { padding: 16 },
    attributionControl: false,
    dragRotate: false,
    cooperativeGestures: true,
    maxZoom: nearestZoom,
    style
  })
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.getCanvas().setAttribute('aria-label', place.getAttribute('aria-label') ?? '')
  tellOnClick(map)
}

function styleOf(areas: FeatureCollection, classes: MapClass[]): MapLibre.StyleSpecification {
  const steps = classes.slice(1).flatMap((c) => [c.from, c.colour])
  const byRate = classes.length > 1 ? ['step', ['get', 'rate'], classes[0]?.colour, ...steps] : (classes[0]?.colour ?? unknownColour)
  return groundWith(areas, ['case', ['==', ['typeof', ['get', 'rate']], 'number'], byRate, unknownColour])
}

function groundWith(areas: FeatureCollection, colour: unknown): MapLibre.StyleSpecification {
  const dashed = ['==', ['get', 'geometry_quality'], 'approximate'] as MapLibre.FilterSpecification
  const firm = ['!=', ['get', 'geometry_quality'], 'approximate'] as MapLibre.FilterSpecification
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: areas } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f3efe4' } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour as never, 'fill-opacity': 0.9 } },
      { id: 'outlines', type: 'line', source: 'areas', filter: firm, paint: { 'line-color': '#14231f', 'line-width': 0.8 } },
      { id: 'approximate', type: 'line', source: 'areas', filter: dashed, paint: { 'line-color': '#8a5a00', 'line-width': 2, 'line-dasharray': [3, 2] } }
    ]
  }
}

function tellOnClick(map: MapLibre.Map): void {
  map.on('click', 'areas', (event) => {
    const properties = event.features?.[0]?.properties
    if (!properties) return
    const text = [properties.name, properties.sentence].filter(Boolean).join(': ')
    new Popup().setLngLat(event.lngLat).setText(text).addTo(map)
  })
}

function asNumber(value: number): string {
  const language = document.documentElement.lang
  return new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA', { maximumFractionDigits: 0 }).format(value)
}

function legend(place: HTMLElement, entries: { colour: string; words: string }[]): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'wm-map-legend'
  const add = (colour: string, words: string) => {
    const item = document.createElement('li')
    const patch = document.createElement('span')
    patch.style.background = colour
    item.append(patch, words)
    list.append(item)
  }
  for (const entry of entries) add(entry.colour, entry.words)
  add(unknownColour, place.dataset.none ?? '')
  return list
}
