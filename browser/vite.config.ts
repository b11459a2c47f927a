import { defineConfig } from 'vite'

// dist/ is served under /assets/ by the program, which finds the hashed names in .vite/manifest.json.
export default defineConfig({
  base: '/assets/',
  build: {
    manifest: true,
    assetsDir: '',
    target: 'es2020',
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { wardmote: 'src/wardmote.ts' } },
    chunkSizeWarningLimit: 1200
  },
  css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin'] } } },
  test: { include: ['src/**/*.test.ts'] }
} as never)
