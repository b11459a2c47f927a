import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { address } from './pages'

const choice = (code: string, label: string, chosen = false) => ({ code, label, definition: `What ${label} means.`, chosen })
const factors = {
  name: 'factors',
  label: 'Risk factors',
  recent: ['rf.gangs.member', 'rf.gone'],
  groups: [
    { label: 'Alcohol', choices: [choice('rf.alcohol.use', 'alcohol use by person', true), choice('rf.alcohol.home', 'alcohol abuse in home')] },
    { label: 'Gangs', choices: [choice('rf.gangs.association', 'gang association'), choice('rf.gangs.member', 'gang member')] },
    { label: 'Missing School', choices: [choice('rf.school.truancy', 'école buissonnière')] }
  ]
}

type Context = Record<string, unknown>
const partial = readFileSync(resolve(__dirname, '../../pages/kit/coded_choice.mustache'), 'utf8')

/** As much of mustache as the partial has. */
function filled(template: string, ...contexts: Context[]): string {
  const found = (name: string) => contexts.find((context) => name in context)?.[name]
  const sections = template.replace(/\{\{#(\w+)\}\}([^]*?)\{\{\/\1\}\}/g, (_, name: string, inner: string) => {
    if (name === 't') return inner
    const value = found(name)
    if (Array.isArray(value)) return value.map((one) => filled(inner, typeof one === 'object' ? (one as Context) : { '.': one }, ...contexts)).join('')
    return value ? filled(inner, ...contexts) : ''
  })
  return sections.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => String(found(name) ?? ''))
}

/** A page of the program whose content is a form with the list. */
async function openForm(tab: Page): Promise<void> {
  const form = `<h1 class="govuk-heading-l">Factors</h1><form id="form">${filled(partial, factors)}<button class="govuk-button">Save</button></form>`
  await tab.route(/\/en\/standing$/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/(<main[^>]*>)[^]*(<\/main>)/, (_, begin: string, end: string) => begin + form + end)
    await route.fulfill({ response: answer, body })
  })
  await tab.goto(address('en', '/standing'))
}

const chosen = (tab: Page) => tab.evaluate(() => new FormData(document.querySelector<HTMLFormElement>('#form')!).getAll('factors'))
const find = (tab: Page) => tab.getByLabel('Find by the beginning of words')

test('a long list of codes is searched, chosen from and cleared by the keyboard alone', async ({ page: tab }) => {
  await openForm(tab)
  const told = tab.getByRole('status')
  await expect(told).toHaveText('Shown: 5 · Chosen: 1')
  await find(tab).focus()
  await tab.keyboard.type('ECOLE buis')
  await expect(told).toHaveText('Shown: 1 · Chosen: 1 · Enter: école buissonnière')
  await expect(tab.getByRole('group', { name: 'Alcohol' })).toBeHidden()
  await tab.keyboard.press('Enter')
  expect(await chosen(tab)).toEqual(['rf.alcohol.use', 'rf.school.truancy'])
  await tab.keyboard.type('gang') // what was typed before is marked, and gives way
  await tab.keyboard.press('ArrowDown')
  await expect(tab.getByLabel('gang member')).toBeFocused() // used lately: first
  await tab.keyboard.press('ArrowDown')
  await tab.keyboard.press('Space')
  await expect(told).toHaveText('Shown: 2 · Chosen: 3 · Enter: gang association')
  await tab.keyboard.press('Escape')
  await expect(find(tab)).toBeFocused()
  await tab.keyboard.press('Tab')
  await expect(tab.getByRole('button', { name: 'Remove alcohol use by person' })).toBeFocused()
  await tab.keyboard.press('Enter')
  await expect(tab.getByRole('button', { name: 'Remove gang association' })).toBeFocused()
  expect(await chosen(tab)).toEqual(['rf.gangs.association', 'rf.school.truancy'])
  await find(tab).fill('xyz')
  await expect(told).toHaveText('Nothing fits. Write the beginning of another word. · Chosen: 2')
})

test('what was used lately stands first, once', async ({ page: tab }) => {
  await openForm(tab)
  await expect(tab.getByRole('group', { name: 'Used lately' }).getByRole('checkbox')).toHaveCount(1)
  await expect(tab.getByRole('checkbox')).toHaveCount(5)
  await expect(tab.getByRole('checkbox').first()).toHaveValue('rf.gangs.member')
})

test('a long list of codes is accessible, searched or not', async ({ page: tab }) => {
  await openForm(tab)
  await expectAccessible(tab)
  await find(tab).fill('gang')
  await expectAccessible(tab)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('a long list of codes is complete', async ({ page: tab }) => {
    await openForm(tab)
    await expect(tab.getByRole('checkbox')).toHaveCount(5)
    await expect(tab.getByRole('checkbox', { checked: true })).toHaveValue('rf.alcohol.use')
    await expect(find(tab)).toHaveCount(0)
  })
})
