// A thread begins without the loader of TypeScript: see peilmoment.mjs.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
