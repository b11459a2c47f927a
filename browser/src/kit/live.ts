// A part of a page that goes on by itself: the server says when it has changed, and the page's own HTML is taken anew.
// Without scripts the page asks again by itself now and then (refresh_s).

const patience_ms = 5000

/** `renewed` is told of the part each time that it was taken anew. */
export function follow(part: HTMLElement, renewed: (part: HTMLElement) => void): void {
  const source = new EventSource(part.dataset.live!)
  source.onmessage = () => void renew(part.id, source, renewed)
  // An answer that is no stream (the server, or its database, is away) ends it for good, says the standard: ask anew.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(part, renewed), patience_ms)
  }
}

async function renew(id: string, source: EventSource, renewed: (part: HTMLElement) => void): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id)
  const part = document.getElementById(id)
  if (!fresh || !part || fresh.innerHTML === part.innerHTML) return
  if (!fresh.dataset.live) source.close()
  const focused = part.contains(document.activeElement)
  part.replaceChildren(...fresh.childNodes)
  renewed(part)
  if (focused) {
    part.tabIndex = -1
    part.focus()
  }
}
