import './wardmote.scss'

// A page is complete without any of this. An island is drawn where looking beats reading, from the JSON of its own page;
// its code is loaded only by pages that have it.
type Draw = (place: HTMLElement, data: never) => void | Promise<void>

const islands: Record<string, () => Promise<Draw>> = {
  'rank-plot': async () => (await import('./chart/draw')).drawRanks as Draw,
  'funnel-plot': async () => (await import('./chart/draw')).drawFunnel as Draw,
  'series-plot': async () => (await import('./chart/draw')).drawSeries as Draw,
  'offences-plot': async () => (await import('./chart/draw')).drawOffences as Draw,
  'months-plot': async () => (await import('./chart/draw')).drawMonths as Draw,
  'steps-plot': async () => (await import('./chart/draw')).drawSteps as Draw,
  'band-plot': async () => (await import('./chart/draw')).drawBand as Draw,
  'cluster-map': async () => (await import('./map/draw')).drawClusters as Draw,
  'density-map': async () => (await import('./map/draw')).drawDensity as Draw,
  'alarm-map': async () => (await import('./map/draw')).drawAlarms as Draw,
  map: async () => (await import('./map/draw')).drawMap as Draw
}

const answers = new Map<string, Promise<unknown>>()

function fetched(address: string): Promise<unknown> {
  const known = answers.get(address)
  if (known) return known
  const asked = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
    return answer.json()
  })
  answers.set(address, asked)
  return asked
}

async function draw(place: HTMLElement): Promise<void> {
  const load = islands[place.dataset.island ?? '']
  const source = place.dataset.source
  if (!load || !source) return
  const [drawInto, data] = await Promise.all([load(), fetched(source)])
  await drawInto(place, data as never)
}

function drawIslands(within: ParentNode): void {
  for (const place of within.querySelectorAll<HTMLElement>('[data-island]')) {
    // Without the picture the table beside it still says everything.
    draw(place).catch((reason: unknown) => console.warn('island not drawn', place.dataset.island, reason))
  }
}

for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
  void import('./kit/live').then(({ follow }) => follow(part, drawIslands))
}

if (document.querySelector('[data-live], [data-ends]')) void import('./kit/countdown').then(({ count }) => count())

for (const form of document.querySelectorAll<HTMLFormElement>('[data-passkey]')) {
  void import('./kit/passkey').then(({ offerPasskey }) => offerPasskey(form))
}

for (const list of document.querySelectorAll<HTMLElement>('[data-coded-choice]')) {
  void import('./kit/coded_choice').then(({ searchable }) => searchable(list))
}

drawIslands(document)
