// A long list of boxes in groups, found by typing. The boxes are the form's own and stay where they are sent from: without
// scripts the list is complete. Words and what was used lately come with the page (pages/kit/coded_choice.mustache).

import { type Findable, fitting, foldedWords, movedTo } from './coded_words'

interface Choice extends Findable {
  box: HTMLInputElement
  item: HTMLElement
  text: string
}

function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ''): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const textOf = (place: Element | null | undefined) => place?.textContent?.trim() ?? ''

function choicesIn(list: HTMLElement): Choice[] {
  return [...list.querySelectorAll<HTMLInputElement>('.coded-choice__group input[type=checkbox]')].map((box) => {
    const text = textOf(box.labels?.[0])
    const group = foldedWords(textOf(box.closest('fieldset')?.querySelector('legend')))
    return { box, item: box.closest<HTMLElement>('.govuk-checkboxes__item')!, label: foldedWords(text), group, text }
  })
}

/** Takes what was used lately out of its group into one before all others. */
function putLatelyFirst(list: HTMLElement, choices: Choice[]): void {
  const lately = (list.dataset.recent ?? '').split(' ').flatMap((code) => choices.find(({ box }) => box.value === code) ?? [])
  if (!lately.length) return
  const group = made('fieldset', 'govuk-fieldset coded-choice__group')
  const items = made('div', 'govuk-checkboxes govuk-checkboxes--small')
  group.append(made('legend', 'govuk-fieldset__legend govuk-fieldset__legend--s', list.dataset.lately), items)
  list.querySelector('.coded-choice__group')!.before(group)
  items.append(...lately.map(({ item }) => item))
}

interface Parts {
  field: HTMLInputElement
  chips: HTMLUListElement
  told: HTMLParagraphElement
}

function addParts(list: HTMLElement): Parts {
  const place = made('div', 'govuk-form-group')
  const label = made('label', 'govuk-label', list.dataset.find)
  const hint = made('div', 'govuk-hint', list.dataset.hint)
  const field = made('input', 'govuk-input')
  field.type = 'search'
  field.autocomplete = 'off'
  field.id = label.htmlFor = `${list.id}-find`
  hint.id = `${list.id}-hint`
  field.setAttribute('aria-describedby', hint.id)
  const told = made('p', 'govuk-body coded-choice__told')
  told.setAttribute('role', 'status')
  const chips = made('ul', 'chips')
  place.append(label, hint, field)
  const window = made('div', 'coded-choice__window')
  list.querySelector('.coded-choice__group')!.before(place, told, chips, window)
  window.append(...list.querySelectorAll('.coded-choice__group'))
  return { field, chips, told }
}

function chipOf(choice: Choice, remove: string, clear: (choice: Choice) => void): HTMLLIElement {
  const chip = document.createElement('li')
  const button = made('button', 'coded-choice__chip')
  button.type = 'button'
  button.append(made('span', 'govuk-visually-hidden', `${remove} `), choice.text)
  button.addEventListener('click', () => clear(choice))
  chip.append(button)
  return chip
}

/** Lets the list be searched, shows what is chosen as chips, and puts first what was used lately. */
export function searchable(list: HTMLElement): void {
  if (list.querySelector('.coded-choice__told')) return
  const words = list.dataset as Record<string, string>
  const choices = choicesIn(list)
  if (!choices.length) return
  putLatelyFirst(list, choices)
  const { field, chips, told } = addParts(list)
  const groups = [...list.querySelectorAll<HTMLElement>('.coded-choice__group')]

  // What Enter ticks: the best match, once something is typed.
  const best = (fits: number[]) => (field.value.trim() && fits.length ? choices[fits[0]!] : undefined)

  const show = () => {
    const fits = fitting(choices, field.value)
    const first = best(fits)
    choices.forEach((choice, place) => {
      choice.item.hidden = !fits.includes(place)
      choice.item.classList.toggle('coded-choice__best', choice === first)
    })
    for (const group of groups) group.hidden = !group.querySelector('.govuk-checkboxes__item:not([hidden])')
    const chosen = choices.filter(({ box }) => box.checked)
    chips.replaceChildren(...chosen.map((choice) => chipOf(choice, words.remove!, clear)))
    chips.hidden = !chosen.length
    const counts = [fits.length ? `${words.shown} ${fits.length}` : words.none, `${words.chosen} ${chosen.length}`]
    told.textContent = [...counts, ...(first ? [`${words.enter} ${first.text}`] : [])].join(' · ')
  }
  // The chip that had the focus is gone: the next one has it, or the field.
  const clear = (choice: Choice) => {
    const place = [...chips.children].findIndex((chip) => chip.contains(document.activeElement))
    choice.box.checked = false
    show()
    const next = chips.querySelectorAll('button')[Math.min(place, chips.children.length - 1)]
    ;(next ?? field).focus()
  }
  const move = (event: KeyboardEvent) => {
    const shown = [...list.querySelectorAll<HTMLInputElement>('.govuk-checkboxes__item:not([hidden]) input')]
    const from = shown.indexOf(event.target as HTMLInputElement)
    if (from < 0 && event.target !== field) return
    const to = movedTo(event.key, from, shown.length)
    if (to === null) return
    event.preventDefault()
    ;(shown[to] ?? field).focus()
  }

  field.addEventListener('input', show)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault() // it would send the form
    const first = best(fitting(choices, field.value))
    if (!first) return
    first.box.checked = !first.box.checked
    field.select()
    show()
  })
  list.addEventListener('keydown', move)
  list.addEventListener('change', show)
  show()
}
