import { createHmac } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { address, languages } from './pages'
import { invitationOf as invitationOn } from './server'

const password = "four words of one's own"

const invitationOf = (name: string, ...options: string[]) => invitationOn(process.env.WARDMOTE_ADDRESS!, name, ...options)

/** The code of an authenticator app (RFC 6238), so many steps of 30 seconds from now. */
function codeOf(secret: string, steps = 0): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', key).update(step).digest()
  return String((digest.readUInt32BE(digest[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
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

test('a second factor is turned on, asked for at the next sign-in, and turned off, without JavaScript', async ({ browser }) => {
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(tab, invitationOf('careful.person'))
  await tab.getByRole('link', { name: 'Turn the second factor on' }).click()
  await tab.getByRole('button', { name: 'Begin' }).click()
  await expect(tab.getByRole('img', { name: 'QR code' })).toBeVisible()
  const secret = (await tab.locator('.steps code').textContent())!.replaceAll(' ', '')
  await tab.fill('#code', codeOf(secret))
  await tab.getByRole('button', { name: 'Turn it on' }).click()
  await expect(tab.locator('.recovery-codes li')).toHaveCount(10)
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await tab.goto(address('en', '/account'))
  await tab.fill('#name', 'careful.person')
  await tab.fill('#password', password)
  await tab.locator('main button[type=submit]').click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Enter your code')
  await tab.fill('#code', codeOf(secret, 1))
  await tab.locator('main button[type=submit]').click()
  await expect(tab.getByText('Each sign-in asks for a code from your phone.')).toBeVisible()
  await tab.getByRole('link', { name: 'Change the second factor' }).click()
  await tab.getByRole('button', { name: 'Turn it off' }).click()
  await expect(tab.getByRole('button', { name: 'Begin' })).toBeVisible()
})

test('the pages of the second factor are accessible while it is begun, on, and asked for', async ({ page: tab }) => {
  await enter(tab, invitationOf('thorough.person'))
  await tab.goto(address('en', '/account/second-factor'))
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Begin' }).click()
  await expectAccessible(tab)
  await tab.fill('#code', codeOf((await tab.locator('.steps code').textContent())!.replaceAll(' ', '')))
  await tab.getByRole('button', { name: 'Turn it on' }).click()
  await expectAccessible(tab)
  for (const language of languages) {
    await tab.goto(address(language, '/prove'))
    await expectAccessible(tab)
  }
  await tab.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
  await tab.goto(address('en', '/sign-in'))
  await tab.fill('#name', 'thorough.person')
  await tab.fill('#password', password)
  await tab.keyboard.press('Enter')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Enter your code')
  await expectAccessible(tab)
})

for (const language of languages) {
  test(`the pages behind the sign-in are accessible in ${language}`, async ({ page: tab }) => {
    await enter(tab, invitationOf(`reader.${language}`, '--role', 'administrator'))
    const explained = `/admin/explain?person=reader.${language}&route=grant_role`
    for (const page of ['/account', '/account/second-factor', '/prove', '/admin', '/admin/people', `/admin/people/reader.${language}`, explained, '/sign-in'])
      await test.step(page, async () => {
        await tab.goto(address(language, page))
        await expectAccessible(tab)
      })
  })
}
