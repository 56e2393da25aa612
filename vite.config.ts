import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

const output = join(import.meta.dirname, 'dist/client')

/** Compresses once, at the build, as well as it goes: the server only hands the files out. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    const folder = join(output, 'assets')
    for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
      const content = readFileSync(join(folder, name))
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, quality))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  root: 'client',
  plugins: [react(), precompress],
  build: {
    outDir: output,
    emptyOutDir: true,
    rolldownOptions: {
      input: ['respondent', 'researcher', 'inspector'].map((page) =>
        join(import.meta.dirname, 'client', page, 'index.html'),
      ),
    },
    // survey-core is one large module; it is fetched while the first page is being read.
    chunkSizeWarningLimit: 1_700,
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Most files wait for a database, a browser or a process of their own: two at a time fill two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
