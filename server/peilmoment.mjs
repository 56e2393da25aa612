#!/usr/bin/env node
// Node 20 does not read TypeScript by itself: tsx does, for every command alike.
import { register } from 'tsx/esm/api'

register()
await import('./cli.ts')
