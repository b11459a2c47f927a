// Makes a part of a page what the server now says it is, and changes nothing else: what has the focus keeps it, and what
// somebody fills in (data-draft) stays as they left it.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fieldsOf = (draft: Element) => [...draft.querySelectorAll<Field>('input:not([type=hidden]), textarea, select')]

function isFilledIn(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const first = Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
    return field.selectedIndex > -1 && field.selectedIndex !== first
  }
  if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) return field.checked !== field.defaultChecked
  return field.value !== field.defaultValue
}

const isDraftInUse = (node: Node) =>
  node instanceof HTMLElement && node.matches('[data-draft]') && ((node instanceof HTMLDetailsElement && node.open) || fieldsOf(node).some(isFilledIn))

/** What can be chosen is what is there now; what was chosen stays chosen, and the server says if it can be no longer. */
function renewChoices(draft: Element, fresh: Element): void {
  for (const select of draft.querySelectorAll('select')) {
    const other = fresh.querySelector<HTMLSelectElement>(`select[name="${select.name}"]`)
    if (!other || select === document.activeElement) continue
    const chosen = select.selectedOptions[0]
    select.replaceChildren(...other.options)
    if (!chosen) continue
    if (![...select.options].some((option) => option.value === chosen.value)) select.append(chosen)
    select.value = chosen.value
  }
}

const idOf = (node: Node) => (node instanceof Element ? node.id : '')
const isSameKind = (one: Node, other: Node) => one.nodeName === other.nodeName && idOf(one) === idOf(other)

function renewAttributes(element: Element, fresh: Element): void {
  for (const { name } of [...element.attributes]) if (!fresh.hasAttribute(name) && name !== 'open') element.removeAttribute(name)
  for (const { name, value } of fresh.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function renewNode(node: Node, fresh: Node, changed: (element: Element) => void): void {
  if (node.isEqualNode(fresh)) return
  if (!(node instanceof Element) || !(fresh instanceof Element)) {
    node.nodeValue = fresh.nodeValue
  } else if (isDraftInUse(node)) {
    renewChoices(node, fresh)
  } else if (node.matches('select, [data-island]')) {
    node.replaceWith(fresh)
  } else {
    if (node.matches('form')) changed(node)
    renewAttributes(node, fresh)
    morph(node, fresh, changed)
  }
}

/** `changed` is told of each form that is another than before. */
export function morph(part: Element, fresh: Element, changed: (element: Element) => void): void {
  let at = part.firstChild
  const dropBefore = (end: ChildNode | null) => {
    while (at && at !== end) {
      const next: ChildNode | null = at.nextSibling
      if (!isDraftInUse(at)) at.remove()
      at = next
    }
  }
  for (const next of [...fresh.childNodes]) {
    let same = at
    while (same && !isSameKind(same, next)) same = idOf(next) ? same.nextSibling : null
    if (same) {
      dropBefore(same)
      at = same.nextSibling
      renewNode(same, next, changed)
    } else {
      part.insertBefore(next, at)
      if (next instanceof Element) for (const form of [next, ...next.querySelectorAll('form')]) changed(form)
    }
  }
  dropBefore(null)
}
