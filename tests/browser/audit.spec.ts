import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf } from './entrance'
import { address, languages } from './pages'

test('an auditor filters the log, looks at an entry and its neighbour, and verifies all of it, without JavaScript', async ({ browser }) => {
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(tab, invitationOf('plain.auditor', '--role', 'auditor'))
  await tab.goto(address('en', '/admin'))
  await tab.getByRole('link', { name: 'Audit log' }).click()
  await tab.selectOption('#action', 'put_dataset')
  await tab.getByRole('button', { name: 'Show' }).click()
  await expect(tab.locator('tbody tr').first()).toContainText('Described a dataset')
  expect(tab.url()).toContain('action=put_dataset')
  await tab.getByRole('link', { name: /^Entry \d+$/ }).first().click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/^Entry \d+$/)
  await expect(tab.locator('.govuk-tag--green')).toHaveCount(3)
  await tab.getByRole('link', { name: /^The entry before/ }).click()
  await expect(tab.getByRole('link', { name: /^The entry after/ })).toBeVisible()
  await tab.goto(address('en', '/admin/audit'))
  await tab.getByRole('button', { name: 'Verify the whole log' }).click()
  await expect(async () => {
    await tab.reload()
    await expect(tab.getByText('The log holds.')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
})

test('the result of a check shows by itself where there are scripts', async ({ page: tab }) => {
  await enter(tab, invitationOf('live.auditor', '--role', 'auditor'))
  await tab.goto(address('en', '/admin/audit'))
  await tab.getByRole('button', { name: 'Verify the whole log' }).click()
  await expect(tab.getByText('The log holds.')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(tab)
})

for (const language of languages) {
  for (const [name, page] of [['list', '/admin/audit'], ['empty', '/admin/audit?action=none&actor=nobody'], ['entry', '/admin/audit/3']])
    test(`${page} is accessible in ${language}`, async ({ page: tab }) => {
      await enter(tab, invitationOf(`auditor.${name}.${language}`, '--role', 'auditor'))
      await tab.goto(address(language, page!))
      await expectAccessible(tab)
    })
}
