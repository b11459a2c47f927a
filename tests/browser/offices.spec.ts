import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf } from './entrance'
import { address } from './pages'

test('the offices of reports and actions give a refused form back with what was chosen', async ({ page: tab }) => {
  await enter(tab, invitationOf('office.of.papers', '--role', 'board_administrator'))
  await tab.goto(address('en', '/admin/reports'))
  await expectAccessible(tab)
  const item = await tab.locator('#draft_report-item option').last().getAttribute('value')
  await tab.selectOption('#draft_report-item', item)
  await tab.fill('#draft_report-words', 'There were four.')
  await tab.getByRole('button', { name: 'Keep as a draft' }).click()
  await expect(tab.locator('.govuk-error-summary')).toBeVisible()
  await expect(tab.locator('#item')).toHaveValue(item!)
  await expect(tab.locator('#words')).toHaveValue('There were four.')
  await expectAccessible(tab)

  await tab.goto(address('en', '/admin/actions'))
  await expectAccessible(tab)
  const motion = await tab.locator('#assign_action-motion option').last().getAttribute('value')
  await tab.selectOption('#assign_action-motion', motion)
  await tab.fill('#assign_action-words', 'Report on youth')
  await tab.getByRole('button', { name: 'Assign the action' }).click()
  await expect(tab.locator('#motion')).toHaveValue(motion!)
  await expect(tab.locator('#words')).toHaveValue('Report on youth')

  const open = tab.locator('details', { has: tab.getByRole('button', { name: 'Record the report', includeHidden: true }) }).last()
  await open.locator('summary').click()
  await open.getByLabel('Address of the document').fill('https://example.ca/report')
  await open.getByRole('button', { name: 'Record the report' }).click()
  await expect(tab.locator('.govuk-error-summary')).toContainText('Say what was done')
  await expect(tab.locator('#evidence')).toHaveValue('https://example.ca/report') // in the one form that was sent, which is open
  await expect(tab.locator('#evidence')).toBeVisible()
  await expectAccessible(tab)
})
