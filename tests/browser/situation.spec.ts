import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf, settled_ms } from './entrance'
import { address, languages } from './pages'

/** Somebody with this role in a browser of their own. */
async function somebody(browser: Browser, name: string, role: string): Promise<Page> {
  const tab = await (await browser.newContext()).newPage()
  await enter(tab, invitationOf(name, '--role', role))
  return tab
}

/** Opens a form of the page of agencies, fills it and sends it. */
async function keep(coordinator: Page, act: string, fields: Record<string, string>): Promise<void> {
  await coordinator.goto(address('en', '/situation/agencies'))
  const form = coordinator.locator(`#act-${act}`)
  await form.locator('summary').click()
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name=${name}]`)
    if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(value)
    else await field.fill(value)
  }
  await form.locator('button[type=submit]').click()
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0)
}

const validity = { signed_on: '2020-01-01', valid_until: '2099-12-31' }

async function addAgency(coordinator: Page, slug: string): Promise<void> {
  await keep(coordinator, 'add_agency', { slug, name_en: `Agency ${slug}`, name_fr: `Organisme ${slug}`, sector: 'sector.health', joined_on: '2020-01-01' })
  await keep(coordinator, 'record_agreement', { agency: slug, ...validity })
}

async function seat(coordinator: Page, agency: string, name: string): Promise<void> {
  await coordinator.goto(address('en', '/situation/agencies'))
  const person = await coordinator.locator('#act-seat_person option', { hasText: name }).getAttribute('value')
  await keep(coordinator, 'seat_person', { agency, person: person!, ...validity })
}

async function present(tab: Page): Promise<string> {
  await tab.goto(address('en', '/situation/present'))
  await tab.locator('[name=type]').selectOption('discussion_type.person')
  await tab.locator('[name=age_group]').selectOption('age_group.12-17')
  await tab.locator('[name=sex]').selectOption('sex_gender.unknown')
  await tab.locator('[name=risks]').first().check()
  await tab.getByRole('button', { name: 'Present it to the table' }).click()
  await expect(tab).toHaveURL(/\/situation\/discussions\//)
  return tab.url().split('/').pop()!
}

const press = async (tab: Page, name: string | RegExp) => {
  const button = tab.getByRole('button', { name })
  await button.focus()
  await tab.waitForTimeout(settled_ms)
  await tab.keyboard.press('Enter')
}

test('a sitting is kept by keyboard, shows on a wall, and goes blank for all who follow it', async ({ browser }) => {
  test.slow()
  const coordinator = await somebody(browser, 'tablecoordinator', 'table_coordinator')
  const chair = await somebody(browser, 'tablechair', 'table_chair')
  const guest = await somebody(browser, 'tableguest', 'agency_representative')
  for (const slug of ['sitting-police', 'sitting-schools']) await addAgency(coordinator, slug)
  await seat(coordinator, 'sitting-police', 'tablechair')
  await seat(coordinator, 'sitting-schools', 'tableguest')
  const number = await present(guest)
  await chair.goto(address('en', '/situation/sitting'))
  await expectAccessible(chair)
  await chair.getByLabel('Agency sitting-police').check()
  await press(chair, 'Open the sitting')
  await press(chair, 'The reminder was read out')
  await press(chair, `Next: ${number}`)
  await expect(chair.locator('#current [data-ends]')).toHaveText(/^left: [0-9]+:[0-9]{2}$/)
  const screen = await chair.context().newPage()
  for (const language of languages) {
    await chair.goto(address(language, '/situation/sitting'))
    await expectAccessible(chair)
    await screen.goto(address(language, '/situation/sitting/screen'))
    await expect(screen.getByText(number).first()).toBeVisible()
    await expect(screen.getByText('tablechair')).toBeHidden()
    await expectAccessible(screen)
  }
  await chair.goto(address('en', '/situation/sitting'))
  await guest.goto(address('en', '/situation/sitting'))
  await press(guest, 'Too much was shared')
  for (const tab of [guest, chair]) {
    await expect(tab.getByText('The sitting pauses.')).toBeVisible()
    await expect(tab.getByText(number)).toHaveCount(0)
  }
  await expect(screen.getByText(number)).toHaveCount(0)
  await expectAccessible(chair)
  await press(chair, 'Go on with the sitting')
  await expect(guest.locator('#current').getByText(number)).toBeVisible()
  await expect(chair.locator('#overshares')).toContainText(`${number}, tableguest`)
  await press(chair, 'End the sitting')
  await expect(guest.getByText('No sitting is open.')).toBeVisible()
})

test('what somebody opened often is there to be asked about', async ({ browser }) => {
  test.slow()
  const coordinator = await somebody(browser, 'countcoordinator', 'table_coordinator')
  const owner = await somebody(browser, 'countowner', 'agency_representative')
  const reader = await somebody(browser, 'countreader', 'agency_representative')
  for (const slug of ['count-schools', 'count-health']) await addAgency(coordinator, slug)
  await seat(coordinator, 'count-schools', 'countowner')
  await seat(coordinator, 'count-health', 'countreader')
  await owner.goto(address('en', '/situation/log'))
  await expect(owner.getByRole('heading', { name: 'To ask about' })).toHaveCount(0)
  for (let discussion = 0; discussion < 5; ++discussion) {
    const number = await present(owner)
    await reader.goto(address('en', `/situation/discussions/${number}`))
  }
  for (const language of languages) {
    await owner.goto(address(language, '/situation/log'))
    await expect(owner.locator('[aria-labelledby=counts-heading] tbody tr')).toContainText(['countreader'])
    await expectAccessible(owner)
  }
})
