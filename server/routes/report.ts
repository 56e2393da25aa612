import type { Context } from '../context.ts'
import { openApiApp } from '../http/openapi.ts'
export function reportRoutes(_context: Context) {
  return openApiApp()
}
