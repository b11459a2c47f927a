import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf } from './entrance'
import { address } from './pages'

test('the office strikes a committee, puts a member on it and plans its meeting', async ({ page: tab }) => {
  await enter(tab, invitationOf('office.of.committees', '--role', 'board_administrator'))
  await tab.goto(address('en', '/admin/committees'))
  const strike = tab.locator('#act-strike_committee')
  await strike.locator('summary').click()
  await strike.getByLabel('Name in English').fill('Audit Committee')
  await strike.getByLabel('First day', { exact: true }).fill('2026-01-01')
  await strike.getByRole('button').click()
  await expect(tab.locator('.govuk-error-summary')).toContainText('Say in English what it is for')
  await expectAccessible(tab)
  await expect(strike.getByLabel('Name in English')).toHaveValue('Audit Committee') // what was typed is not lost
  await strike.getByLabel('What it is for, in English').fill('Reads the accounts.')
  await strike.getByRole('button').click()
  await expect(tab.getByRole('link', { name: 'Audit Committee', exact: true })).toBeVisible()

  const join = tab.locator('#act-add_committee_member')
  await join.locator('summary').click()
  await join.getByLabel('Committee', { exact: true }).selectOption('Audit Committee')
  await join.getByLabel('Office on the committee').selectOption('Chair')
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'America/Toronto' }) // at the board
  await join.getByLabel('First day of the term').fill(today)
  await expectAccessible(tab)
  await join.getByRole('button').click()
  await tab.goto(address('en', '/committees/audit-committee'))
  await expect(tab.getByRole('row', { name: /Member A.*Chair/ })).toBeVisible()

  await tab.goto(address('en', '/admin/meetings'))
  await tab.selectOption('#plan_meeting-kind', 'committee')
  await tab.selectOption('#plan_meeting-committee', 'Audit Committee')
  await tab.fill('#plan_meeting-date', '2031-03-03')
  await tab.fill('#plan_meeting-time', '19:00')
  await tab.fill('#plan_meeting-place', 'Council chamber')
  await tab.getByRole('button', { name: 'Plan the meeting' }).click()
  await expect(tab).toHaveURL(address('en', '/meetings/2031-03-03-committee-audit-committee/console'))
  await expect(tab.getByRole('heading', { level: 1 })).toContainText('Audit Committee, 3 March 2031')
})
