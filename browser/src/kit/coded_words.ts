// Which of many boxes fit what somebody types. The rule is that of the program's own suggestions
// (src/domains/situation/catalogue/suggestions.h): each word typed begins a word of the label or the group's label.

/** The words of a text in small letters without accents: "L’Été, cœur" is l, ete, coeur. */
export function foldedWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** What can be found: the words of its label and of the label that it stands under. */
export interface Findable {
  label: string[]
  group: string[]
}

/** How well what is typed fits: 0 is best, each word adds 0 (a whole word), 1 (its beginning) or 2 (of the group's label); null: not. */
export function costOf(choice: Findable, typed: string[]): number | null {
  let total = 0
  for (const word of typed) {
    if (choice.label.includes(word)) continue
    if (choice.label.some((own) => own.startsWith(word))) total += 1
    else if (choice.group.some((own) => own.startsWith(word))) total += 2
    else return null
  }
  return total
}

/** The places of those that fit, best first, in their own order among equals. All of them where nothing is typed. */
export function fitting(choices: Findable[], text: string): number[] {
  const typed = foldedWords(text)
  const costs = choices.map((choice, place) => ({ place, cost: costOf(choice, typed) }))
  return costs.filter(({ cost }) => cost !== null).sort((a, b) => a.cost! - b.cost! || a.place - b.place).map(({ place }) => place)
}

/** Where the focus goes from a place among so many by a key; null if the key leads nowhere. -1 is the field before the first. */
export function movedTo(key: string, from: number, count: number): number | null {
  if (key === 'ArrowDown') return from + 1 < count ? from + 1 : null
  if (key === 'ArrowUp') return from >= 0 ? from - 1 : null
  if (key === 'Escape' && from >= 0) return -1
  return null
}
