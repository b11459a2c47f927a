import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf } from './entrance'
import { address, languages } from './pages'

const forms = ['/obligations/count_obligations', '/obligations/annual-report/record_evidence', '/obligations/mfippa/record_obligation_event',
  '/obligations/estimates/confirm_citation', '/policies/adopt', '/adequacy/record_procedure',
  '/strategic-plan/perf-violent/answer_plan_requirement', '/strategic-plan/perf-violent/confirm_plan_requirement']

test('the office enters a policy, its procedure and a test of it, and records a duty as met, without JavaScript, and everybody reads it', async ({ browser }) => {
  test.slow()
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(tab, invitationOf('plain.office', '--role', 'board_administrator'))
  await tab.goto(address('en', '/policies'))
  await tab.getByRole('button', { name: 'Enter a policy or by-law' }).click()
  for (const [field, text] of Object.entries({
    number: 'B-001', title: 'Assistance to victims', body: 'First paragraph.\n\nSecond paragraph.', adopted_on: '2025-06-19', motion: '2025-12',
    in_force_from: '2025-07-01', review_months: '24', sections: 'O. Reg. 392/23 s.13', procedures: 'VA-1; Referral'
  })) await tab.fill(`#${field}`, text)
  await tab.getByRole('button', { name: 'Enter it' }).click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('B-001: Assistance to victims')
  await expect(tab.getByText('Second paragraph.')).toBeVisible()
  await tab.goto(address('en', '/adequacy/record_procedure'))
  for (const [field, text] of Object.entries({ number: 'VA-1', title: 'Referral', in_force_from: '2025-07-01' })) await tab.fill(`#${field}`, text)
  await tab.getByRole('button', { name: 'Enter it' }).click()
  await tab.getByRole('button', { name: 'Enter a test of a procedure' }).click()
  await tab.selectOption('#result', 'partly_followed')
  await tab.fill('#tested_on', '2026-02-01')
  await tab.fill('#title', 'Audit of 40 files')
  await tab.getByRole('button', { name: 'Enter it' }).click()
  await expect(tab.getByRole('row', { name: /Victim assistance standards/ })).toContainText('Followed in part')
  await tab.goto(address('en', '/obligations/member-code/record_evidence'))
  await tab.fill('#met_on', '2026-02-01')
  await tab.fill('#title', 'Acknowledgments of all seven members')
  await tab.getByRole('button', { name: 'Keep the record' }).click()
  await expect(tab.getByRole('row', { name: /Acknowledgments/ })).toBeVisible()
  await tab.getByRole('link', { name: 'Withdraw evidence 1' }).click()
  await tab.fill('#reason', 'It was entered twice.')
  await tab.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(tab.getByText('It was entered twice.')).toBeVisible()
  const reader = await (await browser.newContext()).newPage()
  for (const page of ['/policies', '/policies/b-001', '/policies/crosswalk', '/adequacy', '/obligations/member-code']) {
    await reader.goto(address('fr', page))
    await expectAccessible(reader)
  }
})

for (const form of forms) {
  const language = languages[forms.indexOf(form) % languages.length]!
  test(`the form ${form} is accessible in ${language}, also with something wrong in it`, async ({ page: tab }) => {
    await enter(tab, invitationOf(`office.${forms.indexOf(form)}`, '--role', 'board_administrator'))
    await tab.goto(address(language, form))
    await expectAccessible(tab)
    if (form.endsWith('count_obligations')) await tab.fill('#starts_on', 'soon')
    await tab.locator('main form.form button[type=submit]').click()
    await expect(tab.getByRole('alert')).toBeVisible()
    await expectAccessible(tab)
  })
}

test('a policy is revised, reviewed and repealed on pages that are accessible', async ({ page: tab }) => {
  test.slow()
  await enter(tab, invitationOf('repealing.office', '--role', 'board_administrator'))
  await tab.goto(address('en', '/policies/adopt'))
  for (const [field, text] of Object.entries({
    number: 'B-002', title: 'Uniforms', address: 'https://example.ca/uniforms', adopted_on: '2025-06-19', motion: '2025-13', in_force_from: '2025-07-01',
    review_months: '12'
  })) await tab.fill(`#${field}`, text)
  await tab.getByRole('button', { name: 'Enter it' }).click()
  for (const [act, fields, button] of [
    ['revise', { adopted_on: '2025-09-18', motion: '2025-20', in_force_from: '2025-10-01' }, 'Enter it'],
    ['review', { reviewed_on: '2026-01-15', motion: '2026-2' }, 'Enter the review'],
    ['repeal', { repealed_from: '2026-03-01', motion: '2026-9' }, 'Enter it']
  ] as const) {
    await tab.goto(address('en', `/policies/b-002/${act}`))
    await expectAccessible(tab)
    for (const [field, text] of Object.entries(fields)) await tab.fill(`#${field}`, text)
    await tab.getByRole('button', { name: button }).click()
    await expect(tab).toHaveURL(address('en', '/policies/b-002'))
  }
  await expect(tab.getByText('Repealed from 1 March 2026 on, by motion 2026-9.')).toBeVisible()
  await expectAccessible(tab)
})
