import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf, settled_ms } from './entrance'
import { address, languages } from './pages'

const published = async (dataset: string, question = 'concentrated'): Promise<{ finding_id: string; run_id: string }> => {
  const { findings } = (await (await fetch(address('en', '/evidence/findings.json'))).json()) as { findings: { finding_id: string; run_id: string; dataset: string; question: string }[] }
  const found = findings.find((finding) => finding.dataset === dataset && finding.question === question)
  if (!found) throw new Error(`the demonstration has no finding of ${dataset} that says what is ${question}`)
  return found
}

for (const language of languages) {
  for (const [dataset, question] of [['vancouver_incidents', 'concentrated'], ['toronto_mci_2018', 'concentrated'], ['toronto_mci_2018', 'unusual']] as const) {
    test(`the analysis and the finding of what is ${question} in ${dataset} in ${language} are accessible and fit a small window`, async ({ page: tab }) => {
      const complaints: string[] = []
      tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      const { finding_id, run_id } = await published(dataset, question)
      for (const page of [`/evidence/findings/${finding_id}`, `/evidence/analyses/${run_id}`]) {
        await tab.setViewportSize({ width: 360, height: 740 })
        await tab.goto(address(language, page), { waitUntil: 'networkidle' })
        await expectAccessible(tab)
      }
      expect(complaints).toEqual([])
    })
  }
}

test('the map of an analysis colours its clusters and comes no nearer than a neighbourhood', async ({ page: tab }) => {
  const { run_id } = await published('toronto_mci_2018')
  await tab.goto(address('en', `/evidence/analyses/${run_id}`), { waitUntil: 'networkidle' })
  await expect(tab.locator('.wm-map-legend li')).not.toHaveCount(0)
  await expect(tab.locator('.wm-map-legend')).toContainText('Cluster 1')
  const nearer = tab.getByRole('button', { name: 'Zoom in' })
  await expect(async () => {
    await nearer.evaluate((button: HTMLElement) => button.click()) // it may become disabled meanwhile, which a click would wait out
    await expect(nearer).toBeDisabled({ timeout: 100 })
  }).toPass()
  await expect(nearer).toBeDisabled()
})

/** Starts an analysis that ends soon, and waits for its end. */
async function startAnalysis(tab: Page): Promise<void> {
  await tab.goto(address('en', '/evidence/analyses'))
  await tab.getByRole('link', { name: 'Crime in Vancouver' }).first().click()
  await tab.getByRole('link', { name: 'Where is it concentrated?' }).click()
  await tab.getByLabel('Theft of Bicycle').check()
  await tab.fill('#from', '2018-01-01')
  await tab.fill('#to', '2018-12-31')
  await tab.check('#step-month')
  await tab.fill('#replicates', '99')
  await tab.getByRole('button', { name: 'Start the analysis' }).click()
  await expect(tab.getByRole('heading', { level: 1 })).toContainText('Analysis of Crime in Vancouver')
  await expect(tab.getByRole('button', { name: 'Draft a finding from it' })).toBeVisible({ timeout: 45_000 })
  await tab.waitForTimeout(settled_ms)
}

test('an early warning is asked for by its question and says what stands out or what would have', async ({ page: tab }) => {
  await enter(tab, invitationOf('watching.analyst', '--role', 'analyst'))
  await tab.goto(address('en', '/evidence/analyses/start/toronto_mci_2018'))
  await tab.getByRole('link', { name: 'What is unusual this week?' }).click()
  await expectAccessible(tab)
  await tab.fill('#level_pct', '50')
  await tab.getByRole('button', { name: 'Start the analysis' }).click()
  await expect(tab.getByRole('alert').getByRole('link')).toHaveCount(1)
  await expectAccessible(tab)
  await tab.fill('#level_pct', '5')
  await tab.fill('#week', '2018-08-22')
  await tab.getByRole('button', { name: 'Start the analysis' }).click()
  await expect(tab.getByRole('button', { name: 'Draft a finding from it' })).toBeVisible({ timeout: 45_000 })
  await expect(tab.locator('.claim')).toContainText('In the week of 20 August 2018')
  await expectAccessible(tab)
  const second = tab.getByRole('row').filter({ hasText: '2. ' }).getByRole('link').first()
  await second.click()
  await expect(tab.locator('[data-island="band-plot"] svg')).toBeVisible()
})

test('the questions to a dataset are accessible, and say what it does not carry', async ({ page: tab }) => {
  await enter(tab, invitationOf('asking.analyst', '--role', 'analyst'))
  await tab.goto(address('en', '/evidence/analyses/start/calgary_crime'))
  await expect(tab.getByText('This dataset does not carry it:')).toHaveCount(3)
  await expectAccessible(tab)
})

test('a density is asked for by its question and shows its cells', async ({ page: tab }) => {
  await enter(tab, invitationOf('drawing.analyst', '--role', 'analyst'))
  await tab.goto(address('en', '/evidence/analyses/start/toronto_mci_2018'))
  await tab.getByRole('link', { name: 'Where is it densest?' }).click()
  await expectAccessible(tab)
  await tab.getByLabel('Robbery').check()
  await tab.fill('#cell_m', '500')
  await tab.fill('#bandwidth_m', '100')
  await tab.getByRole('button', { name: 'Start the analysis' }).click()
  await expect(tab.getByRole('alert').getByRole('link')).toHaveCount(1)
  await expectAccessible(tab)
  await tab.fill('#bandwidth_m', '800')
  await tab.getByLabel('Robbery').check()
  await tab.getByRole('button', { name: 'Start the analysis' }).click()
  await expect(tab.getByRole('button', { name: 'Draft a finding from it' })).toBeVisible({ timeout: 45_000 })
  await expect(tab.locator('.claim')).toContainText('lay in the densest 5% of the area')
  await expect(tab.locator('.wm-map-legend li')).not.toHaveCount(0, { timeout: 15_000 })
  await expectAccessible(tab)
})

test('an analysis is started, watched to its end and drafted from without JavaScript', async ({ browser }) => {
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(tab, invitationOf('plain.analyst', '--role', 'analyst'))
  await startAnalysis(tab)
  await tab.getByRole('button', { name: 'Draft a finding from it' }).click()
  await tab.getByRole('button', { name: 'State its bias and harm' }).click()
  await tab.getByRole('button', { name: 'Keep the statement' }).click()
  await expect(tab.getByRole('alert').getByRole('link')).toHaveCount(6)
})

test('the forms of analyses and findings are accessible, wrong ones too, and an analysis shows its end by itself', async ({ page: tab }) => {
  await enter(tab, invitationOf('scripted.analyst', '--role', 'analyst', '--role', 'board_administrator'))
  await tab.goto(address('en', '/evidence/analyses/start/vancouver_incidents'))
  await tab.getByRole('link', { name: 'Where is it concentrated?' }).click()
  await expectAccessible(tab)
  await tab.fill('#seed', '0')
  await tab.getByRole('button', { name: 'Start the analysis' }).click()
  await expect(tab.getByRole('alert').getByRole('link')).not.toHaveCount(0)
  await expectAccessible(tab)
  await startAnalysis(tab)
  await tab.getByRole('button', { name: 'Draft a finding from it' }).click()
  await tab.getByRole('button', { name: 'State its bias and harm' }).click()
  await tab.getByRole('button', { name: 'Keep the statement' }).click()
  await expectAccessible(tab)
  for (const field of ['data', 'policing', 'misuse']) for (const language of languages) await tab.fill(`#${field}_${language}`, 'A sentence of more than twenty letters.')
  await tab.getByRole('button', { name: 'Keep the statement' }).click()
  await tab.getByRole('button', { name: 'Publish it …' }).click()
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Publish it', exact: true }).click()
  await tab.getByRole('button', { name: 'Withdraw it …' }).click()
  await expectAccessible(tab)
})
