import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { DemonstrationTable } from './demonstration_table'
import { languages } from './pages'

let table: DemonstrationTable
let people: Record<string, Page>

// Somebody at the table for each of its roles.
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  table = await DemonstrationTable.make()
  people = {
    chair: await table.seat(browser, 'chair', 'table_chair', 'regional-police'),
    recorder: await table.seat(browser, 'recorder', 'table_recorder', 'mental-health-agency'),
    schools: await table.seat(browser, 'schools', 'agency_representative', 'public-school-board'),
    housing: await table.seat(browser, 'housing', 'agency_representative', 'community-housing')
  }
})

test.afterAll(() => table.stop())

/** Opens the form of an act on a discussion by the keyboard, fills it by the keyboard, and sends it. */
async function act(tab: Page, number: string, name: string, fields: Record<string, string | string[]> = {}): Promise<void> {
  await tab.goto(`${table.site}/en/situation/discussions/${number}`)
  const form = tab.locator(`#act-${name}`)
  await form.locator('summary').focus()
  await tab.keyboard.press('Enter')
  for (const [field, value] of Object.entries(fields)) {
    if (Array.isArray(value)) {
      for (const label of value) await form.locator(`[name=${field}]`).and(tab.getByLabel(label, { exact: true })).focus().then(() => tab.keyboard.press('Space'))
      continue
    }
    const control = form.locator(`[name=${field}]`)
    if ((await control.count()) > 1) {
      await form.locator(`[name=${field}][value=${value}]`).focus()
      await tab.keyboard.press('Space')
    } else if (await control.evaluate((element) => element.tagName === 'INPUT' && (element as HTMLInputElement).type === 'date')) {
      await control.fill(value) // how a day is typed depends on the machine's language
    } else {
      await control.focus()
      await tab.keyboard.type(value)
    }
  }
  await form.locator('button[type=submit]').focus()
  await tab.keyboard.press('Enter')
  await expect(tab).toHaveURL(`${table.site}/en/situation/discussions/${number}`)
  await expect(tab.locator('.govuk-error-summary')).toHaveCount(0)
}

const band = (tab: Page) => tab.locator('main .claim')

test('a discussion goes from its draft to its conclusion by keyboard, on a phone', async () => {
  test.slow()
  const { chair, recorder, schools, housing } = people as { chair: Page; recorder: Page; schools: Page; housing: Page }
  for (const tab of Object.values(people)) await tab.setViewportSize({ width: 360, height: 740 })
  await schools.goto(`${table.site}/en/situation/present`)
  for (const [field, word] of [['type', 'Person'], ['age_group', '12-17'], ['sex', 'Female'], ['seen_before', 'No']]) {
    await schools.locator(`[name=${field}]`).focus()
    await schools.keyboard.type(word!)
  }
  const risks = schools.locator('#risks')
  await risks.getByLabel('Find by the beginning of words').focus()
  await schools.keyboard.type('chronic absen')
  await schools.keyboard.press('Enter')
  await expect(risks.getByRole('button', { name: /chronic absenteeism/ })).toBeVisible()
  await schools.getByRole('button', { name: 'Present it to the table' }).focus()
  await schools.keyboard.press('Enter')
  await expect(schools).toHaveURL(/\/situation\/discussions\//)
  const number = schools.url().split('/').pop()!
  await expect(band(schools)).toContainText('Filter 2')

  await act(chair, number, 'agree_risk', { interest: 'yes', probability: 'yes', severity: 'yes', multi_agency: 'yes', agencies: ['School board', 'Community housing provider'] })
  await expect(band(chair)).toContainText('Filter 3')
  await act(housing, number, 'answer_request', { answer: 'yes' })
  await act(recorder, number, 'form_team', { lead: 'School board', assisting: ['Community housing provider'] })
  await expect(band(recorder)).toContainText('Filter 4')
  await act(housing, number, 'plan_task', { text: 'Offer a visit at home', due: '2099-01-01' })
  await act(schools, number, 'record_consent', { consent: 'given' })
  await act(schools, number, 'record_contact', { met_on: '2020-01-02' })
  for (const tab of [schools, chair]) {
    await tab.goto(`${table.site}/en/situation/discussions/${number}`)
    await expect(tab.locator('main li', { hasText: 'Offer a visit at home' })).toHaveCount(tab === schools ? 1 : 0)
    await expectAccessible(tab)
  }
  await act(schools, number, 'begin_follow_up')
  await expect(band(schools)).toContainText('Follow-up')
  await act(schools, number, 'conclude_discussion', { reason: 'Connected to services in jurisdiction' })
  await expect(band(schools)).toContainText('Concluded')
})

test('a line that could identify somebody is refused where it stands, and what else was entered is kept', async () => {
  const tab = people.schools!
  await tab.goto(`${table.site}/en/situation/present`)
  await tab.locator('[name=type]').selectOption({ label: 'Family' })
  await tab.locator('[name=risks]').first().check()
  await tab.locator('[name=account]').fill('Call 905-555-0123 before noon')
  await tab.getByRole('button', { name: 'Present it to the table' }).click()
  await expect(tab.locator('.govuk-error-summary')).toContainText('phone')
  await expect(tab.locator('[name=type] option:checked')).toHaveText('Family')
  await expect(tab.locator('[name=risks]').first()).toBeChecked()
  await expectAccessible(tab)
})

const pages = ['', '/over', '/present', '/log', '/factors', '/agencies', '/issues', '/purge', '/discussions/2026-0001']
for (const language of languages) {
  test(`every page of the table in ${language} is accessible and no wider than a phone, for whoever may open it`, async () => {
    test.slow()
    for (const [tab, open] of [[people.chair!, [...pages, '/report']], [people.housing!, pages]] as const) {
      for (const page of open) {
        const answer = await tab.goto(`${table.site}/${language}/situation${page}`)
        expect(answer!.status(), page).toBe(200)
        await expectAccessible(tab)
      }
    }
  })
}
