// A part of a page that goes on by itself: the server says when it has changed, and the page's own HTML is taken anew.
// Without scripts the page asks again by itself now and then (refresh_s).

import { morph } from './morph'

const patience_ms = 5000
/** Whoever presses a button just when it becomes another means the one that they saw. */
const settling_ms = 700
const changedAt = new WeakMap<Element, number>()

document.addEventListener('submit', (event) => {
  const since = performance.now() - (changedAt.get(event.target as Element) ?? -settling_ms)
  if (since < settling_ms) event.preventDefault()
})

/** `renewed` is told of the part each time that it was taken anew. */
export function follow(part: HTMLElement, renewed: (part: HTMLElement) => void): void {
  const source = new EventSource(part.dataset.live!)
  source.onmessage = () => void renew(part.id, source, renewed)
  // An answer that is no stream (the server, or its database, is away) ends it for good, says the standard: ask anew.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(part, renewed), patience_ms)
  }
}

/** Where the page itself is: after a form was refused the browser stands at the address of the form. */
const pageOf = (events: string) => events.replace(/\.events(?=\?|$)/, '')

async function renew(id: string, source: EventSource, renewed: (part: HTMLElement) => void): Promise<void> {
  const answer = await fetch(pageOf(source.url) + location.search, { headers: { accept: 'text/html' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id)
  const part = document.getElementById(id)
  if (!fresh || !part || fresh.innerHTML === part.innerHTML) return
  if (!fresh.dataset.live) source.close()
  const focused = document.activeElement
  const hadFocus = part.contains(focused)
  morph(part, fresh, (form) => changedAt.set(form, performance.now()))
  renewed(part)
  if (hadFocus && !part.contains(focused)) {
    part.tabIndex = -1
    part.focus()
  }
}
