import { spawnSync } from 'node:child_process'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { address, languages } from './pages'
import { program } from './server'

const password = "four words of one's own"

/** The address of the link that the command line prints for a new person. */
function invitationOf(name: string, ...options: string[]): string {
  const printed = spawnSync(program, ['person', 'add', name, '--data', process.env.WARDMOTE_DATA!, ...options], { encoding: 'utf8' })
  const link = /\/en(\/invitation\/[0-9a-f]+)/.exec(printed.stdout)
  if (!link) throw new Error(`wardmote person add: ${printed.stderr}`)
  return address('en', link[1]!)
}

async function enter(tab: Page, link: string): Promise<void> {
  await tab.goto(link)
  await tab.fill('#password', password)
  await tab.click('main button[type=submit]')
  await expect(tab).toHaveURL(address('en', '/account'))
}

test('an invitation becomes an account, and the account signs out and in again, by keyboard alone', async ({ page: tab }) => {
  await tab.goto(invitationOf('keyboard.person'))
  await tab.focus('#password')
  await tab.keyboard.type(password)
  await tab.keyboard.press('Enter')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Your account')
  await tab.getByRole('button', { name: 'Sign out', exact: true }).focus()
  await tab.keyboard.press('Enter')
  await expect(tab).toHaveURL(address('en', '/'))
  await tab.goto(address('en', '/account'))
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await tab.focus('#name')
  await tab.keyboard.type('keyboard.person')
  await tab.keyboard.press('Tab')
  await tab.keyboard.type(password)
  await tab.keyboard.press('Enter')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Your account')
})

test('a form with something wrong says so in the title, before all else and at the field', async ({ page: tab }) => {
  await tab.goto(invitationOf('hasty.person'))
  await tab.fill('#password', 'short')
  await tab.click('main button[type=submit]')
  await expect(tab).toHaveTitle(/^Error: Choose your password/)
  await expect(tab.getByRole('alert').getByRole('link')).toHaveText('Choose a password of 12 characters or more.')
  await expect(tab.locator('#password')).toHaveAttribute('aria-invalid', 'true')
  await expect(tab.locator('#password')).toHaveAccessibleDescription(/12 characters or more/)
  await expectAccessible(tab)
})

test('people are added, given roles and suspended without JavaScript', async ({ browser }) => {
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(tab, invitationOf('plain.administrator', '--role', 'administrator'))
  await tab.goto(address('en', '/admin/people'))
  await tab.fill('#display_name', 'Maria Lopez')
  await tab.fill('#name', 'maria.lopez')
  await tab.check('#role-analyst')
  await tab.getByRole('button', { name: 'Add the person' }).click()
  await expect(tab.getByRole('link', { name: 'Link for Maria Lopez' })).toBeVisible()
  await tab.goto(address('en', '/admin/people/maria.lopez'))
  await tab.selectOption('#role', 'auditor')
  await tab.getByRole('button', { name: 'Give the role' }).click()
  await tab.getByRole('button', { name: 'Take away the role Analyst' }).click()
  await expect(tab.locator('main li').filter({ hasText: 'Auditor' })).toBeVisible()
  await expect(tab.locator('main li').filter({ hasText: 'Analyst' })).toHaveCount(0)
  await tab.getByRole('button', { name: 'Suspend' }).click()
  await expect(tab.getByText('suspended', { exact: true })).toBeVisible()
})

for (const language of languages) {
  test(`the pages behind the sign-in are accessible in ${language}`, async ({ page: tab }) => {
    await enter(tab, invitationOf(`reader.${language}`, '--role', 'administrator'))
    const explained = `/admin/explain?person=reader.${language}&route=grant_role`
    for (const page of ['/account', '/admin', '/admin/people', `/admin/people/reader.${language}`, explained, '/sign-in'])
      await test.step(page, async () => {
        await tab.goto(address(language, page))
        await expectAccessible(tab)
      })
  })
}
