import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `vite build` writes dist/web; the server serves it under the strict content policy, so nothing is inlined. */
export default defineConfig({
  root: here('src/web'),
  publicDir: here('src/web/public'),
  plugins: [react()],
  resolve: { conditions: ['subrosa-source', ...defaultClientConditions] },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome111', 'firefox114', 'safari16.4'],
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': process.env['SUBROSA_DEV_API'] ?? 'http://127.0.0.1:8380' },
  },
})
