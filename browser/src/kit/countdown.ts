// How long somebody who has the floor may still speak, or is over time. The page itself says from when until when.

/** What is left until `ends`, or has passed since: "4:05" without its sign. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function show(place: HTMLElement, now: number): void {
  const left = Date.parse(place.dataset.ends!) - now
  place.textContent = `${left >= 0 ? place.dataset.left : place.dataset.over} ${clock(left)}`
  place.classList.toggle('govuk-tag--red', left < 0)
  place.hidden = false
}

let running = false

/** Counts in every place that says when somebody's time ends, each second, wherever the page puts them. */
export function count(): void {
  if (running) return
  running = true
  const tick = () => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-ends]')) show(place, Date.now())
  }
  tick()
  setInterval(tick, 1000)
}
