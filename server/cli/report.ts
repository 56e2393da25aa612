import type { Command } from 'commander'
export function addReport(_program: Command): void {}
