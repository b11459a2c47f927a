import { defineConfig } from '@playwright/test'

// Debian's Chromium, as everything else here is Debian's; no browser is downloaded.
export default defineConfig({
  testDir: '.',
  outputDir: './results',
  globalSetup: './server.ts',
  workers: 2,
  timeout: 120_000, // some start an analysis and wait for it
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'
      ]
    }
  }
})
