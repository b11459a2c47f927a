import type { ChildProcess } from 'node:child_process'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { freePort, invitationOf, serveOn, stop } from './server'

let site: string
let server: ChildProcess

// A second server over the data of the first that knows its own address. A passkey is good for a name, never for a number: localhost.
test.beforeAll(async () => {
  const port = await freePort()
  site = `http://localhost:${port}`
  server = (await serveOn(port, ['--data', process.env.WARDMOTE_DATA!, '--site', site])).child
})

test.afterAll(() => stop(server))

/** Chromium's own authenticator, in place of finger, face or PIN; `verifies` says whether it finds that it is its person. */
async function withAuthenticator(tab: Page): Promise<(verifies: boolean) => Promise<unknown>> {
  const devtools = await tab.context().newCDPSession(tab)
  await devtools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
  return (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
}

async function enter(tab: Page, name: string): Promise<void> {
  await tab.goto(invitationOf(site, name))
  await tab.fill('#password', "four words of one's own")
  await tab.click('main button[type=submit]')
  await expect(tab).toHaveURL(`${site}/en/account`)
}

async function addPasskey(tab: Page, name: string): Promise<void> {
  await tab.getByRole('link', { name: 'Add or remove passkeys' }).click()
  await tab.fill('#name', name)
  await tab.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(tab.locator('main li').filter({ hasText: name })).toBeVisible()
}

test('a passkey is added, signs in and confirms by keyboard alone, and is removed', async ({ page: tab }) => {
  test.slow()  // a whole story, with four readings by axe-core
  await withAuthenticator(tab)
  await enter(tab, 'passkey.person')
  await addPasskey(tab, 'my laptop')
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await tab.goto(`${site}/en/account/passkeys`)
  await expect(tab.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible()
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Sign in with a passkey' }).focus()
  await tab.keyboard.press('Enter')
  await expect(tab).toHaveURL(`${site}/en/account/passkeys`)
  await expect(tab.locator('main li').filter({ hasText: 'my laptop' })).toContainText('last used')
  await tab.goto(`${site}/en/prove?next=/account/passkeys`)
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Confirm with a passkey' }).click()
  await expect(tab).toHaveURL(`${site}/en/account/passkeys`)
  await tab.getByRole('button', { name: 'Remove the passkey my laptop' }).click()
  await expect(tab.getByText('You have no passkey yet.')).toBeVisible()
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await tab.goto(`${site}/en/sign-in`)
  await tab.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(tab.getByRole('alert').filter({ hasText: 'This passkey proves nothing here' })).toBeVisible()
})

test('a device that does not find its person signs nobody in, and the page says so', async ({ page: tab }) => {
  const setVerified = await withAuthenticator(tab)
  await enter(tab, 'unverified.person')
  await addPasskey(tab, 'my phone')
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await setVerified(false)
  await tab.goto(`${site}/en/sign-in`)
  await tab.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(tab.getByRole('alert').filter({ hasText: 'No passkey of yours was used' })).toBeVisible()
  await expectAccessible(tab)
})

test('without JavaScript the pages offer the other ways, and say why', async ({ browser }) => {
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(tab, 'scriptless.person')
  await tab.getByRole('link', { name: 'Add or remove passkeys' }).click()
  await expect(tab.getByText('A passkey can only be added with JavaScript turned on')).toBeVisible()
  await expect(tab.getByRole('button', { name: 'Add a passkey' })).toBeHidden()
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await tab.goto(`${site}/en/sign-in`)
  await expect(tab.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden()
  await expect(tab.locator('#password')).toBeVisible()
})
