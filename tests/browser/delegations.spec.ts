import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { address, languages } from './pages'

interface Row {
  meeting: string
  state: string
}

const noticed = async (): Promise<string> => {
  const { meetings } = (await (await fetch(address('en', '/meetings.json'))).json()) as { meetings: Row[] }
  return meetings.find(({ state }) => state === 'noticed')!.meeting
}

for (const language of languages) {
  test(`asking to speak in ${language} is accessible on each of its pages, and leads to a page that withdraws it`, async ({ page: tab }) => {
    await tab.goto(address(language, `/meetings/${await noticed()}/speak`))
    await expectAccessible(tab)
    await tab.locator('form button[value=check]').click()
    await expect(tab.locator('.govuk-error-summary')).toBeVisible()
    await expectAccessible(tab)
    await tab.selectOption('#item', { index: 1 })
    await tab.check('#way-3')
    await tab.check('#speaks')
    await tab.fill('#name', 'Ada Example')
    await tab.fill('#about', 'Quiet streets for all.')
    await tab.locator('form button[value=check]').click()
    await expect(tab.locator('dl')).toContainText('Ada Example')
    await expectAccessible(tab)
    await tab.locator('form button[value=change]').click()
    await expect(tab.locator('#name')).toHaveValue('Ada Example')
    await expect(tab.locator('#way-3')).toBeChecked()
    await tab.locator('form button[value=check]').click()
    await tab.locator('form button[value=send]').click()
    await expect(tab).toHaveURL(/\/delegations\/[0-9a-f]{48}$/)
    await expectAccessible(tab)
    await tab.locator('form[action$=withdraw] button').click()
    await expect(tab.locator('form[action$=withdraw]')).toHaveCount(0)
    await expectAccessible(tab)
  })
}

test('asking to speak works with the keyboard alone', async ({ page: tab }) => {
  await tab.goto(address('en', `/meetings/${await noticed()}/speak`))
  const press = async (...keys: string[]) => {
    for (const key of keys) await tab.keyboard.press(key)
  }
  await tab.locator('#item').focus()
  await press('ArrowDown', 'Tab', 'Space', 'Tab', 'Space', 'Tab')
  await tab.keyboard.type('Ada Example')
  await press('Tab', 'Tab', 'Tab')
  await tab.keyboard.type('Quiet streets for all.')
  await tab.locator('form button[value=check]').focus()
  await press('Enter')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
  await tab.locator('form button[value=send]').focus()
  await press('Enter')
  await expect(tab).toHaveURL(/\/delegations\/[0-9a-f]{48}$/)
})
