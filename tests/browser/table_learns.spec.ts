import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { DemonstrationTable } from './demonstration_table'
import { languages } from './pages'

let table: DemonstrationTable
let coordinator: Page

const at = (language: string, page: string) => `${table.site}/${language}${page}`

// What is drawn needs discussions.
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  table = await DemonstrationTable.make()
  coordinator = await table.seat(browser, 'learner', 'table_coordinator', 'regional-police')
})

test.afterAll(() => table.stop())

test('the pairs and the tree are drawn, read by keyboard, and no wider than the window', async () => {
  test.slow()
  for (const language of languages) {
    await coordinator.goto(at(language, '/situation/factors'))
    await expect(coordinator.locator('svg.drawing')).toHaveCount(2)
    await expectAccessible(coordinator)
    await coordinator.setViewportSize({ width: 360, height: 800 })
    for (const drawing of await coordinator.locator('svg.drawing').all()) {
      const outside = await drawing.evaluate((svg) => {
        const frame = svg.getBoundingClientRect()
        return [...svg.querySelectorAll('text')].filter((text) => {
          const box = text.getBoundingClientRect()
          return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1
        }).map((text) => text.textContent)
      })
      expect(outside).toEqual([])
      const size = await drawing.locator('a text').first().evaluate((text) => text.getBoundingClientRect().height)
      expect(size, 'a line is read at 360 px').toBeGreaterThan(13)
    }
  }
  const first = coordinator.locator('svg.drawing a').first()
  await first.focus()
  await expect(first).toBeFocused()
  await coordinator.keyboard.press('Enter')
  await expect(coordinator).toHaveURL(/#factor-1$/)
  await expect(coordinator.locator('#factor-1')).toBeInViewport()
})

test('the rows say what they are for, and are taken by the coordinator', async () => {
  test.slow()
  for (const language of languages) {
    await coordinator.goto(at(language, '/situation/rows'))
    await expectAccessible(coordinator)
  }
  await coordinator.goto(at('en', '/situation/rows'))
  await coordinator.locator('main').getByRole('link', { name: /^20[0-9]{2}$/ }).nth(1).click()
  await expect(coordinator.getByRole('table')).toBeVisible()
  await expectAccessible(coordinator)
})

test('a study flag is added, offered, and retired', async () => {
  test.slow()
  await coordinator.goto(at('en', '/situation/flags'))
  await expectAccessible(coordinator)
  const form = coordinator.locator('#act-add_flag')
  await form.locator('summary').click()
  await form.locator('[name=code]').fill('local.lake-ice')
  await form.locator('[name=label_en]').fill('Thin ice')
  await form.locator('button[type=submit]').click()
  await expect(coordinator.locator('.govuk-error-summary')).toBeVisible()
  await expectAccessible(coordinator)
  await expect(form.locator('[name=label_en]')).toHaveValue('Thin ice')
  await form.locator('[name=label_fr]').fill('Glace mince')
  await form.locator('[name=definition_en]').fill('Unsafe ice is part of it.')
  await form.locator('[name=definition_fr]').fill('La glace est dangereuse.')
  await form.locator('button[type=submit]').click()
  await expect(coordinator.getByRole('rowheader', { name: 'local.lake-ice' })).toBeVisible()
  await coordinator.goto(at('fr', '/situation/present'))
  await expect(coordinator.locator('[name=flags][value="local.lake-ice"]')).toHaveCount(1)
  await coordinator.goto(at('fr', '/situation/flags'))
  await expectAccessible(coordinator)
  const end = coordinator.locator('#act-retire_flag')
  await end.locator('summary').click()
  await end.locator('[name=flag]').selectOption('local.lake-ice')
  await end.locator('button[type=submit]').click()
  await expect(coordinator.locator('#act-retire_flag')).toHaveCount(0)
  await coordinator.goto(at('en', '/situation/present'))
  await expect(coordinator.locator('[name=flags][value="local.lake-ice"]')).toHaveCount(0)
})

test('everybody reads what was let out, and that it was withdrawn', async ({ browser }) => {
  test.slow()
  const resident = await (await browser.newContext()).newPage()
  for (const language of languages) {
    await resident.goto(at(language, '/table-reports'))
    await expectAccessible(resident)
    await resident.locator('main li a').first().click()
    await expect(resident.locator('main table').first()).toBeVisible()
    await expectAccessible(resident)
  }
  const address = resident.url()
  await coordinator.goto(at('en', '/situation/report'))
  await expectAccessible(coordinator)
  const form = coordinator.locator('#act-withdraw_report')
  await form.locator('summary').click()
  await form.locator('[name=reason]').selectOption('wrong_words')
  await form.locator('button[type=submit]').click()
  await expect(coordinator.locator('#act-withdraw_report')).toHaveCount(0)
  await resident.goto(address)
  await expect(resident.locator('main table')).toHaveCount(0)
  await expect(resident.locator('main .claim')).toContainText('a été retiré')
  await expectAccessible(resident)
})
