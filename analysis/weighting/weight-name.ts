/** The column of the wide panel file with the weights of who answered in all of these periods. */
export const weightName = (periods: readonly string[]): string => `weight.${periods.join('+')}`
