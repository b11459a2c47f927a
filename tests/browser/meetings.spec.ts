import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf } from './entrance'
import { address, languages } from './pages'

interface Row {
  meeting: string
  path: string
  state: string
}

const inState = async (state: string): Promise<Row> => {
  const { meetings } = (await (await fetch(address('en', '/meetings.json'))).json()) as { meetings: Row[] }
  const found = meetings.find((meeting) => meeting.state === state)
  if (!found) throw new Error(`the demonstration has no meeting that is ${state}`)
  return found
}

for (const language of languages) {
  test(`meetings in every state and their decisions in ${language} are accessible and fit a small window`, async ({ page: tab }) => {
    test.slow()
    for (const state of ['planned', 'noticed', 'called', 'open', 'closed_session', 'recessed', 'sealed', 'cancelled']) {
      await tab.goto(address(language, (await inState(state)).path)) // those that go on never rest: they follow the meeting
      await expectAccessible(tab)
    }
    const { meeting, path } = await inState('sealed')
    for (const page of [`/decisions/${meeting}-2`, `${path}/minutes`, `${path}/package`]) {
      await tab.goto(address(language, page))
      await expectAccessible(tab)
    }
  })
}

/** Somebody with these roles in a browser of their own. */
async function somebody(browser: Browser, name: string, ...roles: string[]): Promise<Page> {
  const tab = await (await browser.newContext()).newPage()
  await enter(tab, invitationOf(name, ...roles.flatMap((role) => ['--role', role])))
  return tab
}

/** Opens the form of an act that asks for something, fills it and sends it. */
async function send(clerk: Page, act: string, fields: Record<string, string> = {}): Promise<void> {
  const form = clerk.locator('details', { has: clerk.getByText(act, { exact: true }) }).first()
  if (!(await form.evaluate((details: HTMLDetailsElement) => details.open))) await form.locator('summary').click() // a refused one is open
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label, { exact: true })
    if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption({ label: value })
    else await field.fill(value)
  }
  await form.getByRole('button', { name: act, exact: true }).click()
}

async function record(clerk: Page, act: string, fields: Record<string, string> = {}): Promise<void> {
  await send(clerk, act, fields)
  await expect(clerk.locator('.govuk-error-summary')).toHaveCount(0)
}

const press = async (clerk: Page, ...acts: string[]) => {
  for (const act of acts) await clerk.getByRole('button', { name: act, exact: true }).click()
}

async function plan(clerk: Page, date: string): Promise<string> {
  await clerk.goto(address('en', '/admin/meetings'))
  await clerk.selectOption('#plan_meeting-kind', 'special')
  await clerk.fill('#plan_meeting-date', date)
  await clerk.fill('#plan_meeting-time', '19:00')
  await clerk.fill('#plan_meeting-place', 'Council chamber')
  await press(clerk, 'Plan the meeting')
  await expect(clerk).toHaveURL(address('en', `/meetings/${date}-special/console`))
  return `${date}-special`
}

async function open(clerk: Page, members: string[]): Promise<void> {
  await record(clerk, 'Give notice and publish the agenda')
  await press(clerk, 'Call to order')
  for (const member of members) await press(clerk, `Is present ${member}`)
  await press(clerk, 'Open the meeting')
}

test('a meeting is held in two browsers from its notice to sealed minutes, and everybody can watch', async ({ browser, page: watcher }) => {
  test.slow()
  const clerk = await somebody(browser, 'clerk.of.the.board', 'board_administrator')
  const desk = await somebody(browser, 'member.of.the.board', 'board_member')
  const present = ['A', 'B', 'C', 'D'].map((letter) => `Member ${letter} (demonstration)`)
  await clerk.goto(address('en', '/admin/meetings'))
  await clerk.fill('#add_member-name', 'Ada Voter')
  await clerk.selectOption('#add_member-office', 'chair')
  await clerk.fill('#add_member-first_day', '2020-01-01')
  await clerk.fill('#add_member-person', 'member.of.the.board')
  await press(clerk, 'Add the member')
  await expectAccessible(clerk)

  const first = await plan(clerk, '2030-05-14')
  await record(clerk, 'Add an item', { 'Kind of item': 'Report with a recommendation', 'Title in English, for everybody to read': 'Annual report' })
  await open(clerk, ['Ada Voter', ...present])
  await expectAccessible(clerk)
  await watcher.goto(address('en', `/meetings/${first}`))
  await expect(watcher.getByText('A quorum: 5 members can decide, and 5 are needed.')).toBeVisible()
  await record(clerk, 'Take up an item')
  await record(clerk, 'Move a motion', { Mover: 'Ada Voter', Seconder: present[0]!, 'Text of the motion': 'That the annual report be received.' })
  await press(clerk, 'State the motion')
  await record(clerk, 'Open the vote')
  await expect(watcher.getByText('being voted on')).toBeVisible()

  await desk.goto(address('en', `/meetings/${first}/desk`))
  await expectAccessible(desk)
  await desk.getByLabel('Against', { exact: true }).focus()
  await desk.keyboard.press('Space')
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('Your vote is recorded: Against')).toBeVisible()
  await clerk.reload()
  for (const member of present) await press(clerk, `For ${member}`)
  await press(clerk, 'Close the vote')
  await send(clerk, 'Declare the result', { 'What the chair declares': 'lost' })
  await expect(clerk.locator('.govuk-error-summary')).toContainText('By the votes and the rule the motion is carried')
  await record(clerk, 'Declare the result', { 'What the chair declares': 'carried' })
  await expect(watcher.getByText('Carried: 4 for, 1 against. It needed 3 (majority of the votes cast).').first()).toBeVisible()
  await press(clerk, 'Adjourn', 'Draft the minutes')

  await plan(clerk, '2030-06-11')
  await record(clerk, 'Add an item', { 'Kind of item': 'Minutes of an earlier meeting', 'Title in English, for everybody to read': 'Minutes', 'Meeting, for an item on minutes': 'Special meeting, 14 May 2030' })
  await open(clerk, ['Ada Voter', ...present])
  await record(clerk, 'Take up an item')
  await record(clerk, 'Move a motion', { Mover: present[1]!, Seconder: present[2]!, 'Text of the motion': 'That the minutes be adopted.' })
  await press(clerk, 'State the motion')
  await record(clerk, 'Open the vote', { 'How the vote is taken': 'unanimous consent' })
  await press(clerk, 'Close the vote')
  await record(clerk, 'Declare the result', { 'What the chair declares': 'carried' })
  await clerk.goto(address('en', `/meetings/${first}/console`))
  await record(clerk, 'Record the adoption of the minutes', { 'The motion that adopted them, as its address names it': '2030-06-11-special-1' })
  await press(clerk, 'Seal the meeting')
  await watcher.goto(address('en', `/meetings/${first}`))
  await expect(watcher.getByText('The meeting is over, minutes sealed.')).toBeVisible()
})

test('two clerks record on one console: each sees what the other did, and loses nothing of what they type', async ({ browser }) => {
  test.slow()
  const first = await somebody(browser, 'first.clerk', 'board_administrator')
  const second = await somebody(browser, 'second.clerk', 'board_administrator')
  const present = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `Member ${letter} (demonstration)`)
  const meeting = await plan(first, '2030-09-10')
  await record(first, 'Add an item', { 'Kind of item': 'Report with a recommendation', 'Title in English, for everybody to read': 'Annual report' })
  await open(first, present)
  await record(first, 'Take up an item')
  await second.goto(address('en', `/meetings/${meeting}/console`))
  const amendment = second.locator('#act-move_motion')
  await amendment.locator('summary').click()
  await amendment.getByLabel('Text of the motion').fill('That the report be')
  await amendment.getByLabel('Seconder').selectOption({ label: present[3]! })
  await amendment.getByLabel('Text of the motion').focus()
  await record(first, 'Declare an interest', { Member: present[0]!, 'General nature of the interest': 'Family' })
  await expect(second.locator('#log')).toContainText('Family')
  await second.keyboard.type(' received')
  await expect(amendment.getByLabel('Text of the motion')).toHaveValue('That the report be received')
  await expect(amendment.getByLabel('Seconder')).toHaveValue(/./)
  await record(first, 'Move a motion', { Mover: present[1]!, Seconder: present[2]!, 'Text of the motion': 'That it be received.' })
  await expect(second.locator('#before')).toContainText('That it be received.')
  await amendment.getByRole('button', { name: 'Move a motion' }).click()
  await expect(second.locator('.govuk-error-summary')).toBeVisible()
  await expect(second.locator('#act-move_motion').getByLabel('Text of the motion')).toHaveValue('That the report be received')
  await press(first, 'State the motion')
  await expect(second.locator('#before')).toContainText('before the meeting')
  await expect(second.locator('#act-move_motion').getByLabel('Text of the motion')).toHaveValue('That the report be received')
  await expectAccessible(second)
})
