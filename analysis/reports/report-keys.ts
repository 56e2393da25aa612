/** The tables and figures of a report, in their order. */
export const REPORT_KEYS = [
  'table1',
  'hours',
  'contrasts',
  'figure1',
  'figure2',
  'figure3',
  'figure4',
  'figure5',
  'figure6',
  'transfer',
  'duty',
  'durations',
  'weights',
  'margins',
  'representativeness',
] as const
export type ReportKey = (typeof REPORT_KEYS)[number]
