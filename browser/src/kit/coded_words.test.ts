import { describe, expect, it } from 'vitest'
import { costOf, fitting, foldedWords, movedTo } from './coded_words'

const choice = (group: string, label: string) => ({ group: foldedWords(group), label: foldedWords(label) })
const list = [
  choice('Drogues', 'consommation à la maison'),
  choice('Logement', 'itinérance'),
  choice('École', 'école buissonnière'),
  choice('Consommer', 'jeu')
]

describe('coded entry', () => {
  it('reads words without capitals, accents and marks', () => {
    expect(foldedWords('L’Été, « cœur »\u00a0: d\'Œuvre-ÆON')).toEqual(['l', 'ete', 'coeur', 'd', 'oeuvre', 'aeon'])
    expect(foldedWords(' … — ')).toEqual([])
  })
  it('finds by the beginning of words, all of them, in any order', () => {
    expect(fitting(list, 'MAIS cons')).toEqual([0])
    expect(fitting(list, 'itiné')).toEqual([1])
    expect(fitting(list, 'rance')).toEqual([])
    expect(fitting(list, 'itin drog')).toEqual([])
  })
  it('finds by the group as well, and puts it behind the label', () => {
    expect(fitting(list, 'drog')).toEqual([0])
    expect(fitting(list, 'cons')).toEqual([0, 3])
    expect(costOf(list[2]!, ['ecole'])).toBe(0)
    expect(costOf(list[2]!, ['eco'])).toBe(1)
    expect(costOf(list[1]!, ['log'])).toBe(2)
    expect(costOf(list[1]!, ['x'])).toBeNull()
  })
  it('puts a whole word before a beginning, and keeps the order of the list among equals', () => {
    const gangs = [choice('', 'gangster'), choice('', 'gang'), choice('', 'gangway')]
    expect(fitting(gangs, 'gang')).toEqual([1, 0, 2])
  })
  it('shows all of them where nothing is typed', () => {
    expect(fitting(list, ' - ')).toEqual([0, 1, 2, 3])
  })
  it('is led through by the arrow keys, and back to the field by Escape', () => {
    expect(movedTo('ArrowDown', -1, 3)).toBe(0)
    expect(movedTo('ArrowDown', 2, 3)).toBeNull()
    expect(movedTo('ArrowUp', 0, 3)).toBe(-1)
    expect(movedTo('ArrowUp', -1, 3)).toBeNull()
    expect(movedTo('Escape', 2, 3)).toBe(-1)
    expect(movedTo('Escape', -1, 3)).toBeNull()
    expect(movedTo('a', 1, 3)).toBeNull()
  })
})
