import type { Command } from 'commander'
export function addEstimate(_program: Command): void {}
